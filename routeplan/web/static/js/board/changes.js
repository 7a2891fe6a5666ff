// Changes by hand. Each is looked at before it is kept; what is locked is left alone.
import { notify } from "../dom.js";
import { say } from "../words.js";
import { isStoreLocked, lockOf } from "./locks.js";
import { dayName, dayNames } from "./phrases.js";
import * as plans from "./plan.js";

export class Changes {
  constructor(board) {
    this.board = board;
  }

  // A visit goes to a place in its own route; places are counted without it.
  reorder(store, label, place) {
    const { board } = this;
    const { rep, plan } = board;
    const stores = plans.storesOf(plan, rep, label);
    const from = stores.indexOf(store);
    const to = Math.max(0, Math.min(stores.length - 1, place));
    if (from === to || this.#isLocked(store, [{ rep, label }])) return;
    const where = { rep, label };
    const name = say("reordered", { store: board.storeName(store), n: to + 1, day: dayName(board.day) });
    this.#propose(plans.moved(plan, store, where, { ...where, place: to }), name);
  }

  // The visit on a route goes to another; from null: the store was left out.
  move(store, from, to) {
    if (from && from.rep === to.rep && from.label === to.label) {
      this.reorder(store, from.label, to.place);
      return;
    }
    const { board } = this;
    const { plan } = board;
    const routes = from ? [from, to] : [to];
    if (this.#isLocked(store, routes) || this.#isThereAlready(store, to)) return;
    const after = this.#inWords(to);
    const values = { store: board.storeName(store), before: from ? this.#inWords(from) : "", after, day: after };
    const changed = from ? plans.moved(plan, store, from, to) : plans.putOn(plan, store, to);
    this.#propose(changed, say(from ? "moved" : "put_on", values));
  }

  // All visits of a store go to places that were found for them.
  place(store, places) {
    const { board } = this;
    const routes = [...plans.visitsOf(board.plan, store), ...places];
    if (this.#isLocked(store, routes)) return;
    const days = places.map((each) => this.#inWords(each)).join(", ");
    this.#propose(plans.placed(board.plan, store, places), say("placed", { store: board.storeName(store), days }));
  }

  takeOff(store, from) {
    const { board } = this;
    if (this.#isLocked(store, [from])) return;
    const name = say("taken_off", { store: board.storeName(store), day: this.#inWords(from) });
    this.#propose(plans.takenOff(board.plan, store, from), name);
  }

  takeOut(store) {
    const { board } = this;
    if (this.#isLocked(store, plans.visitsOf(board.plan, store))) return;
    const plan = plans.takenOut(board.plan, store);
    const missing = board.missingVisits(store);
    this.#propose(missing ? plans.withLeftOut(plan, store, missing) : plan, say("taken_out", { store: board.storeName(store) }));
  }

  // A store that the plan's problem did not have; on no day until it is put on one.
  add(store) {
    const { content } = this.board;
    const isBack = content.removed.includes(store.id);
    const removed = content.removed.filter((id) => id !== store.id);
    const added = isBack ? content.added : [...content.added, store];
    this.#changed({ ...content, added, removed }, say("store_added", { store: store.name }));
  }

  remove(store) {
    const { board } = this;
    const { content } = board;
    if (this.#isLocked(store, plans.visitsOf(board.plan, store))) return;
    const isAdded = content.added.some((each) => each.id === store);
    const added = content.added.filter((each) => each.id !== store);
    const removed = isAdded ? content.removed : [...content.removed, store];
    const plan = plans.forgotten(content.plan, store);
    this.#changed({ ...content, plan, added, removed }, say("store_removed", { store: board.storeName(store) }));
  }

  replan(plan) {
    this.#propose(plan, say("replanned"));
  }

  #inWords({ rep, label }) {
    const { board } = this;
    const days = plans.daysOf(board.plan, rep, label);
    const when = days.length > 1 ? label : dayNames(days);
    return board.reps.size > 1 ? `${rep} ${when}` : when;
  }

  #isLocked(store, routes) {
    const { board } = this;
    const route = routes.map((each) => lockOf(board, each)).find((each) => each !== null);
    const what = isStoreLocked(board, store) ? board.storeName(store) : route;
    if (what === undefined) return false;
    notify(say("locked_here", { what }));
    return true;
  }

  #isThereAlready(store, to) {
    const { board } = this;
    if (!plans.storesOf(board.plan, to.rep, to.label).includes(store)) return false;
    notify(say("twice_a_day", { store: board.storeName(store), day: this.#inWords(to) }));
    return true;
  }

  #propose(plan, name) {
    this.#changed({ ...this.board.content, plan }, name);
  }

  #changed(content, name) {
    this.board.change((timeline) => timeline.propose(content, name));
  }
}
