// The ground beneath the routes: a basemap where the page holds one, else a plain grid.
let ground = null;

function startGround() {
  if (!content.basemap) return;
  const archive = archiveOf(document.getElementById("basemap").textContent.trim());
  ground = new Ground(document.getElementById("ground"), {
    view,
    schema: content.basemap.schema,
    isDark,
    bring: async (library) => {
      run(library);
      return archive;
    },
    seen: redraw,
  });
}

function archiveOf(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new pmtiles.PMTiles({
    getKey: () => "basemap",
    getBytes: async (first, length) => ({ data: bytes.slice(first, first + length).buffer }),
  });
}

// The page holds the libraries as texts, so that only the one that draws is run.
function run(library) {
  for (const held of document.querySelectorAll(`script[data-library="${library}"]`)) {
    const script = document.createElement("script");
    script.textContent = held.textContent;
    document.head.append(script);
  }
}
