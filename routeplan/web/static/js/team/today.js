// How the day goes, a line a rep, asked for again every minute while somebody looks.
import { all, get } from "../api.js";
import { attempt, byId, element, fill } from "../dom.js";
import { cardLink, keepInAddress } from "../links.js";
import { linesTable } from "../table.js";
import { showVisit } from "../visit_dialog.js";
import { clock, content, dateInWords, hours, lang, minutes, say } from "../words.js";
import { addDays } from "./periods.js";
import { showWaiting } from "./waiting.js";

const EVERY_MS = 60_000;
const LONG_S = 2 * 3600;
const SUMS = ["planned", "done", "due", "late", "skipped", "unplanned"];
const CHIPS = { off: "chip", not_started: "chip mark", under_way: "chip good", late: "chip bad", finished: "chip good" };
const timeNow = new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit" });
const on = byId("on");
const team = byId("team");
let latest = 0;
let told = "";

const isToday = () => on.value === content.today;

// Without a date it is today where each rep works.
function asked() {
  return { ...(isToday() ? {} : { on: on.value }), ...(team.value ? { team: team.value } : {}) };
}

// Who sees one team alone has nothing to choose.
async function fillTeams() {
  const members = await attempt(() => all("/reps")) ?? [];
  const teams = [...new Set(members.map((each) => each.team))].sort();
  team.append(...teams.map((each) => element("option", { value: each }, each)));
  team.hidden = teams.length < 2;
}

async function show() {
  latest += 1;
  const mine = latest;
  keepInAddress(asked());
  const day = await attempt(() => get(`/team-today?${new URLSearchParams(asked())}`), { place: byId("faults") });
  if (day === undefined || mine !== latest) return;
  byId("as-of").textContent = isToday() ? say("as_of", { at: timeNow.format(new Date()) }) : dateInWords(on.value);
  const now = JSON.stringify(day.reps);
  if (now !== told) showReps(day.reps);
  told = now;
}

function showReps(reps) {
  const sum = (key) => reps.reduce((whole, each) => whole + each[key], 0);
  fill(byId("sums"), SUMS.map((key) => element("div", {}, element("dt", {}, say(key)), element("dd", {}, String(sum(key))))));
  fill(byId("reps"), reps.length ? linesTable(say("reps"), columns(), reps) : element("p", { class: "empty" }, say("no_reps")));
}

function columns() {
  const count = (key, kind = null) => ({
    head: say(key), number: true, cell: (each) => (each[key] ? element("span", { class: kind }, String(each[key])) : ""),
  });
  return [
    { head: say("rep"), main: true, cell: (each) => [`${each.rep} ${each.name}`, each.label ? element("span", { class: "soft" }, ` ${each.label}`) : ""] },
    { head: say("state"), cell: (each) => element("span", { class: CHIPS[each.course] }, say(`course_${each.course}`)) },
    { head: say("done"), cell: progress },
    count("due"), count("late", "chip bad"), count("skipped"), count("unplanned"),
    { head: say("next_stop"), cell: nextStop },
    { head: say("last_seen"), cell: lastSeen },
    { head: say("report"), cell: reportLink },
  ];
}

function progress(each) {
  if (each.planned === 0) return each.done ? String(each.done) : "";
  const text = say("progress", { done: each.done, planned: each.planned });
  const filled = element("span");
  filled.style.width = `${100 * each.done / each.planned}%`;
  return element("div", {}, text, element("div", { class: "bar", "aria-hidden": "true" }, filled));
}

function nextStop({ next_stop: next, behind_s: behind }) {
  if (next === null) return "";
  const over = behind >= 60 ? element("span", { class: "soft" }, ` ${say("behind", { time: behind < LONG_S ? minutes(behind) : hours(behind) })}`) : "";
  return [`${clock(next.start_s)} `, cardLink(next.store, next.name || next.store), over];
}

function lastSeen({ last_check_in: last }) {
  if (last === null) return "";
  const at = last.left_s ?? last.arrived_s;
  const name = last.name || last.store;
  return element("button", { type: "button", class: "link", onclick: () => showVisit(last.visit) }, at === null ? name : `${clock(at)} ${name}`);
}

function reportLink(each) {
  if (each.course === "off" && each.sent === null) return "";
  const where = `/team/reports?on=${on.value}&rep=${encodeURIComponent(each.rep)}`;
  return element("a", { href: where, class: "nowrap" }, say(each.sent === null ? "report_missing" : "report_sent"));
}

function choose(day) {
  on.value = day;
  show();
}

team.addEventListener("change", show);
on.addEventListener("change", () => choose(on.value || content.today));
byId("earlier").addEventListener("click", () => choose(addDays(on.value, -1)));
byId("later").addEventListener("click", () => choose(addDays(on.value, 1)));
byId("now").addEventListener("click", () => choose(content.today));
setInterval(() => {
  if (document.visibilityState !== "visible") return;
  if (isToday()) show();
  showWaiting();
}, EVERY_MS);
const wanted = new URLSearchParams(location.search);
on.value = wanted.get("on") || content.today;
await fillTeams();
team.value = wanted.get("team") ?? "";
await Promise.all([show(), showWaiting()]);
