// Stores that somebody has to look at, by what is wrong with them.
import { all } from "../api.js";
import { attempt, byId, element, fill } from "../dom.js";
import { cardLink, keepInAddress } from "../links.js";
import { linesTable } from "../table.js";
import { showVisit } from "../visit_dialog.js";
import { dateInWords, say } from "../words.js";

const REASONS = ["neglected", "at_risk", "missed_often", "over_visited", "cards_due"];
const WITH_TIMES = new Set(["missed_often", "over_visited"]);
const form = byId("asked");
let problems = [];
let reason = REASONS[0];
let latest = 0;

async function load() {
  const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
  latest += 1;
  const mine = latest;
  const found = await attempt(() => all(`/problems?${new URLSearchParams(given)}`), { place: byId("faults") });
  if (found === undefined || mine !== latest) return;
  problems = found;
  show();
}

function show() {
  const { rep, team } = Object.fromEntries(new FormData(form));
  keepInAddress({ reason: reason === REASONS[0] ? "" : reason, rep, team });
  const count = (name) => problems.filter((each) => each.reason === name).length;
  fill(byId("reasons"), REASONS.map((name) => element("button", {
    type: "button", "aria-pressed": String(name === reason), onclick: () => choose(name),
  }, `${say(`reason_of_${name}`)} (${count(name)})`)));
  byId("definition").textContent = say(`about_${reason}`);
  const shown = problems.filter((each) => each.reason === reason);
  fill(byId("problems"), shown.length ? linesTable(say(`reason_of_${reason}`), columns(), shown) : element("p", { class: "empty" }, say("none")));
}

function choose(name) {
  reason = name;
  show();
  byId("reasons").querySelector('[aria-pressed="true"]').focus();
}

function columns() {
  return [
    { head: say("store"), main: true, cell: (each) => cardLink(each.store, each.name || each.store) },
    { head: say("class"), cell: (each) => each.store_class },
    { head: say("rep"), cell: (each) => each.rep },
    { head: say(`since_${reason}`), cell: (each) => (each.since === null ? "" : dateInWords(each.since)) },
    ...(WITH_TIMES.has(reason) ? [{ head: say("times"), number: true, cell: (each) => String(each.times) }] : []),
    { head: say("visits"), cell: (each) => each.visits.flatMap(visitButton) },
  ];
}

function visitButton(id, place, ids) {
  const text = ids.length > 1 ? `${say("visit")} ${place + 1}` : say("visit");
  return [element("button", { type: "button", class: "link", onclick: () => showVisit(id) }, text), " "];
}

async function fillChoices() {
  const members = await attempt(() => all("/reps")) ?? [];
  form.elements.rep.append(...members.map(({ rep }) => element("option", { value: rep.id }, `${rep.id} ${rep.name}`)));
  const teams = [...new Set(members.map((each) => each.team))].sort();
  form.elements.team.append(...teams.map((team) => element("option", { value: team }, team)));
}

form.addEventListener("change", load);
await fillChoices();
for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
const wanted = new URLSearchParams(location.search).get("reason");
if (REASONS.includes(wanted)) reason = wanted;
await load();
