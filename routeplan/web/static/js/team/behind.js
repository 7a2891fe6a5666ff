// What stands behind one figure: stops, visits, days or stores, each with its way on.
import { get } from "../api.js";
import { attempt, byId, element, fill } from "../dom.js";
import { sectionTable } from "../report.js";
import { decimal, say } from "../words.js";
import { partsInWords, valueInWords } from "./values.js";

const part = byId("behind");
const MOST_LINES = 1000;

export function forgetBehind() {
  part.hidden = true;
  fill(part);
}

export async function showBehind(figure, group, name) {
  const asked = new URLSearchParams(group.query);
  for (const label of group.labels) asked.append("group", label);
  const report = await attempt(() => get(`/review/${figure.key}?${asked}`));
  if (report === undefined) return;
  const value = group.values[figure.key];
  const workbook = `/api/v1/review/${figure.key}?${asked}&format=xlsx`;
  const [section] = report.sections;
  part.hidden = false;
  fill(
    part,
    element("div", { class: "row apart" }, element("h2", {}, `${name}: ${figure.name}`), element("a", { class: "button", href: workbook, download: true }, say("workbook"))),
    element("p", {}, element("b", {}, valueInWords(figure, value)), " ", partsInWords(value)),
    element("p", { class: "soft" }, section.title),
    section.rows.length > MOST_LINES ? element("p", {}, say("too_many", { shown: decimal(MOST_LINES), all: decimal(section.rows.length) })) : null,
    section.rows.length ? element("div", { class: "scroll low" }, sectionTable(section, MOST_LINES)) : element("p", { class: "soft" }, say("nothing")),
  );
  part.focus();
  part.scrollIntoView({ block: "nearest" });
}
