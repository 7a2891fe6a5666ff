// The course of one figure by week, as a picture and as a table.
import { all, get } from "../api.js";
import { attempt, byId, element, fill } from "../dom.js";
import { lineChart } from "../line_chart.js";
import { linesTable } from "../table.js";
import { say } from "../words.js";
import { weeksUpTo } from "./periods.js";
import { amountInWords, partsInWords, valueInWords } from "./values.js";

const form = byId("trend-asked");
const STARTS_WITH = "done_share";
let period = null;
let figures = [];

export async function startTrend(wanted, known) {
  period = weeksUpTo(wanted.last);
  const isFirst = figures.length === 0;
  figures = known;
  if (isFirst) await fillChoices();
  await show();
}

async function fillChoices() {
  fill(form.elements.figure, figures.map((each) => element("option", { value: each.key, selected: each.key === STARTS_WITH }, each.name)));
  const members = await attempt(() => all("/reps")) ?? [];
  const teams = [...new Set(members.map((each) => each.team))].sort();
  fill(
    form.elements.whose, element("option", { value: "" }, say("all")),
    teams.map((team) => element("option", { value: `team=${encodeURIComponent(team)}` }, `${say("team")} ${team}`)),
    members.map(({ rep }) => element("option", { value: `rep=${encodeURIComponent(rep.id)}` }, `${rep.id} ${rep.name}`)),
  );
  form.addEventListener("change", show);
}

async function show() {
  const { figure: key, whose } = Object.fromEntries(new FormData(form));
  const asked = new URLSearchParams(whose);
  asked.set("first", period.first);
  asked.set("last", period.last);
  asked.set("by", "week");
  asked.set("figures", key);
  const review = await attempt(() => get(`/review?${asked}`));
  if (review === undefined) return;
  const [figure] = review.figures;
  const weeks = review.groups.map((group) => ({ at: group.labels[0], value: group.values[key] }));
  fill(byId("trend"), ...(weeks.length ? shown(figure, weeks) : [element("p", { class: "empty" }, say("no_figures"))]));
}

function shown(figure, weeks) {
  const points = weeks.map(({ at, value }) => ({ at, value: value?.amount ?? null }));
  const label = `${say("trend")}: ${figure.name}`;
  const most = figure.unit === "share" && points.every((each) => each.value <= 1) ? 1 : null;
  const columns = [
    { head: say("week"), main: true, cell: (each) => each.at },
    { head: figure.name, number: true, cell: (each) => valueInWords(figure, each.value) },
    { head: say("behind_it"), number: true, cell: (each) => (each.value === null ? "" : partsInWords(each.value)) },
  ];
  return [
    lineChart(label, [{ name: figure.name, points }], (value) => amountInWords(figure.unit, value), { most }),
    element("div", { class: "scroll low" }, linesTable(label, columns, weeks, { layout: "table" })),
  ];
}
