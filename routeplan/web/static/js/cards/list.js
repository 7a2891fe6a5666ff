// The list of cards, and beside it what waits for approval or review.
import { all, get } from "../api.js";
import { attempt, byId, element, fill } from "../dom.js";
import { cardLink, keepInAddress } from "../links.js";
import { linesTable } from "../table.js";
import { content, say } from "../words.js";
import { loadDue, showDue } from "./due.js";
import { openNewCard } from "./new_card.js";

const form = byId("wanted");
const tabs = byId("tabs");
const PAGE = 100;
let lines = [];
let next = null;
let tab = "all";
let latest = 0;
let reps = [];

const cardColumns = () => [
  { head: say("name"), main: true, cell: (card) => cardLink(card.id, card.name || card.id) },
  { head: say("number"), cell: (card) => card.number },
  { head: say("class"), cell: (card) => card.store_class },
  { head: say("rep"), cell: (card) => card.rep },
  { head: say("area"), cell: (card) => card.area },
  { head: say("state"), cell: (card) => stateChip(card.state) },
];

function stateChip(state) {
  const kind = { draft: "chip mark", approved: "chip good", closed: "chip" }[state];
  return element("span", { class: kind }, say(`state_${state}`));
}

async function load(after = "") {
  const asked = new URLSearchParams({ limit: PAGE, after });
  for (const [name, value] of new FormData(form)) if (value.trim()) asked.set(name, value.trim());
  latest += 1;
  const mine = latest;
  const page = await attempt(() => get(`/cards?${asked}`));
  // What was asked for meanwhile counts, not what is answered last.
  if (page === undefined || mine !== latest) return;
  lines = after ? [...lines, ...page.items] : page.items;
  next = page.next;
  byId("more").hidden = next === null;
  fill(byId("cards"), lines.length ? linesTable(say("title"), cardColumns(), lines, { layout: "compact" }) : element("p", { class: "empty" }, say("none")));
}

async function fillReps() {
  reps = (await attempt(() => all("/reps")) ?? []).map((member) => member.rep);
  form.elements.rep.append(...reps.map((rep) => element("option", { value: rep.id }, `${rep.id} ${rep.name}`)));
}

async function showTabs() {
  const due = await loadDue();
  const count = (what) => due.filter((each) => each.what === what).length;
  const made = (name, text) => element("button", {
    type: "button", "aria-pressed": String(tab === name), onclick: () => open(name),
  }, text);
  fill(
    tabs, made("all", say("tab_all")), made("approval", say("tab_approval", { n: count("approval") })),
    made("review", say("tab_review", { n: count("review") })),
  );
}

async function open(name, { isFocused = true } = {}) {
  tab = name;
  keepInAddress(name === "all" ? {} : { due: name });
  byId("all").hidden = name !== "all";
  byId("due").hidden = name === "all";
  await showTabs();
  if (name !== "all") showDue(name, showTabs);
  if (isFocused) tabs.querySelector('[aria-pressed="true"]').focus();
}

function openForm() {
  const known = (key) => [...new Set(lines.map((line) => line[key]))].sort();
  openNewCard({ store_class: known("store_class"), area: known("area") }, reps, async () => {
    await load();
    await open(tab, { isFocused: false });
  });
}

form.addEventListener("input", () => load());
byId("more").addEventListener("click", () => load(next));
byId("new").hidden = !("write card" in content.rights);
byId("new").addEventListener("click", openForm);
await fillReps();
const asked = new URLSearchParams(location.search);
for (const [name, value] of asked) if (form.elements[name]) form.elements[name].value = value;
await load();
const due = asked.get("due");
if (due === "approval" || due === "review") await open(due);
else await showTabs();
