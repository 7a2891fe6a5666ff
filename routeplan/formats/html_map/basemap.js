// The ground beneath the routes: a basemap where the page holds one and the browser has
// WebGL, else a plain grid.
const ground = { map: null };

function hasWebGl() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

function archiveOf(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new pmtiles.PMTiles({
    getKey: () => "basemap",
    getBytes: async (first, length) => ({ data: bytes.slice(first, first + length).buffer }),
  });
}

function styleOfGround() {
  const { theme } = document.documentElement.dataset;
  return groundStyle(content.basemap.schema, "pmtiles://basemap", theme ? theme === "dark" : dark.matches);
}

function startGround() {
  if (!content.basemap || !hasWebGl()) return;
  const protocol = new pmtiles.Protocol();
  protocol.add(archiveOf(document.getElementById("basemap").textContent.trim()));
  maplibregl.addProtocol("pmtiles", protocol.tile);
  try {
    ground.map = new maplibregl.Map({
      container: "ground", style: styleOfGround(), interactive: false, attributionControl: false,
      fadeDuration: 0, maxPitch: 0, renderWorldCopies: false,
    });
  } catch {
    return;
  }
  document.body.dataset.basemap = content.basemap.schema;
  ground.map.on("webglcontextlost", leaveGround);
  ground.map.on("idle", () => document.body.dataset.ground = "drawn");
}

function leaveGround() {
  ground.map = null;
  document.getElementById("ground").hidden = true;
  delete document.body.dataset.basemap;
  redraw();
}

function repaintGround() {
  if (ground.map) ground.map.setStyle(styleOfGround());
}

function resizeGround() {
  if (ground.map) ground.map.resize();
}

// Moves the basemap to where the view is; false: there is none.
function followGround() {
  if (!ground.map) return false;
  const lng = view.x * 360 - 180;
  // A tile of MapLibre is 512 pixels wide.
  ground.map.jumpTo({ center: [lng, latitudeOf(view.y)], zoom: Math.log2(view.scale / 512) });
  ground.map.redraw();
  return true;
}
