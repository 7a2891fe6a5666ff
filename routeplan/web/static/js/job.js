// A planning job: watched while it runs, ended early, its plan kept.
import { all, get, post } from "./api.js";
import { attempt, byId, element, faultList, fill } from "./dom.js";
import { showCurve, UNITS_A_MINUTE } from "./job_curve.js";
import { showResult, showStores } from "./job_result.js";
import { content, decimal, say } from "./words.js";

const ENDED = new Set(["done", "failed", "cancelled"]);
const TONES = { done: "good", failed: "bad", running: "mark" };
const path = `/jobs/${content.job}`;
const points = [];
let job = null;
let drawing = 0;

function showState() {
  const runs = job.state === "running";
  byId("state").className = `chip ${TONES[job.state] ?? ""}`;
  byId("state").textContent = say(`job_${job.state}`);
  byId("running").hidden = ENDED.has(job.state);
  byId("stop").hidden = !runs;
  byId("waits").hidden = job.state !== "waiting";
  byId("left").hidden = byId("progress").hidden = ENDED.has(job.state);
}

// Several points come at once; one drawing a frame is enough.
function showCourse() {
  if (!drawing) drawing = requestAnimationFrame(drawCourse);
}

function drawCourse() {
  drawing = 0;
  const last = points[points.length - 1];
  if (!last) return;
  byId("best").textContent = `${decimal(Math.round(last.cost / UNITS_A_MINUTE))} ${say("min")}`;
  byId("left-out").textContent = say("visits", { n: decimal(last.left_out) });
  byId("time").textContent = say("seconds", { n: decimal(last.seconds) });
  byId("iterations").textContent = decimal(last.iterations);
  byId("progress").value = last.fraction;
  const left = content.seconds ? content.seconds - last.seconds : last.seconds * (1 / Math.max(last.fraction, 0.001) - 1);
  byId("time-left").textContent = say("seconds", { n: decimal(Math.max(0, Math.round(left))) });
  showCurve(byId("curve"), points);
}

function watch() {
  const events = new EventSource(`/api/v1${path}/events`);
  // Whoever connects is told all that happened before.
  events.addEventListener("open", () => { points.length = 0; });
  events.addEventListener("progress", (event) => {
    points.push(JSON.parse(event.data));
    showCourse();
  });
  events.addEventListener("state", (event) => {
    job = JSON.parse(event.data);
    showState();
    if (!ENDED.has(job.state)) return;
    events.close();
    attempt(end);
  });
}

async function end() {
  if (job.state !== "done") {
    const again = element("p", {}, say("no_plan"), " ", element("a", { href: "/plans/new" }, say("again")));
    fill(byId("faults"), job.faults.length ? faultList(job.faults) : null, again);
    return;
  }
  const [found, places] = await Promise.all([get(`${path}/plan`), stores]);
  const { cost, ...answer } = found.answer;
  points.push({ ...answer, cost: cost.total, fraction: 1 });
  showCourse();
  showResult(found, places);
  await offerKeeping();
}

async function offerKeeping() {
  byId("keep").hidden = false;
  if (job.kept_as) showKept(job.kept_as);
  const plans = await all("/plans");
  const replaced = new Set(plans.map((plan) => plan.replaces));
  const select = byId("keep-form").elements.replaces;
  for (const plan of plans.filter((each) => !replaced.has(each.id))) {
    const words = say("keep_next", { name: plan.name, version: plan.version });
    select.append(element("option", { value: plan.id, selected: plan.id === content.replaces }, words));
  }
  showName();
}

function showName() {
  const isNew = !byId("keep-form").elements.replaces.value;
  byId("keep-name").hidden = !isNew;
  byId("keep-form").elements.name.disabled = !isNew;
}

function showKept(plan) {
  const link = element("a", { href: `/plans/${plan}` }, say("open_plan"));
  byId("keep").prepend(element("p", { class: "mark-line" }, say("kept"), " ", link));
}

byId("keep-form").elements.replaces.addEventListener("change", showName);
byId("keep-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const { name = job.name, replaces, remark } = Object.fromEntries(new FormData(event.target));
  const asked = { name, remark, replaces: replaces ? Number(replaces) : null };
  attempt(async () => {
    const kept = await post(`${path}/keep`, asked);
    location.assign(`/plans/${kept.id}`);
  }, { button: event.submitter, place: byId("keep-faults") });
});

byId("stop").addEventListener("click", (event) => attempt(() => post(`${path}/stop`), { button: event.currentTarget }));
byId("cancel").addEventListener("click", () => byId("sure").showModal());
byId("sure").addEventListener("close", () => {
  if (byId("sure").returnValue === "yes") attempt(() => post(`${path}/cancel`));
});

const stores = get(`${path}/places`);
attempt(async () => showStores(await stores));
watch();
