// What happened at a store: visits, sales, changes of its card.
import { all, get } from "../api.js";
import { attempt, byId, element, fill } from "../dom.js";
import { lineChart } from "../line_chart.js";
import { linesTable } from "../table.js";
import { showVisit, timeOf } from "../visit_dialog.js";
import { dateInWords, decimal, moment, money, purposes, say, words } from "../words.js";
import { NEEDS_AS_TYPED } from "./needs.js";

export function showVisits(place, visits) {
  const columns = [
    { head: say("on"), main: true, cell: (visit) => element("button", { type: "button", class: "link", onclick: () => showVisit(visit.id) }, dateInWords(visit.on)) },
    { head: say("time"), cell: timeOf },
    { head: say("rep"), cell: (visit) => visit.rep },
    { head: say("result"), cell: resultOf },
    { head: say("ordered"), number: true, cell: (visit) => (visit.order_cents === null ? "" : money(visit.order_cents)) },
    { head: say("note"), cell: (visit) => visit.note },
    { head: say("next_aim"), cell: (visit) => visit.next_aim },
  ];
  fill(place, visits.length ? linesTable(say("visits"), columns, visits) : element("p", { class: "soft" }, say("nothing")));
}

function resultOf(visit) {
  if (visit.not_visited !== null) return `${say("not_visited")}: ${say(`reason_${visit.not_visited}`)}`;
  return visit.outcomes.map((each) => say(`outcome_${each}`)).join(", ");
}

export async function showSales(part, place, path) {
  const sales = await attempt(() => all(`${path}/sales`)) ?? [];
  part.hidden = sales.length === 0;
  const columns = [
    { head: say("month"), main: true, cell: (sale) => sale.month },
    { head: say("sold"), cell: (sale) => sale.product },
    { head: say("amount"), number: true, cell: (sale) => decimal(sale.amount) },
  ];
  const months = new Map();
  for (const sale of [...sales].reverse()) months.set(sale.month, (months.get(sale.month) ?? 0) + sale.amount);
  const sums = [...months].map(([at, value]) => ({ at, value }));
  const chart = sums.length > 1 ? lineChart(say("sales_by_month"), [{ name: say("sales"), points: sums }], decimal) : null;
  fill(place, chart, element("div", { class: "scroll low" }, linesTable(say("sales"), columns, sales, { layout: "table" })));
}

let changes = [];

export async function showChanges(path, after = 0) {
  const page = await attempt(() => get(`${path}/changes?limit=100&after=${after}`));
  if (page === undefined) return;
  changes = after ? [...changes, ...page.items] : page.items;
  byId("changes-part").hidden = false;
  const more = byId("more-changes");
  more.hidden = page.next === null;
  more.onclick = () => showChanges(path, page.next);
  fill(byId("changes"), linesTable(say("changes"), changeColumns(), [...changes].reverse()));
}

function changeColumns() {
  return [
    { head: say("field"), main: true, cell: (change) => fieldInWords(change.field) },
    { head: say("at"), cell: (change) => moment(change.at) },
    { head: say("who"), cell: (change) => change.who },
    { head: say("before"), cell: (change) => inShort(change, change.old) },
    { head: say("after"), cell: (change) => inShort(change, change.new) },
    { head: say("why"), cell: (change) => change.why },
  ];
}

// A field as the editor calls it, with the person or competitor it belongs to.
function fieldInWords(field) {
  if (field === "") return say("whole");
  const named = field.match(/\[(.+)\]/)?.[1];
  const word = `field_${field.replace(/\[.+\]/, "")}`;
  const text = word in words ? say(word) : field.replace(/\[.+\]/, "");
  return named === undefined ? text : `${named}: ${text}`;
}

// The whole card as it was made stands above; here one value is told.
function inShort(change, value) {
  if (value === null || value === "" || (change.field === "" && typeof value === "object")) return "";
  if (change.field === "store.purposes") return purposes(value);
  if (NEEDS_AS_TYPED.has(change.field)) return NEEDS_AS_TYPED.get(change.field)(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}
