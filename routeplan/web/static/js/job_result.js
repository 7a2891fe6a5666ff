// The plan that a job came to: figures, days, what was left out, and its map.
import { byId, element, faultList } from "./dom.js";
import { UNITS_A_MINUTE } from "./job_curve.js";
import { RouteMap } from "./map.js";
import { basesOf, markersOf, routeId, routesOf } from "./plan_map.js";
import { decimal, estimate, hours, say, weekday } from "./words.js";

const DAYS_A_WEEK = 7;
const KINDS = ["driving", "overtime", "waiting", "balance", "left_out", "changes", "total"];

const map = new RouteMap(byId("map"), { label: say("map_of_job") });
const minutesOf = (units) => decimal(Math.round(units / UNITS_A_MINUTE));

export function showStores(places) {
  byId("estimated").textContent = estimate(places.estimated, places.travel);
  byId("estimated").hidden = !places.estimated;
  map.show({ stores: markersOf(places), routes: [], bases: basesOf(places.reps) });
  map.fit();
}

export function showResult({ plan, answer, days, violations, left_out: reasons }, places) {
  const missing = new Set(plan.left_out.map((entry) => entry.store));
  const name = new Map(places.stores.map((store) => [store.id, store.name]));
  const draw = (rep) => map.show({
    stores: markersOf(places, (store) => ({ leftOut: missing.has(store.id) })),
    routes: routesOf(plan, { rep }), bases: basesOf(places.reps),
  });
  const [first] = plan.left_out.length || places.reps.length === 1 ? [null] : [places.reps[0].id];
  draw(first);
  const section = byId("result");
  section.hidden = false;
  section.replaceChildren(
    element("h2", {}, say("result")),
    element("p", {}, verdict(violations)),
    violations.length ? faultList(violations) : "",
    costTable(answer),
    leftOut(plan, reasons, name),
    ...dayTables(days, places.reps, first, draw),
  );
}

function verdict(violations) {
  const kind = violations.length ? "bad" : "good";
  const words = violations.length ? say("rules_broken", { n: violations.length }) : say("keeps_rules");
  return element("span", { class: `chip ${kind}` }, words);
}

function costTable(answer) {
  const gap = answer.bound ? answer.cost.total / answer.bound - 1 : 0;
  const line = (kind) => element("tr", { class: kind === "total" ? "sum" : null },
    element("th", { scope: "row" }, say(`cost_${kind}`)),
    element("td", { class: "number" }, `${minutesOf(answer.cost[kind])} ${say("min")}`));
  const rows = KINDS.filter((kind) => answer.cost[kind] || kind === "total").map(line);
  rows.push(element("tr", {}, element("th", { scope: "row" }, say("gap")),
    element("td", { class: "number" }, answer.bound ? `${decimal(gap * 100)} %` : "–")));
  return element("table", { class: "costs" }, element("tbody", {}, rows));
}

function leftOut(plan, reasons, name) {
  if (!plan.left_out.length) return "";
  const rows = plan.left_out.map((entry, number) => element("tr", {},
    element("td", {}, `${entry.store} ${name.get(entry.store) ?? ""}`),
    element("td", { class: "number" }, String(entry.visits)),
    element("td", {}, reasons[number].cause, " ", element("span", { class: "soft" }, reasons[number].remedy))));
  return element("details", { open: true }, element("summary", {}, say("cost_left_out")), element("table", {},
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, say("store")),
      element("th", { scope: "col", class: "number" }, say("missing")), element("th", { scope: "col" }, say("why")))),
    element("tbody", {}, rows)));
}

function dayTables(days, reps, first, draw) {
  const place = element("div", { class: "scroll" });
  const showRep = (rep) => place.replaceChildren(weekTable(days.filter((day) => day.rep === rep)));
  showRep(first ?? reps[0].id);
  if (reps.length === 1) return [element("h3", {}, say("days")), place];
  const options = reps.map((rep) => element("option", { value: rep.id }, rep.name || rep.id));
  const select = element("select", {}, options);
  select.addEventListener("change", () => { showRep(select.value); draw(select.value); });
  return [element("label", { class: "inline" }, say("days"), select), place];
}

// Weekdays on which nobody works in any week take no room.
function weekTable(days) {
  const weeks = Math.ceil((Math.max(0, ...days.map((day) => day.day)) + 1) / DAYS_A_WEEK);
  const of = new Map(days.map((day) => [day.day, day]));
  const weekdays = [...new Set(days.filter((day) => day.stops.length).map((day) => day.day % DAYS_A_WEEK))].sort();
  const week = (number) => element("tr", {}, element("th", { scope: "row" }, String(number + 1)),
    weekdays.map((each) => dayCell(of.get(number * DAYS_A_WEEK + each))));
  return element("table", { class: "weeks" },
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, say("week")),
      weekdays.map((each) => element("th", { scope: "col" }, weekday(each))))),
    element("tbody", {}, [...Array(weeks).keys()].map(week)));
}

function dayCell(day) {
  if (!day?.stops.length) return element("td", { class: "soft" }, "–");
  const cell = element("td", { tabindex: 0 }, element("b", {}, day.label), element("br"),
    say("day_says", { stops: day.stops.length, work: hours(day.work_s) }), element("br"),
    element("span", { class: "soft small" }, say("drive", { n: hours(day.drive_s) })));
  const light = (route) => map.highlight({ store: null, route });
  for (const event of ["pointerenter", "focus"]) cell.addEventListener(event, () => light(routeId(day)));
  for (const event of ["pointerleave", "blur"]) cell.addEventListener(event, () => light(null));
  return cell;
}
