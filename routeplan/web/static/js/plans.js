// The list of plans with their states, and of planning jobs.
import { all, get } from "./api.js";
import { attempt, byId, element, fill } from "./dom.js";
import { content, dateInWords, decimal, say } from "./words.js";

const LOOK_EVERY_MS = 2000;
const JOBS_SHOWN = 10;
const TONES = { submitted: "mark", approved: "good", running: "good", done: "good", failed: "bad" };

let plans = [];
const ticked = new Set();
const filters = byId("filters");

const chip = (prefix, state) => element("span", { class: `chip ${TONES[state] ?? ""}` }, say(`${prefix}_${state}`));
const moment = (text) => new Date(text).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });

function repsOf(plan) {
  const [first = "", ...rest] = plan.reps;
  if (rest.length < 3) return plan.reps.join(", ");
  const words = say("more_reps", { first: [first, ...rest.slice(0, 1)].join(", "), n: rest.length - 1 });
  return element("span", { title: plan.reps.join(", ") }, words);
}

function runsOf({ runs_from: first, runs_until: last }) {
  if (!first) return "";
  if (!last) return say("runs_from", { first: dateInWords(first) });
  return say("runs_until", { first: dateInWords(first), last: dateInWords(last) });
}

// The newest version of each plan, unless older ones are asked for.
function wanted() {
  const { find, state, older } = Object.fromEntries(new FormData(filters));
  const replaced = new Set(plans.map((plan) => plan.replaces));
  const text = find.trim().toLocaleLowerCase();
  const speaks = (plan) => [plan.name, plan.made_by, ...plan.reps].some((word) => word.toLocaleLowerCase().includes(text));
  return plans.filter((plan) => (!state || plan.state === state)
    && (older || state || plan.state === "running" || !replaced.has(plan.id)) && speaks(plan));
}

function lineOf(plan) {
  const label = say("tick", { name: plan.name, version: plan.version });
  const box = element("input", { type: "checkbox", "aria-label": label, value: plan.id, checked: ticked.has(plan.id) });
  box.addEventListener("change", () => {
    if (box.checked) ticked.add(plan.id);
    else ticked.delete(plan.id);
    showTicked();
  });
  return element("tr", { "data-plan": plan.id },
    element("td", { class: "tick" }, box),
    element("td", {}, element("a", { href: `/plans/${plan.id}` }, plan.name)),
    element("td", { class: "number" }, String(plan.version)),
    element("td", {}, chip("state", plan.state)),
    element("td", { class: "wide-only" }, repsOf(plan)),
    element("td", { class: "wide-only" }, say("made_by", { who: plan.made_by, when: moment(plan.made_at) })),
    element("td", { class: "wide-only" }, runsOf(plan)));
}

function showPlans() {
  const found = wanted();
  byId("plans").removeAttribute("aria-busy");
  if (!found.length) {
    fill(byId("plans"), element("p", { class: "empty" }, say(plans.length ? "none_found" : "none")));
    return;
  }
  const head = (key, kind = "") => element("th", { scope: "col", class: kind }, say(key));
  fill(byId("plans"), element("table", {},
    element("thead", {}, element("tr", {}, element("td", {}), head("name"), head("version", "number"), head("state"),
      head("reps", "wide-only"), head("made", "wide-only"), head("runs", "wide-only"))),
    element("tbody", {}, found.map(lineOf))));
}

function showTicked() {
  const two = ticked.size === 2;
  byId("compare").disabled = !two;
  byId("ticked").textContent = two ? "" : say(ticked.size === 1 ? "chosen_one" : "chosen_none");
  for (const box of byId("plans").querySelectorAll("input")) box.disabled = two && !box.checked;
}

byId("compare").addEventListener("click", () => {
  const [from, to] = [...ticked].sort((a, b) => a - b);
  location.assign(`/plans/compare?from=${from}&to=${to}`);
});

for (const event of ["input", "change"]) filters.addEventListener(event, () => { showPlans(); showTicked(); });

async function readPlans() {
  plans = await all("/plans");
  const waiting = plans.filter((plan) => plan.state === "submitted").length;
  byId("waiting").hidden = !(content.may.sign_off && waiting);
  byId("waiting").textContent = say("waiting_for_you", { n: waiting });
  showPlans();
}

function progressOf(job) {
  if (job.state === "failed") return job.faults.map((fault) => `${fault.code} ${fault.cause}`).join(" ");
  if (job.kept_as) return element("a", { href: `/plans/${job.kept_as}` }, say("kept"));
  if (job.answer) {
    const { left_out: missing, violations } = job.answer;
    return [missing ? say("left_out", { n: decimal(missing) }) : "", violations ? say("rules_broken", { n: violations }) : ""].join(" ");
  }
  if (job.state !== "running") return "";
  const done = job.progress?.fraction ?? 0;
  return element("progress", { value: done, max: 1, "aria-label": say("progress_of", { name: job.name }) });
}

function jobLine(job) {
  return element("tr", { "data-job": job.id },
    element("td", {}, element("a", { href: `/jobs/${job.id}` }, job.name)),
    element("td", {}, chip("job", job.state)),
    element("td", {}, progressOf(job)),
    element("td", { class: "wide-only" }, say("made_by", { who: job.made_by, when: moment(job.made_at) })));
}

async function readJobs() {
  const { items } = await get(`/jobs?limit=${JOBS_SHOWN}`);
  const place = byId("jobs");
  place.closest("section").hidden = !items.length;
  // Whoever stands on a line with the keyboard keeps it.
  if (!place.contains(document.activeElement)) fill(place, element("table", {}, element("tbody", {}, items.map(jobLine))));
  const goesOn = items.some((job) => ["waiting", "running"].includes(job.state));
  if (goesOn) setTimeout(() => attempt(readJobs), LOOK_EVERY_MS);
}

attempt(readPlans);
if (content.may.plan) attempt(readJobs);
