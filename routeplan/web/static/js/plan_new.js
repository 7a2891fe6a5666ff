// From a spreadsheet, or the archive, to a planning job.
import { Refused } from "./api.js";
import { attempt, byId, element, faultList, fill } from "./dom.js";
import { RouteMap } from "./map.js";
import { CalendarForm } from "./plan_new_calendar.js";
import { faultsElsewhere, faultTables } from "./plan_new_faults.js";
import { showHours } from "./plan_new_hours.js";
import { MoreForm } from "./plan_new_more.js";
import { Pareto, previewClass } from "./plan_new_pareto.js";
import { RepsForm } from "./plan_new_reps.js";
import { RulesForm } from "./plan_new_rules.js";
import { Source } from "./plan_new_source.js";
import { storeTable } from "./plan_new_stores.js";
import { basesOf } from "./plan_map.js";
import { content, decimal, say } from "./words.js";

const PATIENCE_MS = 350;
const SECONDS = 60;

const source = new Source();
const rules = new RulesForm();
const pareto = new Pareto(rules);
const reps = new RepsForm();
const calendar = new CalendarForm();
const more = new MoreForm();
const map = new RouteMap(byId("map"), { label: say("map_of_stores") });
// What was changed here; all else is as the file, the archive or the planner has it.
let settings = {};
let problem = null;
let running = null;
let waits = 0;
let isLoaded = false;
let isNamed = false;

function change(part) {
  settings = { ...settings, ...part };
  lookSoon();
}

function lookSoon() {
  clearTimeout(waits);
  setReady(false);
  waits = setTimeout(() => look(), PATIENCE_MS);
}

async function look({ loads = false } = {}) {
  clearTimeout(waits);
  running?.abort();
  if (loads) isLoaded = false;
  setReady(false);
  if (!source.isReady) return;
  const mine = new AbortController();
  running = mine;
  byId("status").textContent = isLoaded ? say("stale") : say("reading_file", { name: source.name });
  try {
    show(await source.look(settings, reps.file, mine.signal));
  } catch (error) {
    if (error.name === "AbortError") return;
    if (!(error instanceof Refused)) throw error;
    byId("status").textContent = "";
    fill(byId("faults"), faultList(error.faults));
  }
}

function show(reading) {
  problem = reading.problem;
  const notes = reading.faults.filter((fault) => fault.is_warning);
  const elsewhere = faultsElsewhere(reading).filter((fault) => !reps.file || fault.table !== reps.file.name);
  const count = reading.faults.length - notes.length;
  byId("status").textContent = problem
    ? say("ready", { stores: decimal(problem.stores.length), reps: decimal(problem.reps.length) })
    : say("has_faults", { n: decimal(count) });
  byId("status").className = problem ? "good-line" : "bad-line";
  fill(byId("faults"), elsewhere.length ? faultList(elsewhere) : null);
  fill(byId("tables"), problem ? null : faultTables(reading).filter((table) => !reps.file || table.dataset.table !== reps.file.name));
  byId("notes").hidden = !notes.length;
  byId("notes").querySelector("summary").textContent = say("notes", { n: notes.length });
  fill(byId("notes").querySelector("div"), faultList(notes));
  reps.showFaults(reading.faults);
  tellShown();
  if (problem) showProblem();
  else if (!isLoaded) showSound(reading.sound);
  setReady(problem !== null);
}

// Once the map is drawn too.
function tellShown() {
  requestAnimationFrame(() => setTimeout(() => {
    performance.mark("shown");
    document.body.dataset.shown = "true";
  }));
}

function showProblem() {
  for (const section of document.querySelectorAll("[data-settings]")) section.hidden = false;
  if (!isLoaded) {
    rules.load(problem);
    calendar.load(problem);
    more.load(problem, source.isArchive);
  }
  reps.load(problem, source.isArchive);
  pareto.show(problem);
  showHours(problem);
  if (byId("store-list").open) showStores();
  drawStores();
  if (!isLoaded) map.fit();
  isLoaded = true;
}

function showSound(stores) {
  for (const section of document.querySelectorAll("[data-settings]")) section.hidden = true;
  map.show({ stores: stores.map((store) => ({ id: store.id, name: store.name, at: [store.lat, store.lon], rank: 0 })), routes: [], bases: [] });
  if (stores.length) map.fit();
}

function drawStores() {
  const ranks = new Map([...rules.classes.keys()].map((name, rank) => [name, rank]));
  map.show({
    stores: problem.stores.map((store) => ({
      id: store.id, name: store.name, at: [store.lat, store.lon],
      rank: ranks.get(previewClass(store, rules.names, rules.shares)) ?? ranks.size,
    })),
    routes: [], bases: basesOf(problem.reps),
  });
}

function showStores() {
  fill(byId("store-list").querySelector("[role]"), storeTable(problem.stores));
}

function setReady(isReady) {
  byId("start").querySelector("button").disabled = !isReady;
  byId("not-yet").hidden = isReady;
}

source.addEventListener("change", ({ detail: what }) => {
  if (source.isArchive) delete settings.datum;
  // A rep file that is chosen wins over what was changed here.
  if (source.isArchive || what === "reps") reps.forget();
  const name = byId("start").elements.name;
  if (!isNamed) name.value = source.name.replace(/\.\w+$/, "");
  look({ loads: true });
});
rules.addEventListener("change", () => {
  change({ rules: rules.settings });
  pareto.draw();
});
rules.addEventListener("preset", ({ detail: preset }) => {
  if (preset === "own") return;
  if (preset) settings.rules = preset;
  else delete settings.rules;
  look({ loads: true });
});
pareto.addEventListener("move", drawStores);
pareto.addEventListener("settle", () => {
  rules.isOwn();
  change({ rules: rules.settings });
});
calendar.addEventListener("change", ({ detail }) => change(detail));
more.addEventListener("change", ({ detail }) => change(detail));
reps.addEventListener("change", lookSoon);
byId("store-list").addEventListener("toggle", () => { if (problem) showStores(); });

const start = byId("start");
start.elements.seconds.max = content.most.seconds;
start.elements.seconds.value = Math.min(SECONDS, content.most.seconds);
start.elements.threads.max = content.most.threads;
start.elements.threads.value = 1;
start.elements.name.addEventListener("input", () => { isNamed = start.elements.name.value !== ""; });
start.addEventListener("submit", (event) => {
  event.preventDefault();
  const { name, seconds, threads, seed, engine } = Object.fromEntries(new FormData(start));
  const search = { engine, seed: Number(seed), threads: Number(threads), seconds: Number(seconds) };
  attempt(async () => {
    const { job } = await source.start(name, settings, reps.file, search);
    location.assign(`/jobs/${job.id}`);
  }, { button: event.submitter, place: byId("start-faults") });
});
document.body.dataset.ready = "true";
performance.mark("ready");
