// How the basemap looks: quiet, so that routes and stores stand out.
const PAPER = {
  light: {
    land: "#efede7", water: "#c5dbe8", green: "#dfe9d6", building: "#e2ddd3", edge: "#cbc5b9",
    road: "#ffffff", path: "#d9d3c8", text: "#6b6f73", halo: "#ffffff",
  },
  dark: {
    land: "#191e23", water: "#16303f", green: "#1d2823", building: "#23292f", edge: "#0f1316",
    road: "#4b565f", path: "#353d45", text: "#93a0ab", halo: "#14191e",
  },
};
const BIG_ROADS = ["motorway", "trunk", "primary", "highway", "major_road"];
const MIDDLE_ROADS = ["secondary", "tertiary", "medium_road"];
const SMALL_ROADS = ["minor", "service", "minor_road", "busway", "raceway", "other"];
const PATHS = ["path", "track", "pedestrian", "footway"];

// Names of layers and attributes in the two usual ways of making tiles.
const SCHEMES = {
  openmaptiles: {
    water: "water", streams: "waterway", green: ["landcover", "park", "landuse"],
    greenKinds: ["grass", "wood", "park", "farmland", "cemetery", "pitch", "nature_reserve"],
    buildings: "building", roads: "transportation", kind: "class",
    roadNames: "transportation_name", places: "place",
    name: ["coalesce", ["get", "name"], ["get", "name:latin"]],
  },
  protomaps: {
    water: "water", streams: "water", green: ["landcover", "landuse"],
    greenKinds: ["grass", "grassland", "wood", "forest", "park", "cemetery", "pitch", "farmland",
      "nature_reserve", "garden", "recreation_ground"],
    buildings: "buildings", roads: "roads", kind: "kind", roadNames: "roads", places: "places",
    name: ["get", "name"],
  },
};

// A style of MapLibre; schema: how the layers of the tiles at `url` are named, or "raster".
export function groundStyle(schema, url, isDark) {
  const paper = isDark ? PAPER.dark : PAPER.light;
  const layers = schema === "raster"
    ? [{ id: "pictures", type: "raster", source: "ground" }]
    : vectorLayers(SCHEMES[schema], paper);
  return {
    version: 8,
    sources: { ground: { type: schema === "raster" ? "raster" : "vector", url } },
    layers: [{ id: "land", type: "background", paint: { "background-color": paper.land } }, ...layers],
  };
}

function vectorLayers(scheme, paper) {
  const layer = (id, type, where, paint, more = {}) =>
    ({ id, type, source: "ground", "source-layer": where, paint, ...more });
  const ofKind = (kinds) => ["in", ["get", scheme.kind], ["literal", kinds]];
  const isArea = ["==", ["geometry-type"], "Polygon"];
  const isLine = ["==", ["geometry-type"], "LineString"];
  const line = (id, kinds, colour, width) =>
    layer(id, "line", scheme.roads, { "line-color": colour, "line-width": width }, {
      filter: ["all", isLine, ofKind(kinds)], layout: { "line-cap": "round", "line-join": "round" },
    });
  return [
    ...scheme.green.map((where) =>
      layer(`green-${where}`, "fill", where, { "fill-color": paper.green },
        { filter: where === "park" ? isArea : ["all", isArea, ofKind(scheme.greenKinds)] })),
    layer("water", "fill", scheme.water, { "fill-color": paper.water }, { filter: isArea }),
    layer("streams", "line", scheme.streams, { "line-color": paper.water, "line-width": byZoom(0.5, 2) },
      { filter: isLine }),
    layer("buildings", "fill", scheme.buildings,
      { "fill-color": paper.building, "fill-outline-color": paper.edge }, { minzoom: 14 }),
    line("paths", PATHS, paper.path, byZoom(0.3, 2)),
    line("small-edges", SMALL_ROADS, paper.edge, byZoom(0.4, 9)),
    line("middle-edges", MIDDLE_ROADS, paper.edge, byZoom(1, 13)),
    line("big-edges", BIG_ROADS, paper.edge, byZoom(1.6, 17)),
    line("small", SMALL_ROADS, paper.road, byZoom(0.2, 7)),
    line("middle", MIDDLE_ROADS, paper.road, byZoom(0.6, 11)),
    line("big", BIG_ROADS, paper.road, byZoom(1, 15)),
    names("road-names", scheme.roadNames, scheme, paper, {
      minzoom: 14, filter: isLine, size: 11, layout: { "symbol-placement": "line" },
    }),
    names("place-names", scheme.places, scheme, paper, {
      filter: ["==", ["geometry-type"], "Point"], size: 13, layout: { "text-max-width": 8 },
    }),
  ];
}

// A width that grows from zoom 10 to zoom 18.
function byZoom(small, large) {
  return ["interpolate", ["exponential", 1.6], ["zoom"], 10, small, 18, large];
}

function names(id, where, scheme, paper, { size, layout, ...more }) {
  return {
    id, type: "symbol", source: "ground", "source-layer": where, ...more,
    layout: {
      "text-field": scheme.name, "text-font": ["sans-serif"], "text-size": size, ...layout,
    },
    paint: { "text-color": paper.text, "text-halo-color": paper.halo, "text-halo-width": 1.2 },
  };
}
