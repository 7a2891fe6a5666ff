// The plan on the map: routes of the rep that is shown, in colour, with order numbers.
import { RouteMap, routeColours } from "../map.js";
import { byId } from "../dom.js";
import { say } from "../words.js";
import { storesOf } from "./plan.js";

const routeId = (rep, label) => `${rep} ${label}`;

export class Atlas {
  constructor(board) {
    this.board = board;
    this.map = new RouteMap(byId("map"), { label: say("map_of") });
    this.onlyDay = false;
    this.map.addEventListener("hover", (event) => board.point({ store: event.detail.store }));
    this.map.addEventListener("choose", (event) => this.#choose(event.detail.store));
    byId("only-day").addEventListener("change", (event) => {
      this.onlyDay = event.target.checked;
      this.render();
    });
  }

  colourOf = (label) => {
    const { board } = this;
    const calendar = board.plan.calendar[board.rep];
    if (this.coloursOf !== calendar) {
      this.labels = board.labels;
      this.colours = routeColours(this.labels.length);
      this.coloursOf = calendar;
    }
    return this.colours[this.labels.indexOf(label)] ?? this.colours[0];
  };

  render() {
    const { board } = this;
    const labels = this.onlyDay ? [board.label].filter((label) => label !== null) : board.labels;
    const base = board.reps.get(board.rep);
    this.map.show({ stores: this.#stores(labels), routes: labels.map((label) => this.#route(label)), bases: base ? [this.#base(base)] : [] });
    this.mark();
  }

  mark() {
    const { board } = this;
    const store = board.pointed.store ?? board.store;
    const day = board.pointed.day ?? board.day;
    const label = day === null ? null : board.plan.calendar[board.rep]?.[day];
    this.map.highlight({ store, route: label ? routeId(board.rep, label) : null });
  }

  fit() {
    this.map.fit();
  }

  // Stores of this rep's routes, faded those of other days than the one shown, and those left out.
  #stores(labels) {
    const { board } = this;
    const here = new Set(labels.flatMap((label) => storesOf(board.plan, board.rep, label)));
    const left = new Set(board.plan.left_out.map((entry) => entry.store));
    const own = new Set(board.labels.flatMap((label) => storesOf(board.plan, board.rep, label)));
    const others = new Set(board.plan.routes.flatMap((route) => route.stores));
    const isShown = (id) => own.has(id) || left.has(id) || !others.has(id);
    return [...board.stores.values()].filter((store) => isShown(store.id)).map((store) => ({
      id: store.id, name: store.name || store.id, at: [store.lat, store.lon], rank: board.rank(store.id),
      leftOut: left.has(store.id), faded: !here.has(store.id) && !left.has(store.id),
    }));
  }

  #route(label) {
    const { rep, plan } = this.board;
    return { id: routeId(rep, label), rep, stores: storesOf(plan, rep, label), ...this.colourOf(label) };
  }

  #base({ id, mode, start, end }) {
    return { id, mode, at: [start.lat, start.lon], to: [end.lat, end.lon] };
  }

  #choose(store) {
    const { board } = this;
    if (store === null) return;
    const visits = board.visits(store).filter((each) => each.rep === board.rep);
    const isShown = visits.some((each) => each.days.includes(board.day));
    const [visit] = visits;
    board.choose({ store, day: isShown || !visit ? board.day : visit.days[0] });
    document.querySelector(`[data-line="${CSS.escape(store)}"]`)?.scrollIntoView({ block: "nearest" });
  }
}
