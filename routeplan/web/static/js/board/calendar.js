// The calendar: weeks by weekdays, on every day its route, stops, hours and how full it is.
import { element, fill } from "../dom.js";
import { say, weekday } from "../words.js";
import { lockOf } from "./locks.js";
import { dayName, loadInWords, hoursOf, stopsInWords } from "./phrases.js";

const DAYS_A_WEEK = 7;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -DAYS_A_WEEK, ArrowDown: DAYS_A_WEEK };

export class Calendar {
  constructor(board, place, colourOf) {
    this.board = board;
    this.place = place;
    this.colourOf = colourOf;
    this.buttons = new Map();
    place.addEventListener("keydown", (event) => this.#onKey(event));
  }

  render() {
    const { board } = this;
    const weekdays = this.#weekdays();
    this.buttons.clear();
    const head = element("tr", {}, element("td"), weekdays.map((day) => element("th", { scope: "col" }, weekday(day))));
    const rows = Array.from({ length: board.weeks }, (_, week) => element(
      "tr", {},
      element("th", { scope: "row" },
        element("span", { class: "roomy" }, say("week", { n: week + 1 })), element("span", { class: "tight" }, say("week_short", { n: week + 1 }))),
      weekdays.map((day) => element("td", {}, this.#cell(week * DAYS_A_WEEK + day))),
    ));
    fill(this.place, element("table", { class: "calendar" }, element("thead", {}, head), element("tbody", {}, rows)));
    this.mark();
  }

  // What is chosen, and the days of the store that is chosen or pointed at.
  mark() {
    const { board } = this;
    const store = board.pointed.store ?? board.store;
    const days = new Set(store === null ? [] : board.visits(store).filter((visit) => visit.rep === board.rep).flatMap((visit) => visit.days));
    const entry = board.day ?? this.buttons.keys().next().value;
    for (const [day, button] of this.buttons) {
      button.setAttribute("aria-pressed", String(day === board.day));
      button.tabIndex = day === entry ? 0 : -1;
      button.classList.toggle("holds", days.has(day));
    }
  }

  // Weekdays on which some week has a route.
  #weekdays() {
    const used = new Set(this.board.workDays.map((day) => day % DAYS_A_WEEK));
    return Array.from({ length: DAYS_A_WEEK }, (_, day) => day).filter((day) => used.has(day));
  }

  #cell(day) {
    const { board } = this;
    const { label, stores, planned } = board.dayOf(board.rep, day);
    if (label === null) return element("span", { class: "day-off soft small" }, say("day_off"));
    const room = board.roomOf(board.rep, day);
    const broken = this.#violations(day);
    const isLocked = lockOf(board, { day, label }) !== null;
    const hours = planned ? hoursOf(planned.work_s) : "…";
    const button = element(
      "button", { type: "button", class: "day", "data-drop": "day", "data-day": day },
      element("span", { class: "day-head" }, this.#chip(label), isLocked ? element("span", { class: "lock" }) : null,
        broken ? element("span", { class: "alert", "aria-hidden": "true" }, String(broken)) : null),
      element("span", { class: "day-stops" }, element("span", { class: "roomy" }, stopsInWords(stores.length)), element("span", { class: "tight" }, `${stores.length} ·`)),
      element("span", { class: "day-hours soft" }, element("span", { class: "roomy" }, say("hours_alone", { work: hours })), element("span", { class: "tight" }, hours)),
      this.#bar(planned?.work_s ?? 0, room),
    );
    button.setAttribute("aria-label", this.#inWords(day, { label, stores, planned, room, isLocked, broken }));
    button.addEventListener("click", () => board.choose({ day }));
    button.addEventListener("pointerenter", () => board.point({ day }));
    button.addEventListener("pointerleave", () => board.point({}));
    this.buttons.set(day, button);
    return button;
  }

  #chip(label) {
    const chip = element("span", { class: "label-chip" }, label);
    chip.style.borderLeftColor = this.colourOf(label).colour;
    return chip;
  }

  #bar(work, room) {
    const share = room ? work / room : 0;
    const filled = element("span");
    filled.style.width = `${Math.min(100, Math.round(share * 100))}%`;
    return element("span", { class: share > 1 ? "bar full" : "bar", "aria-hidden": "true" }, filled);
  }

  #violations(day) {
    const { rep, trial } = this.board;
    return (trial?.violations ?? []).filter((each) => each.rep === rep && each.days.includes(day)).length;
  }

  #inWords(day, { label, stores, planned, room, isLocked, broken }) {
    const parts = [dayName(day), label, stopsInWords(stores.length)];
    if (planned) parts.push(loadInWords(planned.work_s, room));
    if (isLocked) parts.push(say("locked"));
    if (broken) parts.push(`${say("broken")}: ${broken}`);
    return parts.join(", ");
  }

  #onKey(event) {
    const step = STEPS[event.key];
    const from = Number(event.target.dataset?.day);
    if (!step || Number.isNaN(from) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    let day = from + step;
    while (day >= 0 && day < this.board.whole.cycle_days && !this.buttons.has(day)) day += step;
    if (!this.buttons.has(day)) return;
    this.board.choose({ day });
    this.buttons.get(day).focus();
  }
}
