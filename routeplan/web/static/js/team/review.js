// Planned against done: figures of a stretch of days, what is behind each, and their course.
import { all, get } from "../api.js";
import { attempt, byId, element, fill } from "../dom.js";
import { keepInAddress } from "../links.js";
import { linesTable } from "../table.js";
import { content, dateInWords, say } from "../words.js";
import { forgetBehind, showBehind } from "./behind.js";
import { addDays, moved, stretchOf } from "./periods.js";
import { startTrend } from "./trend.js";
import { partsInWords, valueInWords } from "./values.js";

// What fits beside each other on a screen; the others stand with the definitions.
const SHOWN = [
  "visits_due", "visits_done", "done_share", "attainment", "coverage", "excused", "carried_over",
  "on_day", "effective", "deals", "order_amount", "collected",
];
const form = byId("asked");
let latest = 0;

function asked() {
  const given = Object.fromEntries(new FormData(form));
  const on = given.on || addDays(content.today, -1);
  return { ...given, on, ...stretchOf(given.kind, on) };
}

function query({ first, last, by, team, kind }, more = {}) {
  const made = new URLSearchParams({ first, last });
  for (const each of more.by ?? [by, ...(kind === "cycle" ? ["cycle"] : [])]) made.append("by", each);
  if (team) made.set("team", team);
  return made;
}

async function show() {
  const wanted = asked();
  const { kind, on, by, team } = wanted;
  keepInAddress({ kind, on, by, team });
  byId("period").textContent = `${dateInWords(wanted.first)} – ${dateInWords(wanted.last)}`;
  forgetBehind();
  latest += 1;
  const mine = latest;
  const found = await attempt(() => Promise.all([
    get(`/review?${withFigures(query(wanted))}`), get(`/review?${query(wanted, { by: [] })}`),
  ]), { place: byId("faults") });
  if (found === undefined || mine !== latest) return;
  const [review, total] = found;
  byId("until").textContent = say("until", { day: dateInWords(review.as_of) });
  fill(byId("figures"), figureTable(wanted, review, total));
  fill(byId("definition-list"), definitionTable(total.figures, linesOf(wanted, total).at(0)));
  startTrend(wanted, total.figures);
}

function withFigures(made) {
  for (const key of SHOWN) made.append("figures", key);
  return made;
}

function figureTable(wanted, review, total) {
  const lines = [
    ...review.groups.map((group) => ({ ...group, query: query(wanted) })),
    ...linesOf(wanted, total),
  ];
  if (lines.length === 0) return element("p", { class: "empty" }, say("no_figures"));
  const columns = [
    { head: say(`by_${wanted.by}`), main: true, cell: (line) => nameOf(line) },
    ...review.figures.map((figure) => ({ head: figure.name, number: true, cell: (line) => valueButton(figure, line) })),
  ];
  return linesTable(say("figures"), columns, lines);
}

const linesOf = (wanted, total) => total.groups.map((group) => ({ ...group, query: query(wanted, { by: [] }), isTotal: true }));

// Every figure there is, with what it comes to for all.
function definitionTable(figures, line) {
  const columns = [
    { head: say("figure"), main: true, cell: (figure) => figure.name },
    { head: say("total"), number: true, cell: (figure) => (line === undefined ? "" : valueButton(figure, line)) },
    { head: say("definition"), cell: (figure) => figure.definition },
  ];
  return linesTable(say("definitions"), columns, figures, { layout: "table" });
}

function nameOf(line) {
  if (line.isTotal) return say("total");
  const [first, ...others] = line.labels;
  return [first || "–", ...others.map((label) => ` · ${dateInWords(label)}`)].join("");
}

function valueButton(figure, line) {
  const value = line.values[figure.key];
  const text = valueInWords(figure, value);
  if (text === "") return "";
  const name = nameOf(line);
  return element("button", {
    type: "button", class: "link", title: partsInWords(value) || null,
    "aria-label": `${name}, ${figure.name}: ${text}`,
    onclick: () => showBehind(figure, line, name),
  }, text);
}

async function fillChoices() {
  const members = await attempt(() => all("/reps")) ?? [];
  const teams = [...new Set(members.map((each) => each.team))].sort();
  form.elements.team.append(...teams.map((team) => element("option", { value: team }, team)));
}

function move(direction) {
  const { kind, on } = asked();
  form.elements.on.value = moved(kind, on, direction);
  show();
}

byId("earlier").addEventListener("click", () => move(-1));
byId("later").addEventListener("click", () => move(1));
form.addEventListener("change", show);
await fillChoices();
// A day that is over: of a week that begins today there is nothing to see.
form.elements.on.value = addDays(content.today, -1);
for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
await show();
