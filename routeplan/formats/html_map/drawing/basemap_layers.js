// What is drawn of a basemap, and in which colours: quiet, so that routes and stores stand out.
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
    roadNames: "transportation_name", places: "place", names: ["name", "name:latin"],
  },
  protomaps: {
    water: "water", streams: "water", green: ["landcover", "landuse"],
    greenKinds: ["grass", "grassland", "wood", "forest", "park", "cemetery", "pitch", "farmland",
      "nature_reserve", "garden", "recreation_ground"],
    buildings: "buildings", roads: "roads", kind: "kind", roadNames: "roads", places: "places",
    names: ["name"],
  },
};
// Widths are given for these two zooms and grow between them by this base.
export const WIDTH_ZOOMS = [10, 18];
export const WIDTH_GROWTH = 1.6;

// schema: how the layers of the tiles are named, or "raster", which has no layers. Zooms are those
// at which the world is 512 pixels wide at zoom 0. Of the layers, the lowest comes first:
// {id, where, shape, kinds, from, colour, edge, width, text}; text: the size of names that are
// written there.
export function basemapLayers(schema, isDark) {
  const paper = isDark ? PAPER.dark : PAPER.light;
  const scheme = SCHEMES[schema];
  return {
    ...paper, kind: scheme?.kind, names: scheme?.names, layers: scheme ? layersOf(scheme, paper) : [],
  };
}

function layersOf(scheme, paper) {
  const area = (id, where, colour, more) => ({ id, where, shape: "Polygon", colour, ...more });
  const line = (id, where, colour, width, kinds) =>
    ({ id, where, shape: "LineString", colour, width, kinds });
  const road = (id, kinds, colour, width) => line(id, scheme.roads, colour, width, kinds);
  return [
    ...scheme.green.map((where) =>
      area(`green-${where}`, where, paper.green, { kinds: where === "park" ? null : scheme.greenKinds })),
    area("water", scheme.water, paper.water),
    line("streams", scheme.streams, paper.water, [0.5, 2]),
    area("buildings", scheme.buildings, paper.building, { edge: paper.edge, from: 14 }),
    road("paths", PATHS, paper.path, [0.3, 2]),
    road("small-edges", SMALL_ROADS, paper.edge, [0.4, 9]),
    road("middle-edges", MIDDLE_ROADS, paper.edge, [1, 13]),
    road("big-edges", BIG_ROADS, paper.edge, [1.6, 17]),
    road("small", SMALL_ROADS, paper.road, [0.2, 7]),
    road("middle", MIDDLE_ROADS, paper.road, [0.6, 11]),
    road("big", BIG_ROADS, paper.road, [1, 15]),
    { id: "road-names", where: scheme.roadNames, shape: "LineString", from: 14, text: 11 },
    { id: "place-names", where: scheme.places, shape: "Point", text: 13 },
  ];
}
