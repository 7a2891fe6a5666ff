// The basemap drawn by MapLibre GL, where the browser has WebGL.
import { WIDTH_GROWTH, WIDTH_ZOOMS, basemapLayers } from "./basemap_layers.js";
import { latitudeOf } from "./view.js";

const TYPES = { Polygon: "fill", LineString: "line" };
let protocol = null;

export class WebGlBasemap {
  static library = "maplibre";

  // drawn: it shows all it has; lost: the graphics card gave up.
  constructor(box, { archive, schema, isDark, drawn, lost }) {
    if (!protocol) {
      protocol = new pmtiles.Protocol();
      maplibregl.addProtocol("pmtiles", protocol.tile);
    }
    protocol.add(archive);
    Object.assign(this, { schema, url: `pmtiles://${archive.source.getKey()}` });
    this.map = new maplibregl.Map({
      container: box, style: mapLibreStyle(schema, this.url, isDark), interactive: false,
      attributionControl: false, fadeDuration: 0, maxPitch: 0, renderWorldCopies: false,
    });
    this.map.on("idle", drawn);
    this.map.on("webglcontextlost", lost);
  }

  show(view) {
    // A tile of MapLibre is 512 pixels wide.
    this.map.jumpTo({
      center: [view.x * 360 - 180, latitudeOf(view.y)], zoom: Math.log2(view.scale / 512),
    });
    this.map.redraw();
  }

  repaint(isDark) {
    this.map.setStyle(mapLibreStyle(this.schema, this.url, isDark));
  }

  resize() {
    this.map.resize();
  }
}

function mapLibreStyle(schema, url, isDark) {
  const basemap = basemapLayers(schema, isDark);
  const isRaster = schema === "raster";
  return {
    version: 8,
    sources: { ground: { type: isRaster ? "raster" : "vector", url } },
    layers: [
      { id: "land", type: "background", paint: { "background-color": basemap.land } },
      ...(isRaster ? [{ id: "pictures", type: "raster", source: "ground" }] : []),
      ...basemap.layers.map((layer) => mapLibreLayer(layer, basemap)),
    ],
  };
}

function mapLibreLayer({ id, where, shape, kinds, from = 0, ...look }, basemap) {
  const ofShape = ["==", ["geometry-type"], shape];
  const ofKind = ["in", ["get", basemap.kind], ["literal", kinds]];
  return {
    id, source: "ground", "source-layer": where, minzoom: from,
    filter: kinds ? ["all", ofShape, ofKind] : ofShape,
    ...(look.text ? writing(shape, look, basemap) : { type: TYPES[shape], ...PAINTS[shape](look) }),
  };
}

const PAINTS = {
  Polygon: ({ colour, edge = colour }) =>
    ({ paint: { "fill-color": colour, "fill-outline-color": edge } }),
  LineString: ({ colour, width: [small, large] }) => ({
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": colour,
      "line-width": ["interpolate", ["exponential", WIDTH_GROWTH], ["zoom"],
        WIDTH_ZOOMS[0], small, WIDTH_ZOOMS[1], large],
    },
  }),
};

function writing(shape, { text }, { names, text: colour, halo }) {
  return {
    type: "symbol",
    layout: {
      "text-field": ["coalesce", ...names.map((name) => ["get", name])],
      "text-font": ["sans-serif"], "text-size": text,
      ...(shape === "Point" ? { "text-max-width": 8 } : { "symbol-placement": "line" }),
    },
    paint: { "text-color": colour, "text-halo-color": halo, "text-halo-width": 1.2 },
  };
}
