// Two plans side by side: figures, stores that moved, and the routes of either on a map.
import { all, get } from "./api.js";
import { visitsOf } from "./board/plan.js";
import { attempt, byId, element, fill } from "./dom.js";
import { figureTable } from "./compare_figures.js";
import { RouteMap } from "./map.js";
import { basesOf, markersOf, routesOf } from "./plan_map.js";
import { content, decimal, estimate, say, weekday } from "./words.js";

const DAYS_A_WEEK = 7;
const choice = byId("choice");
const showing = byId("showing");
let map = null;
let both = null;

async function readPlans() {
  const plans = await all("/plans");
  const options = () => plans.map((plan) => element("option", { value: plan.id },
    say("version_of", { name: plan.name, version: plan.version, state: say(`state_${plan.state}`) })));
  for (const [field, chosen] of [["from", content.from], ["to", content.to]]) {
    choice.elements[field].replaceChildren(element("option", { value: "" }, "–"), ...options());
    choice.elements[field].value = chosen ?? "";
  }
  await compare();
}

async function compare() {
  const { from, to } = Object.fromEntries(new FormData(choice));
  const isWhole = Boolean(from && to);
  byId("choose").hidden = isWhole;
  byId("both").hidden = true;
  fill(byId("faults"));
  history.replaceState(null, "", `?${new URLSearchParams({ from, to })}`);
  if (!isWhole) return;
  const [comparison, before, after, placesBefore, placesAfter] = await Promise.all([
    get(`/plans/${from}/comparison?to=${to}`), get(`/plans/${from}`), get(`/plans/${to}`),
    get(`/plans/${from}/places`), get(`/plans/${to}/places`),
  ]);
  both = { ...comparison, plans: { before: before.plan, after: after.plan }, places: { before: placesBefore, after: placesAfter } };
  byId("both").hidden = false;
  fill(byId("figures"), figureTable(both));
  const estimates = [before, after].map((whole) => estimate(whole.estimated, whole.travel));
  byId("estimated").textContent = [...new Set(estimates)].join(" ");
  offerReps();
  offerDays();
  showMoved();
  map ??= watchedMap();
  draw();
  map.fit();
}

function watchedMap() {
  const made = new RouteMap(byId("map"), { label: say("map") });
  made.addEventListener("hover", (event) => mark(event.detail.store));
  made.addEventListener("choose", (event) => rowOf(event.detail.store)?.scrollIntoView({ block: "center" }));
  return made;
}

// Stores that moved, and those that only one plan has, in one list.
function changes() {
  const name = new Map(Object.values(both.places).flatMap((places) => places.stores.map((store) => [store.id, store.name])));
  const only = (kind, ids) => ids.map((store) => ({
    store, name: name.get(store) ?? "", only: kind, before: [], after: [], [kind]: visitsIn(both.plans[kind], store),
  }));
  return [...both.moved, ...only("before", both.removed), ...only("after", both.added)];
}

const visitsIn = (plan, store) => visitsOf(plan, store)
  .flatMap(({ rep, days }) => days.map((day) => [rep, day])).sort(([, one], [, other]) => one - other);

function showMoved() {
  const kind = byId("kind").value;
  const fits = { "": () => true, day: (each) => each.changed_day, rep: (each) => each.changed_rep, only: (each) => each.only };
  const found = changes().filter(fits[kind]);
  const known = new Set(both.places.after.stores.map((store) => store.id));
  byId("moved-count").textContent = changes().length
    ? say("moved_count", { n: decimal(found.length), all: decimal(known.size) }) : say("same");
  const head = (key) => element("th", { scope: "col" }, say(key));
  fill(byId("moved"), found.length ? element("table", {},
    element("thead", {}, element("tr", {}, head("store"), head("before"), head("after"), head("change"))),
    element("tbody", {}, found.map(movedRow))) : null);
}

function movedRow(each) {
  const chips = [each.changed_day && "other_day", each.changed_rep && "other_rep", each.only && `only_${each.only}`].filter(Boolean);
  const row = element("tr", { "data-store": each.store, tabindex: 0 },
    element("td", {}, element("b", {}, each.store), " ", each.name),
    element("td", {}, visitsInWords(each.before)),
    element("td", {}, visitsInWords(each.after)),
    element("td", {}, chips.flatMap((key) => [element("span", { class: "chip" }, say(key)), " "])));
  for (const event of ["pointerenter", "focus"]) row.addEventListener(event, () => mark(each.store));
  for (const event of ["pointerleave", "blur"]) row.addEventListener(event, () => mark(null));
  return row;
}

function visitsInWords(visits) {
  if (!visits.length) return say("not_visited");
  const byRep = new Map();
  for (const visit of visits) byRep.set(visit[0], [...(byRep.get(visit[0]) ?? []), visit]);
  const one = [...byRep].map(([rep, days]) => say("visit_of", { rep, days: days.map(([, day]) => dayName(day)).join(", ") }));
  return one.join("; ");
}

const dayName = (day) => say("visit_day", { week: Math.floor(day / DAYS_A_WEEK) + 1, day: weekday(day) });
const rowOf = (store) => byId("moved").querySelector(`[data-store="${CSS.escape(store ?? "")}"]`);

function mark(store) {
  byId("moved").querySelector(".marked")?.classList.remove("marked");
  rowOf(store)?.classList.add("marked");
  map?.highlight({ store, route: null });
}

function offerReps() {
  const select = showing.elements.rep;
  const reps = new Map([...both.places.before.reps, ...both.places.after.reps].map((rep) => [rep.id, rep.name || rep.id]));
  const before = select.value;
  select.replaceChildren(element("option", { value: "" }, say("all_reps")),
    ...[...reps].map(([id, name]) => element("option", { value: id }, name)));
  select.value = reps.has(before) ? before : "";
  select.hidden = reps.size < 2;
}

// The days on which either plan has a route.
function offerDays() {
  const runs = new Set(Object.values(both.plans).flatMap((plan) => Object.values(plan.calendar)
    .flatMap((labels) => labels.flatMap((label, day) => (label === null ? [] : [day])))));
  const select = showing.elements.day;
  const before = select.value;
  select.replaceChildren(element("option", { value: "" }, say("all_days")),
    ...[...runs].sort((a, b) => a - b).map((day) => element("option", { value: day }, dayName(day))));
  select.value = runs.has(Number(before)) ? before : "";
}

function draw() {
  const { side, rep, day } = Object.fromEntries(new FormData(showing));
  const moved = new Set(changes().map((each) => each.store));
  const missing = new Set(both.plans[side].left_out.map((entry) => entry.store));
  map.show({
    stores: markersOf(both.places[side], (store) => ({ faded: !moved.has(store.id), leftOut: missing.has(store.id) })),
    routes: routesOf(both.plans[side], { rep, day: day === "" ? null : Number(day) }),
    bases: basesOf(both.places[side].reps),
  });
}

choice.addEventListener("change", () => attempt(compare, { place: byId("faults") }));
byId("swap").addEventListener("click", () => {
  const { from, to } = choice.elements;
  [from.value, to.value] = [to.value, from.value];
  attempt(compare, { place: byId("faults") });
});
byId("kind").addEventListener("change", showMoved);
showing.addEventListener("change", draw);
attempt(readPlans, { place: byId("faults") });
