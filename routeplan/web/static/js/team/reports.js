// Reports of days as they were sent, as they would be now, and the report of a week.
import { all, get } from "../api.js";
import { attempt, byId, element, fill } from "../dom.js";
import { reportSections } from "../report.js";
import { linesTable } from "../table.js";
import { content, moment, say } from "../words.js";
import { addDays } from "./periods.js";

const PREFIX = "/api/v1";
const on = byId("on");
const weekly = byId("weekly");
const part = byId("report");

function showReport(report, ...downloads) {
  part.hidden = false;
  fill(
    part, element("div", { class: "row apart" }, element("h2", {}, report.title), element("div", { class: "row" }, downloads)),
    reportSections(report),
  );
  part.focus();
  part.scrollIntoView({ block: "start" });
}

const download = (path, word) => element("a", { class: "button", href: PREFIX + path, download: true }, say(word));

async function showDays() {
  const lines = await attempt(() => all(`/day-reports?first=${on.value}`), { place: byId("faults") });
  if (lines === undefined) return;
  fill(byId("days"), lines.length ? linesTable(say("days"), columns(), lines) : element("p", { class: "empty" }, say("no_reps")));
}

function columns() {
  return [
    { head: say("rep"), main: true, cell: (each) => `${each.rep} ${each.name}` },
    { head: say("team"), cell: (each) => each.team },
    { head: say("state"), cell: ({ sent }) => stateOf(sent) },
    { head: say("note"), cell: ({ sent }) => sent?.note },
    { head: "", cell: (each) => element("div", { class: "row" }, each.sent ? sentButton(each.rep) : null, nowButton(each.rep)) },
  ];
}

function stateOf(sent) {
  if (sent === null) return element("span", { class: "chip mark" }, say("not_sent"));
  const chip = element("span", { class: "chip good" }, say("sent", { at: moment(sent.sent_at) }));
  return sent.version > 1 ? [chip, ` ${say("version", { n: sent.version })}`] : chip;
}

const readButton = (word, rep, main, act) => element("button", {
  type: "button", class: main ? "main" : null, "aria-label": `${say(word)}: ${rep}`, onclick: (event) => act(event.currentTarget),
}, say(word));

const sentButton = (rep) => readButton("read", rep, true, (button) => readSent(rep, button));

async function readSent(rep, button = null) {
  const found = await attempt(() => get(`/day-reports/${encodeURIComponent(rep)}/${on.value}`), { button, place: byId("faults") });
  if (found === undefined) return;
  showReport(found.report, element("span", { class: "soft" }, say("sent", { at: moment(found.sent.sent_at) })));
}

function nowButton(rep) {
  const path = `/reports/daily?${new URLSearchParams({ rep, on: on.value })}`;
  return readButton("as_now", rep, false, async (button) => {
    const report = await attempt(() => get(path), { button, place: byId("faults") });
    if (report === undefined) return;
    showReport(report, download(`${path}&format=xlsx`, "workbook"), download(`${path}&format=text`, "as_text"));
  });
}

function weeklyPath() {
  const { on: day, team } = Object.fromEntries(new FormData(weekly));
  return `/reports/weekly?${new URLSearchParams({ on: day, ...(team ? { team } : {}) })}`;
}

function linkWeekly() {
  byId("workbook").href = `${PREFIX}${weeklyPath()}&format=xlsx`;
  byId("text").href = `${PREFIX}${weeklyPath()}&format=text`;
}

weekly.addEventListener("submit", async (event) => {
  event.preventDefault();
  const report = await attempt(() => get(weeklyPath()), { button: event.submitter, place: byId("faults") });
  if (report !== undefined) showReport(report);
});
weekly.addEventListener("change", linkWeekly);
on.addEventListener("change", showDays);
const move = (days) => {
  on.value = addDays(on.value, days);
  showDays();
};
byId("earlier").addEventListener("click", () => move(-1));
byId("later").addEventListener("click", () => move(1));

const asked = new URLSearchParams(location.search);
on.value = asked.get("on") || content.today;
weekly.elements.on.value = addDays(on.value, -1);
const members = await attempt(() => all("/reps")) ?? [];
const teams = [...new Set(members.map((each) => each.team))].sort();
weekly.elements.team.append(...teams.map((team) => element("option", { value: team }, team)));
linkWeekly();
await showDays();
// The way here from a rep's line of the day.
const button = [...byId("days").querySelectorAll("button")].find((each) => each.getAttribute("aria-label").endsWith(`: ${asked.get("rep")}`));
button?.click();
