// The basemap drawn by Leaflet on plain canvases, where the browser has no WebGL.
import { WIDTH_GROWTH, WIDTH_ZOOMS, basemapLayers } from "./basemap_layers.js";
import { latitudeOf } from "./view.js";

const GEOMETRIES = { Point: 1, LineString: 2, Polygon: 3 };
const HALO = 1.2;
const LINE_HEIGHT = 1.4;
const CLOSEST = 24;
const WORLD = [[-90, -180], [90, 180]];
const SETTLED_MS = 120;
const STILL = {
  zoomSnap: 0, maxZoom: CLOSEST, attributionControl: false, zoomControl: false, dragging: false,
  scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false, touchZoom: false, keyboard: false,
  tapHold: false, trackResize: false, fadeAnimation: false, zoomAnimation: false,
};

export class PlainBasemap {
  static library = "leaflet";

  // header: of the archive; drawn: it shows all it has.
  constructor(box, { archive, header, schema, isDark, drawn }) {
    this.map = L.map(box, STILL);
    const options = {
      bounds: WORLD, noWrap: true, maxZoom: CLOSEST, updateWhenZooming: false, updateWhenIdle: false,
    };
    this.layer = schema === "raster"
      ? pmtiles.leafletRasterLayer(archive, { ...options, maxNativeZoom: header.maxZoom })
      : protomapsL.leafletLayer({
        ...options, url: archive, maxDataZoom: header.maxZoom, attribution: "",
        lang: document.documentElement.lang,
      });
    this.layer.on("load", drawn);
    this.schema = schema;
    this.repaint(isDark);
  }

  show(view) {
    const center = L.latLng(latitudeOf(view.y), view.x * 360 - 180);
    // Leaflet's world is 256 pixels wide at zoom 0.
    const zoom = Math.log2(view.scale / 256);
    if (!this.map.hasLayer(this.layer)) {
      this.map.setView(center, zoom).addLayer(this.layer);
      return;
    }
    // As in a pinch of Leaflet's own: setView would drop all tiles at every change of zoom.
    this.map._move(center, zoom, { pinch: true });
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.map.fire("zoom"), SETTLED_MS);
  }

  repaint(isDark) {
    const basemap = basemapLayers(this.schema, isDark);
    this.map.getContainer().style.background = basemap.land;
    if (this.schema === "raster") return;
    Object.assign(this.layer, { backgroundColor: basemap.land, ...rulesOf(basemap) });
    this.layer.clearLayout();
    this.layer.rerenderTiles();
  }

  resize() {
    this.map.invalidateSize({ pan: false });
  }
}

function rulesOf({ layers, ...basemap }) {
  const rule = (layer) => ({
    dataLayer: layer.where,
    minzoom: layer.from && layer.from + 1,
    filter: (_, feature) => feature.geomType === GEOMETRIES[layer.shape]
      && (!layer.kinds || layer.kinds.includes(feature.props[basemap.kind])),
    symbolizer: layer.text ? writer(layer, basemap) : painter(layer),
  });
  return {
    paintRules: layers.filter((layer) => !layer.text).map(rule),
    // Where names compete, those of the first rule are written.
    labelRules: layers.filter((layer) => layer.text).reverse().map(rule),
  };
}

function painter({ shape, colour, edge, width }) {
  if (shape === "Polygon") {
    return new protomapsL.PolygonSymbolizer({ fill: colour, stroke: edge, width: edge ? 1 : 0 });
  }
  return new protomapsL.LineSymbolizer({
    color: colour, lineCap: "round", lineJoin: "round",
    width: protomapsL.exp(WIDTH_GROWTH, WIDTH_ZOOMS.map((zoom, place) => [zoom + 1, width[place]])),
  });
}

function writer({ shape, text: size }, { names, text, halo }) {
  const options = {
    labelProps: names, font: `${size}px sans-serif`, fill: text, stroke: halo, width: HALO,
    lineHeight: LINE_HEIGHT,
  };
  return shape === "Point"
    ? new protomapsL.CenteredTextSymbolizer(options)
    : new protomapsL.LineLabelSymbolizer({
      ...options, position: protomapsL.LineLabelPlacement.Center,
    });
}
