// The list of a day: stops in order with clock times, and what can be done to them.
import { element, fill } from "../dom.js";
import { clock, hours, kilometres, minutes, purposes, say } from "../words.js";
import { isDayLocked, isRouteLocked, isStoreLocked, lockOf, toggleLock } from "./locks.js";
import { dayName, dayNames, loadInWords, stopsInWords } from "./phrases.js";

export class DayList {
  constructor(board, place, colourOf, changes) {
    this.board = board;
    this.place = place;
    this.colourOf = colourOf;
    this.changes = changes;
    this.lines = new Map();
  }

  render() {
    const { board } = this;
    this.lines.clear();
    if (board.day === null) {
      fill(this.place, element("p", { class: "empty" }, say("no_stops")));
      return;
    }
    const shown = board.dayOf(board.rep, board.day);
    fill(this.place, this.#head(shown), this.#runsOn(shown), this.#figures(shown), this.#tools(shown), this.#list(shown));
    this.mark();
  }

  mark() {
    const { pointed, store } = this.board;
    for (const [id, line] of this.lines) {
      line.classList.toggle("pointed", id === pointed.store);
      line.querySelector(".stop").setAttribute("aria-pressed", String(id === store));
    }
  }

  #head({ day, label }) {
    const { board } = this;
    const days = board.workDays;
    const at = days.indexOf(day);
    const step = (name, sign, to) => element("button", {
      type: "button", class: "plain", "aria-label": say(name), disabled: to === undefined,
      onclick: () => board.choose({ day: to }),
    }, sign);
    const chip = element("span", { class: "label-chip" }, label);
    chip.style.borderLeftColor = this.colourOf(label).colour;
    return element("div", { class: "row apart" },
      element("h2", { id: "day-title" }, dayName(day), " ", chip),
      element("div", { class: "row no-print" }, step("previous_day", "‹", days[at - 1]), step("next_day", "›", days[at + 1])));
  }

  #runsOn({ label }) {
    const days = this.board.daysOfLabel(label);
    if (days.length < 2) return null;
    return element("p", { class: "mark-line small" }, say("runs_on", { label, n: days.length, days: dayNames(days) }));
  }

  #figures({ planned, stores, rep, day }) {
    if (!stores.length) return element("p", { class: "soft" }, say("no_stops"));
    if (!planned) return element("p", { class: "soft" }, say("judging"));
    const { stops } = planned;
    const said = say("day_figures", {
      start: clock(stops[0].arrive_s - stops[0].drive_s), end: clock(this.#endOf(rep, day, stops)), stops: stopsInWords(stores.length),
      drive: hours(planned.drive_s), distance: kilometres(planned.drive_m),
    });
    return element("p", { class: "soft small" }, said, " · ", loadInWords(planned.work_s, this.board.roomOf(rep, day)));
  }

  // When the work of a day ends, where the trial says it; else when its last stay does.
  #endOf(rep, day, stops) {
    const load = this.board.trial?.loads.find((each) => each.rep === rep && each.day === day);
    return load?.end_s ?? stops.at(-1).leave_s;
  }

  #tools({ rep, day, label }) {
    const { board } = this;
    if (!board.mayChange) return null;
    const isDay = isDayLocked(board, rep, day);
    const isRoute = isRouteLocked(board, rep, label);
    const lock = (word, kind, item, what, isOn) => element("button", {
      type: "button", "aria-pressed": String(isOn), onclick: () => toggleLock(board, kind, item, what),
    }, say(`${isOn ? "unlock" : "lock"}_${word}`, { label }));
    return element("div", { class: "row no-print" },
      lock("day", "days", [rep, day], dayName(day), isDay),
      board.daysOfLabel(label).length > 1 ? lock("route", "routes", [rep, label], label, isRoute) : null);
  }

  #list({ stores, planned, label, day }) {
    const isFree = this.board.mayChange && lockOf(this.board, { label }) === null;
    const lines = stores.map((store, place) => this.#line(store, place, planned?.stops[place], { label, day, isFree }));
    const list = element("ol", { class: "stops", "data-drop": "list", "aria-labelledby": "day-title" }, lines);
    list.addEventListener("pointerleave", () => this.board.point({}));
    return list;
  }

  #line(store, place, stop, { label, isFree }) {
    const { board } = this;
    const canMove = isFree && !isStoreLocked(board, store);
    const violations = this.#violationsOf(store, label);
    const name = board.storeName(store);
    const handle = canMove ? element("span", { class: "handle", "aria-hidden": "true", title: say("drag", { store: name }) }, "⠿") : null;
    const time = stop ? `${clock(stop.start_s)}–${clock(stop.leave_s)}` : "…";
    const main = element("button", { type: "button", class: "stop plain", "data-store": store },
      element("span", { class: "turn" }, String(place + 1)),
      element("span", { class: "stop-name" }, name, " ", element("span", { class: "soft small" }, [store, purposes(board.stores.get(store)?.purposes)].filter(Boolean).join(" · "))),
      isStoreLocked(board, store) ? element("span", { class: "lock" }, element("span", { class: "unseen" }, say("locked"))) : null,
      violations.length ? element("span", { class: "alert", title: violations.map((each) => each.cause).join("; ") }, "!") : null,
      element("span", { class: "stop-times number" }, time,
        stop ? element("span", { class: "soft small" }, say("drive_there", { minutes: minutes(stop.drive_s) })) : null));
    main.addEventListener("click", () => board.choose({ store: board.store === store ? null : store }));
    main.addEventListener("focus", () => board.point({ store }));
    if (isFree) main.addEventListener("keydown", (event) => this.#onKey(event, store, label, place));
    const line = element("li", { "data-line": store, "data-place": place, class: canMove ? "free" : "" }, handle, main);
    line.addEventListener("pointerenter", () => board.point({ store }));
    this.lines.set(store, line);
    return line;
  }

  #violationsOf(store, label) {
    const { trial, rep } = this.board;
    return (trial?.violations ?? []).filter((each) => each.store === store && (each.label === null || (each.label === label && each.rep === rep)));
  }

  // With Alt, the arrows move a stop in its day.
  #onKey(event, store, label, place) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !event.altKey) return;
    event.preventDefault();
    this.changes.reorder(store, label, place + step);
    this.place.querySelector(`[data-store="${CSS.escape(store)}"]`)?.focus();
  }
}
