// Faults shown where they are: in the table as it was typed.
import { element, faultList } from "./dom.js";
import { decimal, say } from "./words.js";

const ROWS_AT_ONCE = 200;

// Faults that lie in no row of a table that is shown.
export function faultsElsewhere({ faults, tables }) {
  const shown = new Set(tables.flatMap((table) => table.rows.map((row) => key(table.name, row.row))));
  return faults.filter((fault) => !fault.is_warning && !shown.has(key(fault.table, fault.row)));
}

export function faultTables({ faults, tables }) {
  const byRow = new Map();
  for (const fault of faults.filter((each) => !each.is_warning && each.row !== null)) {
    const at = key(fault.table, fault.row);
    byRow.set(at, [...(byRow.get(at) ?? []), fault]);
  }
  return tables.filter((table) => table.rows.some((row) => byRow.has(key(table.name, row.row))))
    .map((table) => faultTable(table, byRow));
}

const key = (table, row) => `${table} ${row}`;

function faultTable(table, byRow) {
  const isFaulty = (row) => byRow.has(key(table.name, row.row));
  const faulty = table.rows.filter(isFaulty);
  const body = element("tbody");
  const only = element("input", { type: "checkbox", checked: true });
  const more = element("button", { type: "button", class: "plain" });
  let rest = [];
  const goOn = () => {
    const next = rest.splice(0, ROWS_AT_ONCE);
    body.append(...next.flatMap((row) => tableRow(table, row, byRow.get(key(table.name, row.row)) ?? [])));
    more.hidden = !rest.length;
    more.textContent = say("more_rows", { n: decimal(Math.min(rest.length, ROWS_AT_ONCE)) });
  };
  const start = () => {
    body.replaceChildren();
    rest = [...(only.checked ? faulty : table.rows)];
    goOn();
  };
  only.addEventListener("change", start);
  more.addEventListener("click", goOn);
  start();
  const words = { name: table.name, faulty: decimal(faulty.length), all: decimal(table.rows_in_all) };
  const cut = table.rows.length < table.rows_in_all
    ? element("p", { class: "small soft" }, say("cut_off", { shown: decimal(table.rows.length), all: decimal(table.rows_in_all) })) : null;
  const head = [element("th", { scope: "col" }, say("row")), ...table.columns.map((column) => element("th", { scope: "col" }, column))];
  return element("section", { class: "stack", "data-table": table.name },
    element("div", { class: "row apart" }, element("h3", {}, say("table_of", words)),
      element("label", { class: "inline" }, only, say("only_faulty"))),
    element("div", { class: "scroll tall", tabindex: 0, role: "region", "aria-label": table.name },
      element("table", { class: "typed" }, element("thead", {}, element("tr", {}, head)), body)),
    cut, more);
}

function tableRow(table, row, faults) {
  const wrong = new Set(faults.map((fault) => fault.column));
  const cells = table.columns.map((column, place) => element("td", { class: wrong.has(column) ? "faulty" : null }, row.cells[place] ?? ""));
  const line = element("tr", { "data-row": row.row, class: faults.length ? "wrong" : null }, element("th", { scope: "row" }, String(row.row)), cells);
  if (!faults.length) return [line];
  const said = faults.map((fault) => ({ ...fault, where: fault.column ?? "" }));
  return [line, element("tr", { class: "says", "data-says": row.row }, element("td"), element("td", { colspan: table.columns.length }, faultList(said)))];
}
