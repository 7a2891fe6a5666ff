// Moving without dragging: the best places, or any rep, day and position.
import { post } from "../api.js";
import { attempt, byId, element, fill } from "../dom.js";
import { content as given, say } from "../words.js";
import { leastDetour } from "./insertion.js";
import { asked } from "./judge.js";
import { dayName, dayNames, loadInWords, signedMinutes } from "./phrases.js";
import { labelsOf, storesOf } from "./plan.js";

const MOST_WAYS = 5;

export class MoveDialog {
  constructor(board, changes) {
    Object.assign(this, { board, changes, dialog: byId("move-dialog"), store: null, from: null });
    byId("move-rep").addEventListener("change", () => this.#fillDays());
    byId("move-day").addEventListener("change", () => this.#fillPositions());
    byId("move-form").addEventListener("submit", (event) => this.#submit(event));
  }

  // from: {rep, label} of the visit that moves; null: the store is put on a day.
  open(store, from) {
    Object.assign(this, { store, from });
    const { board } = this;
    byId("move-title").textContent = say(from ? "move_title" : "add_title", { store: board.storeName(store) });
    const reps = [...board.reps.values()].map((rep) => element("option", { value: rep.id, selected: rep.id === board.rep }, `${rep.id} ${rep.name}`));
    fill(byId("move-rep"), ...reps);
    byId("move-rep").closest("label").hidden = reps.length < 2;
    this.#fillDays();
    this.dialog.showModal();
    this.#fillBest();
  }

  #fillDays() {
    const { board } = this;
    const rep = byId("move-rep").value;
    const options = labelsOf(board.plan, rep)
      .filter((label) => this.#isFrom(rep, label) || !storesOf(board.plan, rep, label).includes(this.store))
      .map((label) => element("option", { value: label, selected: this.#isFrom(rep, label) }, this.#dayText(rep, label)));
    fill(byId("move-day"), ...options);
    this.#fillPositions();
  }

  #isFrom(rep, label) {
    return rep === this.from?.rep && label === this.from.label;
  }

  #dayText(rep, label) {
    const { board } = this;
    const days = board.daysOfLabel(label, rep);
    const { planned } = board.dayOf(rep, days[0]);
    const load = planned ? ` · ${loadInWords(planned.work_s, board.roomOf(rep, days[0]))}` : "";
    return days.length > 1 ? `${label} (${dayNames(days)})${load}` : `${dayName(days[0])} · ${label}${load}`;
  }

  #fillPositions() {
    const { board } = this;
    const [rep, label] = [byId("move-rep").value, byId("move-day").value];
    const others = storesOf(board.plan, rep, label).filter((each) => each !== this.store);
    const best = this.#isFrom(rep, label) ? storesOf(board.plan, rep, label).indexOf(this.store) : leastDetour(board, this.store, rep, label);
    const options = ["", ...others].map((each, place) => element(
      "option", { value: String(place), selected: place === best },
      place ? say("after_stop", { n: place + 1, store: board.storeName(each) }) : say("first_stop"),
    ));
    fill(byId("move-position"), ...options);
  }

  #submit(event) {
    if (event.submitter?.value !== "put") return;
    const [rep, label] = [byId("move-rep").value, byId("move-day").value];
    const to = { rep, label, place: Number(byId("move-position").value) };
    if (label) this.changes.move(this.store, this.from, to);
  }

  async #fillBest() {
    const { store } = this;
    const list = byId("best-places");
    fill(list, element("li", { class: "soft" }, say("judging")));
    const wanted = { store, changed: asked(this.board.content), most: MOST_WAYS };
    const answer = await attempt(() => post(`/plans/${given.plan}/places`, wanted), { place: list });
    if (!answer || store !== this.store) return;
    const lines = answer.ways.map((way) => element("li", {}, this.#wayButton(way)));
    fill(list, ...(lines.length ? lines : [element("li", { class: "soft" }, say("no_places"))]));
  }

  #wayButton({ visits, added_min: minutes, fits }) {
    const named = this.#waysInWords(visits);
    const isNow = named === this.#waysInWords(this.board.visits(this.store));
    const use = () => {
      this.dialog.close();
      this.changes.place(this.store, visits.map(({ rep, label, position }) => ({ rep, label, place: position })));
    };
    return element("button", { type: "button", onclick: use },
      say("best_place", { days: named, minutes: signedMinutes(minutes) }),
      isNow ? element("span", { class: "chip good" }, say("place_now")) : null,
      fits ? null : element("span", { class: "chip bad" }, say("place_too_full")));
  }

  // The days of visits by rep; where several reps are, with who it is.
  #waysInWords(visits) {
    const { board } = this;
    const days = new Map();
    for (const { rep, label } of visits) days.set(rep, [...(days.get(rep) ?? []), ...board.daysOfLabel(label, rep)]);
    const inOrder = (each) => dayNames(each.sort((one, other) => one - other));
    return [...days].map(([rep, each]) => (board.reps.size > 1 ? `${rep}: ` : "") + inOrder(each)).join(", ");
  }
}
