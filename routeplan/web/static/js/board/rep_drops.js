// While a store is dragged: the reps, each of whom shows the own days when it rests there.
import { element, fill } from "../dom.js";
import { say } from "../words.js";

const REST_MS = 300;

export class RepDrops {
  constructor(board, place) {
    Object.assign(this, { board, place, resting: null, waits: 0 });
  }

  // what, target: as dragging tells them; null: nothing is dragged, over nothing.
  over(what, target) {
    const isNeeded = what !== null && this.board.reps.size > 1;
    if (isNeeded === this.place.hidden) this.#show(isNeeded);
    this.#rest(target?.rep ?? null);
  }

  #show(isNeeded) {
    this.place.hidden = !isNeeded;
    const chips = [...this.board.reps.values()].map(({ id, name }) => element(
      "span", { class: "button", "data-drop": "rep", "data-rep": id }, name && name !== id ? `${id} ${name}` : id,
    ));
    fill(this.place, element("span", { class: "small soft" }, say("drag_to_rep")), ...chips);
  }

  #rest(rep) {
    if (rep === this.resting) return;
    this.resting = rep;
    clearTimeout(this.waits);
    if (rep !== null && rep !== this.board.rep) this.waits = setTimeout(() => this.board.choose({ rep }), REST_MS);
  }
}
