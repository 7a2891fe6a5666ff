// Lines along roads between places, each asked for once; where none is known legs run straight.
import { post } from "./api.js";
import { project } from "./drawing/view.js";

const MOST_LEGS = 100;
const known = new Map();
const hasRoads = document.querySelector('meta[name="roads"]') !== null;
const STRAIGHT = [];

const keyOf = (mode, leg) => `${mode} ${leg.flat().join(" ")}`;

export class RoadLines {
  // seen is called when lines came.
  constructor(seen) {
    Object.assign(this, { seen, wanted: new Map(), asked: new Set(), attribution: "" });
  }

  // The points between the two ends of a leg, [lat, lon] each, as points of the view.
  between(mode, leg) {
    const key = keyOf(mode, leg);
    const line = known.get(key);
    if (line === undefined && hasRoads && !this.asked.has(key)) this.#want(key, mode, leg);
    return line ?? STRAIGHT;
  }

  #want(key, mode, leg) {
    // After what draws now is done: whoever opens a page waits for no line.
    if (!this.wanted.size && !this.asked.size) setTimeout(() => this.#askAll());
    this.wanted.set(key, { mode, leg });
  }

  async #askAll() {
    while (this.wanted.size) {
      const [[, { mode }]] = this.wanted;
      const batch = [...this.wanted].filter(([, each]) => each.mode === mode).slice(0, MOST_LEGS);
      for (const [key] of batch) this.wanted.delete(key), this.asked.add(key);
      try {
        await this.#ask(mode, batch);
      } catch {
        // Without an answer the lines stay straight until the map shows something else.
        this.wanted.clear();
      }
      this.asked.clear();
    }
  }

  async #ask(mode, batch) {
    const found = await post("/road-lines", { mode, legs: batch.map(([, { leg }]) => leg) });
    batch.forEach(([key], place) => known.set(key, found.lines[place]?.map(project) ?? STRAIGHT));
    this.attribution = found.attribution || this.attribution;
    this.seen();
  }
}
