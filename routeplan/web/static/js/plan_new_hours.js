// Hours that one cycle needs against hours that there are.
import { byId, element, fill } from "./dom.js";
import { decimal, estimate, hours, say } from "./words.js";

const PARTS = ["in_store", "driving", "auxiliary"];

export function showHours(problem) {
  const name = new Map(problem.reps.map((rep) => [rep.id, rep.name || rep.id]));
  fill(byId("hours-of-reps"), problem.hours.map((each) => repHours(each, each.rep === null ? say("team_in_all") : name.get(each.rep))));
  const lines = problem.class_hours.filter((each) => each.stores).map((each) => {
    const words = { stores: decimal(each.stores), visits: decimal(each.visits), hours: hours(each.in_store_s) };
    return `${each.store_class}: ${say("class_visits", words)}`;
  });
  byId("hours-of-classes").textContent = lines.join("; ");
  byId("estimated").textContent = estimate(problem.estimated, problem.travel);
  byId("estimated").hidden = !problem.estimated;
}

function repHours(each, name) {
  const isShort = each.short_s > 0;
  const verdict = isShort
    ? element("span", { class: "chip bad" }, say("short", { n: hours(each.short_s) }))
    : element("span", { class: "chip good" }, say("spare", { n: hours(each.there_s - each.needed_s) }));
  const whole = Math.max(each.needed_s, each.there_s, 1);
  const parts = PARTS.map((part) => {
    const bar = element("span", { class: part });
    bar.style.width = `${(100 * each[`${part}_s`]) / whole}%`;
    return bar;
  });
  const mark = element("span", { class: "there" });
  mark.style.left = `${(100 * each.there_s) / whole}%`;
  return element("div", { class: "hours", "data-rep": each.rep ?? "" },
    element("div", { class: "row apart" }, element("b", {}, name),
      element("span", { class: "row" }, say("needed_there", { needed: hours(each.needed_s), there: hours(each.there_s) }), verdict)),
    element("div", { class: "parts" }, parts, mark),
    element("p", { class: "row small soft" }, PARTS.map((part) => element("span", { class: `key ${part}` }, say(`part_${part}`, { n: hours(each[`${part}_s`]) })))));
}
