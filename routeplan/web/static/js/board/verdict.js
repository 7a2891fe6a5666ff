// What a change would break and cost, beside the buttons that keep or drop it.
import { byId, element, faultList, fill } from "../dom.js";
import { hours, kilometres, say } from "../words.js";
import { compared, costBetween, loadsBetween } from "./judge.js";
import { dayName, hoursOf, signedMinutes } from "./phrases.js";

const PARTS = ["driving", "overtime", "waiting", "balance", "left_out", "changes"];
const SMALLEST_MIN = 0.05;
const MOST_DAYS = 6;
const MOST_BROKEN = 8;

export class Verdict {
  constructor(board, { keep, drop }) {
    this.board = board;
    this.box = byId("verdict");
    byId("keep").addEventListener("click", keep);
    byId("drop").addEventListener("click", drop);
  }

  render() {
    const { timeline, trial, baseTrial } = this.board;
    this.box.hidden = !timeline.isProposing;
    if (this.box.hidden) return;
    fill(byId("verdict-names"), ...timeline.proposed.map((name) => element("li", {}, name)));
    byId("keep").disabled = trial === null;
    if (trial === null || baseTrial === null) {
      fill(byId("verdict-said"), element("p", { class: "soft" }, say("judging")));
      return;
    }
    fill(byId("verdict-said"), this.#cost(baseTrial, trial), this.#broken(baseTrial, trial), this.#days(baseTrial, trial));
  }

  refused(faults) {
    fill(byId("verdict-said"), faultList(faults));
  }

  #cost(before, after) {
    const costs = costBetween(before, after);
    const shown = PARTS.filter((part) => Math.abs(costs[part] ?? 0) >= SMALLEST_MIN);
    const parts = shown.map((part) => say("part", { part: say(`cost_${part}`), minutes: signedMinutes(costs[part]) }));
    const drive = say("drive_before_after", {
      before: hours(before.drive_s.after), after: hours(after.drive_s.after),
      metres_before: kilometres(before.drive_m.after), metres_after: kilometres(after.drive_m.after),
    });
    return element("p", {},
      element("b", { class: `cost ${toneOf(costs.total)}`, id: "verdict-cost" }, inWords(costs.total)),
      parts.length ? element("span", {}, `: ${parts.join(", ")}`) : null,
      element("span", { class: "soft small" }, ` · ${drive}`));
  }

  #broken(before, after) {
    const { fresh, old, mended } = compared(before, after);
    return element("div", { id: "verdict-broken" },
      fresh.length
        ? [element("p", { class: "tone-bad" }, say("breaks", { n: fresh.length })), faultList(fresh.slice(0, MOST_BROKEN))]
        : element("p", { class: "tone-good" }, say("keeps_rules")),
      mended.length ? element("p", { class: "tone-good" }, say("mended", { n: mended.length })) : null,
      old.length ? element("p", { class: "soft small" }, say("still_broken", { n: old.length })) : null);
  }

  #days(before, after) {
    const changed = loadsBetween(before, after);
    const lines = changed.slice(0, MOST_DAYS).map(({ rep, day, before: then, after: now }) => {
      const who = this.board.reps.size > 1 ? `${rep} ` : "";
      const values = { day: who + dayName(day), before: hoursOf(then), after: hoursOf(now), room: hoursOf(this.board.roomOf(rep, day)) };
      return element("li", {}, say("day_before_after", values));
    });
    return element("ul", { class: "loads soft small" }, lines, changed.length > MOST_DAYS ? element("li", {}, "…") : null);
  }
}

function toneOf(minutes) {
  if (Math.abs(minutes) < SMALLEST_MIN) return "";
  return minutes > 0 ? "tone-bad" : "tone-good";
}

function inWords(minutes) {
  if (Math.abs(minutes) < SMALLEST_MIN) return say("costs_same");
  const word = minutes > 0 ? "costs_more" : "costs_less";
  return say(word, { minutes: signedMinutes(Math.abs(minutes)).replace("+", "") });
}
