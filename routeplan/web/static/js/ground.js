// The ground of a map: a basemap where the server has one, else a grid.
import { element } from "./dom.js";
import { Ground } from "./drawing/ground.js";

const dark = matchMedia("(prefers-color-scheme: dark)");
const given = document.querySelector('meta[name="basemap"]')?.dataset ?? null;
// These are scripts, not modules; each comes only where it draws.
const LIBRARIES = {
  maplibre: ["maplibre-gl.css", "pmtiles.js", "maplibre-gl.js"],
  leaflet: ["leaflet.css", "pmtiles.js", "leaflet.js", "protomaps-leaflet.js"],
};
const files = new Map();
let archive = null;

async function bring(library) {
  await Promise.all(LIBRARIES[library].map(load));
  archive ??= new pmtiles.PMTiles(location.origin + given.tiles);
  return archive;
}

function load(name) {
  if (!files.has(name)) files.set(name, fetched(new URL(`../vendor/${name}`, import.meta.url).href));
  return files.get(name);
}

function fetched(address) {
  const file = address.endsWith(".css")
    ? element("link", { rel: "stylesheet", href: address }) : element("script", { src: address });
  return new Promise((done, failed) => {
    file.addEventListener("load", done);
    file.addEventListener("error", failed);
    document.head.append(file);
  });
}

export const attribution = given?.attribution ?? "";

// null: the server has no basemap; seen: there is another ground than before.
export function groundOf(box, view, seen) {
  return given && new Ground(box, { view, schema: given.schema, isDark: () => dark.matches, bring, seen });
}
