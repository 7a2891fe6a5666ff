// The ground of a map: a basemap where the server has one and the browser WebGL, else a grid.
import { groundStyle } from "./drawing/basemap_style.js";
import { latitudeOf } from "./drawing/view.js";
import { element } from "./dom.js";

const dark = matchMedia("(prefers-color-scheme: dark)");
const given = document.querySelector('meta[name="basemap"]')?.dataset ?? null;
let library = null;

function hasWebGl() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

// MapLibre and PMTiles are scripts, not modules; they come only where there is a basemap.
function load() {
  library ??= Promise.all([given.maplibre, given.pmtiles].map((src) => new Promise((done, failed) => {
    const script = element("script", { src });
    script.addEventListener("load", done);
    script.addEventListener("error", failed);
    document.head.append(element("link", { rel: "stylesheet", href: given.css }), script);
  }))).then(() => {
    maplibregl.addProtocol("pmtiles", new pmtiles.Protocol().tile);
  });
  return library;
}

export class Ground {
  constructor(view, seen) {
    Object.assign(this, { view, seen, map: null });
    this.box = element("div", { class: "ground", "aria-hidden": "true" });
    this.attribution = given?.attribution ?? "";
    if (given && hasWebGl()) load().then(() => this.start(), () => {});
  }

  start() {
    try {
      this.map = new maplibregl.Map({
        container: this.box, style: this.style(), interactive: false, attributionControl: false,
        fadeDuration: 0, maxPitch: 0, renderWorldCopies: false,
      });
    } catch {
      return;
    }
    this.map.on("webglcontextlost", () => this.leave());
    this.map.on("idle", () => { this.box.dataset.state = "drawn"; });
    this.seen();
  }

  style() {
    return groundStyle(given.schema, `pmtiles://${location.origin}${given.tiles}`, dark.matches);
  }

  leave() {
    this.map = null;
    this.box.hidden = true;
    this.seen();
  }

  repaint() {
    this.map?.setStyle(this.style());
  }

  resize() {
    this.map?.resize();
  }

  // Moves to where the view is; false: there is no basemap.
  follow() {
    if (!this.map) return false;
    const { view } = this;
    // A tile of MapLibre is 512 pixels wide.
    this.map.jumpTo({ center: [view.x * 360 - 180, latitudeOf(view.y)], zoom: Math.log2(view.scale / 512) });
    this.map.redraw();
    return true;
  }
}
