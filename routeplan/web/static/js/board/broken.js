// The rules that the plan breaks, each with the way to where it is broken.
import { get } from "../api.js";
import { attempt, byId, element, fill } from "../dom.js";
import { content as given, say } from "../words.js";

export class Broken {
  constructor(board) {
    this.board = board;
    this.verdict = null;
    if (!board.mayChange && given.may.judge) this.#ask();
  }

  get violations() {
    return this.board.trial?.violations ?? this.verdict ?? [];
  }

  get count() {
    return this.violations.length;
  }

  render() {
    const { violations } = this;
    const isKnown = this.board.trial !== null || this.verdict !== null;
    byId("broken-count").textContent = isKnown ? String(violations.length) : "…";
    byId("broken-count").classList.toggle("bad", violations.length > 0);
    const lines = violations.map((each) => this.#line(each));
    fill(byId("broken"), ...(lines.length || !isKnown ? lines : [element("li", { class: "soft none" }, say("broken_none"))]));
  }

  // Who may not change the plan has no trials of it, but may read the checker's word.
  async #ask() {
    const answer = await attempt(() => get(`/plans/${given.plan}/verdict`));
    this.verdict = answer?.violations ?? null;
    this.render();
  }

  #line(violation) {
    const { code, where, cause, remedy } = violation;
    const there = this.#there(violation);
    return element("li", {}, element("b", {}, code), " ",
      there ? element("button", { type: "button", class: "plain link", onclick: () => this.board.choose(there) }, where) : where,
      `: ${cause} `, element("span", { class: "soft" }, remedy));
  }

  #there({ store = null, rep = null, days = [] }) {
    const { board } = this;
    const visits = store === null ? [] : board.visits(store);
    const day = days[0] ?? visits[0]?.days[0];
    if (store === null && day === undefined) return null;
    return { store, rep: rep ?? visits[0]?.rep ?? board.rep, day: day ?? board.day };
  }
}
