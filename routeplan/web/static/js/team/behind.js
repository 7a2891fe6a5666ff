// What stands behind one figure: stops, visits, days or stores, each with its way on.
import { get } from "../api.js";
import { attempt, byId, element, fill } from "../dom.js";
import { storeNames } from "../links.js";
import { sectionTable } from "../report.js";
import { say } from "../words.js";
import { partsInWords, valueInWords } from "./values.js";

const part = byId("behind");

export function forgetBehind() {
  part.hidden = true;
  fill(part);
}

export async function showBehind(figure, group, name) {
  const asked = new URLSearchParams(group.query);
  for (const label of group.labels) asked.append("group", label);
  const found = await attempt(() => Promise.all([get(`/review/${figure.key}?${asked}`), storeNames()]));
  if (found === undefined) return;
  const [report, names] = found;
  const value = group.values[figure.key];
  const workbook = `/api/v1/review/${figure.key}?${asked}&format=xlsx`;
  const [section] = report.sections;
  part.hidden = false;
  fill(
    part,
    element("div", { class: "row apart" }, element("h2", {}, `${name}: ${figure.name}`), element("a", { class: "button", href: workbook, download: true }, say("workbook"))),
    element("p", {}, element("b", {}, valueInWords(figure, value)), " ", partsInWords(value)),
    element("p", { class: "soft" }, section.title),
    section.rows.length ? element("div", { class: "scroll low" }, sectionTable(section, names)) : element("p", { class: "soft" }, say("nothing")),
  );
  part.focus();
  part.scrollIntoView({ block: "nearest" });
}
