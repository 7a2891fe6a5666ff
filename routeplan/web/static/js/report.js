// Reports of the API as they stand on a page: a titled table a section.
import { element } from "./dom.js";
import { cardLink } from "./links.js";
import { linesTable } from "./table.js";
import { showVisit } from "./visit_dialog.js";
import { say } from "./words.js";

const AS_TEXT = new Set(["text", "date"]);
const NOT_SHOWN = new Set(["key"]);

export function reportSections(report) {
  return report.sections.map((section) => element(
    "section", { class: "card stack" },
    element("h2", {}, section.title),
    section.rows.length ? element("div", { class: "scroll" }, sectionTable(section)) : element("p", { class: "soft" }, say("nothing")),
  ));
}

// `most`: lines shown at once; a browser bears only so many.
export function sectionTable(section, most = Infinity) {
  const columns = section.columns
    .filter((column) => !NOT_SHOWN.has(column.key) && isUsed(section, column))
    .map((column) => ({
      head: column.head,
      aside: column.key === "definition",
      number: !AS_TEXT.has(column.kind) || column.key === "value",
      cell: (row) => cellContent(column, row[column.key]),
    }));
  return linesTable(section.title, columns, section.rows.slice(0, most), { layout: "table" });
}

const isUsed = (section, column) => section.rows.some((row) => row[column.key].text !== "");

function cellContent(column, cell) {
  const visits = cell.visits ?? [];
  if (column.key === "visits") return visits.map((visit) => visitButton(say("visit"), visit));
  const text = column.key === "store" && cell.text ? cardLink(cell.text) : cell.text;
  return visits.length === 1 ? [text, " ", visitButton(say("visit"), visits[0])] : text;
}

function visitButton(text, visit) {
  return element("button", { type: "button", class: "link", onclick: () => showVisit(visit) }, text);
}
