// Tables of lines. On a narrow screen each line becomes a block, and says its heads itself.
import { element } from "./dom.js";

// columns: [{ head, cell: (line) => what stands there, number?, main?, aside? }]; `main` names
// the line, what stands `aside` is left out on a narrow screen; what stands in a cell is text, an
// element or a list of them. layout: how lines stand on a narrow screen, "blocks"; "compact":
// values that say themselves what they are, side by side; "table": as they are, to be scrolled.
export function linesTable(caption, columns, lines, { layout = "blocks" } = {}) {
  const heads = columns.map((column) => element(
    "th", { scope: "col", role: "columnheader", class: classOf(column) }, column.head,
  ));
  return element(
    "table", { class: `lines ${layout}`, role: "table", "aria-label": caption },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, heads)),
    element("tbody", { role: "rowgroup" }, lines.map((line) => row(columns, line))),
  );
}

const classOf = ({ number, aside }) => [number && "number", aside && "aside"].filter(Boolean).join(" ") || null;

function row(columns, line) {
  const cells = columns.map((column) => {
    const content = column.cell(line);
    const isEmpty = content === null || content === undefined || content.length === 0;
    const more = { class: classOf(column), "data-head": column.head, "data-empty": isEmpty };
    const held = element("div", {}, content);
    return column.main
      ? element("th", { scope: "row", role: "rowheader", ...more }, held)
      : element("td", { role: "cell", ...more }, held);
  });
  return element("tr", { role: "row" }, cells);
}
