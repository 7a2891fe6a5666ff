// The store that is chosen: its rule, its days, and what can be done to it.
import { byId, element, fill } from "../dom.js";
import { minutes, purposes, say } from "../words.js";
import { isStoreLocked, lockOf, toggleLock } from "./locks.js";
import { dayName } from "./phrases.js";
import { leftOutVisits } from "./plan.js";

export class StoreCard {
  constructor(board, changes, openMove) {
    this.board = board;
    this.changes = changes;
    this.openMove = openMove;
    this.box = byId("store-card");
  }

  render() {
    const { board } = this;
    this.box.hidden = board.store === null;
    if (this.box.hidden) return;
    const store = board.stores.get(board.store);
    const isLocked = isStoreLocked(board, store.id);
    const close = element("button", { type: "button", class: "plain", "aria-label": say("close"), onclick: () => board.choose({ store: null }) }, "×");
    fill(this.box,
      element("div", { class: "row apart" },
        element("h2", {}, store.name || store.id, " ", element("span", { class: "soft small" }, store.id),
          isLocked ? element("span", { class: "chip mark" }, say("locked")) : null), close),
      element("p", { class: "soft small" }, this.#rule(store), store.address ? ` · ${store.address}` : ""),
      store.purposes?.length ? element("p", { class: "small" }, `${say("purposes")}: ${purposes(store.purposes)}`) : null,
      this.#days(store),
      board.mayChange ? this.#tools(store, isLocked) : null);
  }

  #rule(store) {
    const values = { store_class: store.store_class, minutes: minutes(store.in_store_s) };
    if (store.visits === "daily") return say("store_rule_daily", values);
    return say("store_rule", { ...values, visits: say("visits", { n: store.visits }), weeks: say("weeks", { n: store.weeks }) });
  }

  #days(store) {
    const { board } = this;
    const visits = board.visits(store.id).flatMap(({ rep, label, days }) => days.map((day) => ({ rep, label, day })));
    const buttons = visits.sort((one, other) => one.day - other.day).map(({ rep, label, day }) => element("button", {
      type: "button", class: "small", "aria-pressed": String(rep === board.rep && day === board.day),
      onclick: () => board.choose({ rep, day }),
    }, `${board.reps.size > 1 ? `${rep} ` : ""}${dayName(day)} · ${label}`));
    const left = leftOutVisits(board.plan, store.id);
    return element("div", { class: "row" },
      buttons.length ? element("span", { class: "soft small" }, say("visited_on")) : element("span", { class: "soft small" }, say("not_visited")),
      buttons,
      left ? element("span", { class: "chip bad" }, `${say("left_out")}: ${say("visits", { n: left })}`) : null);
  }

  #tools(store, isLocked) {
    const { board, changes } = this;
    const button = (word, act, { values, ...more } = {}) => element("button", { type: "button", onclick: act, ...more }, say(word, values));
    const here = this.#visitHere(store.id);
    const free = here && !isLocked && lockOf(board, here) === null;
    return element("div", { class: "row" },
      free ? [
        button("earlier", () => changes.reorder(store.id, here.label, here.place - 1), { disabled: here.place === 0 }),
        button("later", () => changes.reorder(store.id, here.label, here.place + 1), { disabled: here.place === here.last }),
        button("move", () => this.openMove(store.id, here), { id: "move" }),
        button(board.daysOfLabel(here.label).length > 1 ? "take_off_route" : "take_off", () => changes.takeOff(store.id, here), { values: { label: here.label } }),
      ] : null,
      !isLocked && (leftOutVisits(board.plan, store.id) || !board.visits(store.id).length) ? button("add", () => this.openMove(store.id, null), { id: "put-on" }) : null,
      !isLocked && (board.visits(store.id).length || board.missingVisits(store.id)) ? button("take_out", () => changes.takeOut(store.id)) : null,
      button(isLocked ? "unlock_store" : "lock_store", () => toggleLock(board, "stores", store.id, store.name), { "aria-pressed": String(isLocked) }),
      isLocked ? null : button("drop_store", () => changes.remove(store.id), { class: "danger" }));
  }

  // The visit on the day that is shown, if there is one.
  #visitHere(store) {
    const { board } = this;
    const { label, stores } = board.day === null ? { stores: [] } : board.dayOf(board.rep, board.day);
    const place = stores.indexOf(store);
    return place < 0 ? null : { rep: board.rep, label, place, last: stores.length - 1 };
  }
}
