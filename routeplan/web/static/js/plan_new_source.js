// Where the stores come from: a file that is dropped or chosen, or the archive.
import { all, post, upload } from "./api.js";
import { attempt, byId, element } from "./dom.js";

// Tells "change" when something else is to be looked at; detail: "stores" or "reps".
export class Source extends EventTarget {
  constructor() {
    super();
    this.stores = null;
    this.reps = null;
    byId("kinds").addEventListener("change", () => attempt(() => this.#chooseKind()));
    byId("store-file").addEventListener("change", (event) => this.#take("stores", event.target.files[0]));
    byId("rep-file").addEventListener("change", (event) => this.#take("reps", event.target.files[0]));
    byId("team").addEventListener("change", () => this.#tell("stores"));
    byId("read-again").addEventListener("click", () => this.#tell("stores"));
    this.#catchDrops(byId("drop"));
  }

  get isArchive() {
    return byId("kinds").querySelector(":checked").value === "archive";
  }

  get isReady() {
    return this.isArchive || this.stores !== null;
  }

  get name() {
    return this.isArchive ? byId("team").selectedOptions[0].text : this.stores?.name ?? "";
  }

  // What the API reads of it; reps: a file that stands for the chosen one.
  look(settings, reps, signal) {
    if (this.isArchive) return post("/readings", this.#asked(settings), { signal });
    return upload("/readings/uploads", this.#form(settings, reps), { signal });
  }

  start(name, settings, reps, search) {
    if (this.isArchive) return post("/jobs", { ...this.#asked(settings), name, search });
    const form = this.#form(settings, reps);
    form.append("name", name);
    form.append("search", JSON.stringify(search));
    return upload("/jobs/uploads", form);
  }

  #asked(settings) {
    // What stands for a default in a scenario's own settings is left out here: there are none.
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
    return { team: byId("team").value || null, settings: given };
  }

  #form(settings, reps) {
    const form = new FormData();
    form.append("scenario", this.stores);
    const sent = reps ?? this.reps;
    if (sent) form.append("reps", sent);
    form.append("settings", JSON.stringify(settings));
    return form;
  }

  #showKind() {
    byId("from-file").hidden = this.isArchive;
    byId("from-archive").hidden = !this.isArchive;
  }

  async #chooseKind() {
    this.#showKind();
    if (this.isArchive && byId("team").options.length === 1) {
      const teams = [...new Set((await all("/reps")).map((member) => member.team))].sort();
      byId("team").append(...teams.map((team) => element("option", {}, team)));
    }
    this.#tell("stores");
  }

  // A copy: whoever corrects the file meanwhile has it read as it was chosen.
  async #take(what, file) {
    this[what] = file ? new File([await file.arrayBuffer()], file.name, { type: file.type }) : null;
    this.#tell(what);
  }

  // Anywhere on the page: a file that misses the zone must not open in the browser.
  #catchDrops(zone) {
    const isOver = (over) => zone.classList.toggle("over", over);
    for (const name of ["dragenter", "dragover"]) {
      document.addEventListener(name, (event) => { event.preventDefault(); isOver(true); });
    }
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) isOver(false); });
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      isOver(false);
      const { files } = event.dataTransfer;
      if (!files.length) return;
      byId("kinds").querySelector('[value="file"]').checked = true;
      this.#showKind();
      byId("store-file").files = files;
      this.#take("stores", files[0]);
    });
  }

  #tell(what) {
    this.dispatchEvent(new CustomEvent("change", { detail: what }));
  }
}
