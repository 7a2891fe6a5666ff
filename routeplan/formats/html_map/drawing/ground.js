// The ground beneath a drawing: a basemap, drawn by WebGL or else on plain canvases.
import { PlainBasemap } from "./basemap_plain.js";
import { WebGlBasemap } from "./basemap_webgl.js";

function hasWebGl() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

export class Ground {
  // box: the element beneath the drawing; schema: of the tiles; isDark: tells what is wanted now;
  // bring: brings a library, and answers with the archive of tiles; seen: there is another ground.
  constructor(box, { view, schema, isDark, bring, seen }) {
    Object.assign(this, { box, view, schema, isDark, bring, seen, basemap: null });
    this.lay(hasWebGl() ? WebGlBasemap : PlainBasemap);
  }

  async lay(Basemap) {
    const sheet = document.createElement("div");
    this.box.replaceChildren(sheet);
    try {
      const archive = await this.bring(Basemap.library);
      const header = await archive.getHeader();
      this.basemap = new Basemap(sheet, {
        archive, header, schema: this.schema, isDark: this.isDark(),
        drawn: () => { this.box.dataset.state = "drawn"; },
        lost: () => this.leave(),
      });
    } catch {
      this.box.replaceChildren();
      if (Basemap === WebGlBasemap) await this.lay(PlainBasemap);
      return;
    }
    this.box.dataset.library = Basemap.library;
    this.seen();
  }

  leave() {
    this.basemap = null;
    delete this.box.dataset.library;
    delete this.box.dataset.state;
    this.lay(PlainBasemap);
    this.seen();
  }

  repaint() {
    this.basemap?.repaint(this.isDark());
  }

  resize() {
    this.basemap?.resize();
  }

  // Moves to where the view is; false: there is no basemap yet.
  follow() {
    this.basemap?.show(this.view);
    return this.basemap !== null;
  }
}
