// Stores with visits that have no day, stores that can be added, and any store found by name.
import { get } from "../api.js";
import { attempt, byId, element, fill } from "../dom.js";
import { say } from "../words.js";

const MOST_FOUND = 12;

export class LeftOutList {
  constructor(board, changes, openMove) {
    Object.assign(this, { board, changes, openMove });
    byId("find-store").addEventListener("input", () => this.#find());
    byId("add-form")?.addEventListener("submit", (event) => this.#look(event));
  }

  render() {
    const { board } = this;
    const entries = board.plan.left_out;
    byId("left-out-count").textContent = String(entries.reduce((sum, entry) => sum + entry.visits, 0));
    const lines = entries.map((entry) => this.#line(entry));
    fill(byId("left-out"), ...(lines.length ? lines : [element("li", { class: "soft" }, say("left_out_none"))]));
    this.#find();
  }

  #line({ store, visits }) {
    const { board } = this;
    const name = board.storeName(store);
    const handle = board.mayChange ? element("span", { class: "handle", "aria-hidden": "true" }, "⠿") : null;
    return element("li", { "data-left-out": store, class: board.mayChange ? "free" : "" }, handle,
      element("button", { type: "button", class: "plain stop", onclick: () => board.choose({ store }) },
        element("span", { class: "stop-name" }, name, " ", element("span", { class: "soft small" }, store)),
        element("span", { class: "chip bad" }, say("visits", { n: visits }))));
  }

  #find() {
    const { board } = this;
    const wanted = byId("find-store").value.trim().toLowerCase();
    const found = wanted
      ? [...board.stores.values()].filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(wanted)).slice(0, MOST_FOUND)
      : [];
    const buttons = found.map((store) => element("li", {}, element("button", {
      type: "button", class: "plain stop", onclick: () => this.#show(store.id),
    }, store.name || store.id, " ", element("span", { class: "soft small" }, store.id))));
    const none = wanted && !found.length ? [element("li", { class: "soft" }, say("found_none"))] : [];
    fill(byId("found-stores"), ...buttons, ...none);
  }

  #show(store) {
    const { board } = this;
    const visits = board.visits(store);
    const here = visits.find((visit) => visit.rep === board.rep) ?? visits[0];
    board.choose(here ? { store, rep: here.rep, day: here.days[0] } : { store });
  }

  // Approved stores of the archive that the plan does not have.
  async #look(event) {
    event.preventDefault();
    const wanted = new FormData(event.target).get("wanted").trim();
    if (!wanted) return;
    const place = byId("stores-to-add");
    const answer = await attempt(() => get(`/cards?text=${encodeURIComponent(wanted)}&state=approved&limit=${MOST_FOUND}`), { place, button: event.submitter });
    if (!answer) return;
    const fresh = answer.items.filter((card) => !this.board.stores.has(card.id));
    const lines = fresh.map((card) => element("li", {}, element("button", {
      type: "button", onclick: (click) => this.#add(card.id, click.currentTarget),
    }, `${card.name} `, element("span", { class: "soft small" }, card.id))));
    fill(place, ...(lines.length ? lines : [element("li", { class: "soft" }, say("add_none"))]));
  }

  async #add(id, button) {
    const card = await attempt(() => get(`/cards/${encodeURIComponent(id)}`), { place: byId("stores-to-add"), button });
    if (!card) return;
    fill(byId("stores-to-add"));
    this.changes.add(placeOf(card));
    this.board.choose({ store: id });
    this.openMove(id, null);
  }
}

// A card as the plan's own stores are known.
function placeOf({ store, rule }) {
  const { id, name, lat, lon, rep, address = "", store_class: storeClass } = store;
  const { visits = 0, weeks = 1, in_store_s: stay = 0, purposes = [] } = rule ?? {};
  return { id, name, lat, lon, rep, address, store_class: storeClass ?? "", visits, weeks, in_store_s: stay, purposes };
}
