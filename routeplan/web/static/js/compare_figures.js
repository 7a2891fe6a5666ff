// The figures of two plans and what sets them apart.
import { element } from "./dom.js";
import { decimal, hours, kilometres, minutes, say } from "./words.js";

const UNITS_A_MINUTE = 6000;
const count = (value) => decimal(value);
const inMinutes = (units) => minutes((units / UNITS_A_MINUTE) * 60);

// key of the words, value of a side, how it is shown
const LINES = [
  ["cycle_weeks", (side) => side.weeks, count],
  ["days", (side) => side.days, count],
  ["stops", (side) => side.stops, count],
  ["left_out", (side) => side.left_out, count, "less"],
  ["violations", (side) => side.violations, count, "less"],
  ["drive", (side) => side.drive_s, hours, "less"],
  ["distance", (side) => side.drive_m, kilometres, "less"],
  ["in_store", (side) => side.stay_s, hours],
  ["waiting", (side) => side.wait_s, hours, "less"],
  ["overtime", (side) => side.overtime_s, hours, "less"],
  ["work", (side) => side.work_s, hours],
  ["longest", (side) => side.longest_s, hours],
  ["shortest", (side) => side.shortest_s, hours],
  ...["driving", "overtime", "waiting", "balance", "left_out", "changes", "total"].map((kind) => (
    [`cost_${kind}`, (side) => side.cost[kind], inMinutes, "less"])),
];
const COST = /^cost_/;

export function figureTable({ before, after, same_weights: comparable }) {
  const head = (key, kind) => element("th", { scope: "col", class: kind }, say(key));
  const rows = LINES.map((line) => row(line, before, after, comparable));
  const costs = element("tr", {}, element("th", { scope: "colgroup", colspan: 4 }, say("cost_group")));
  rows.splice(LINES.findIndex(([key]) => COST.test(key)), 0, costs);
  const note = comparable ? null : element("caption", { class: "mark-line" }, say("other_weights"));
  return element("table", { class: "figures-table" }, note,
    element("thead", {}, element("tr", {}, head("figure"), head("before", "number"), head("after", "number"), head("change", "number"))),
    element("tbody", {}, rows));
}

function row([key, of, shown, better], before, after, comparable) {
  const change = of(after) - of(before);
  const same = shown(of(after)) === shown(of(before));
  const told = same || (COST.test(key) && !comparable) ? "–" : `${change > 0 ? "+" : "−"}${shown(Math.abs(change))}`;
  const tone = same || !better || told === "–" ? "" : change < 0 ? "better" : "worse";
  return element("tr", { class: key === "cost_total" ? "sum" : null },
    element("th", { scope: "row" }, say(key)),
    element("td", { class: "number" }, shown(of(before))),
    element("td", { class: "number" }, shown(of(after))),
    element("td", { class: `number ${tone}` }, told));
}
