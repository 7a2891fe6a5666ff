// The rest of the day in another order: by hand, or the best from where the rep is.
import { post } from "../api.js";
import { attempt, byId, element, faultList } from "../dom.js";
import { estimate, say } from "../words.js";
import { laidDay } from "./day.js";
import { secondsOf, today } from "./moments.js";
import { times } from "./parts.js";

const PATIENCE_MS = 30_000;

export async function order(phone) {
  const { notebook } = phone;
  const on = today();
  const [day, outbox, sent, current, arranged] = await Promise.all([
    notebook.day(on), notebook.outbox(), notebook.sent(), notebook.current(), notebook.fact(`order ${on}`),
  ]);
  const laid = laidDay(day, [...outbox, ...sent], current, arranged);
  if (!laid.due.length) return [element("p", { class: "empty" }, say("all_done"))];
  return [
    element("h1", {}, say("order_rest")),
    element("p", { class: "soft" }, say("order_help")),
    element("div", { class: "row" },
      element("button", { type: "button", class: "main", id: "best", onclick: (event) => best(phone, day, laid, current, event.currentTarget) }, say("order_best")),
      arranged ? element("button", { type: "button", id: "planned", onclick: () => notebook.keepFact(`order ${on}`, undefined) }, say("order_planned")) : null),
    element("div", { id: "faults", role: "alert" }),
    arranged?.leftOut?.length ? leftOutList(day, arranged.leftOut) : null,
    element("ol", { class: "lines" }, ...laid.due.map((stop, place) => element("li", {}, orderLine(phone, on, laid.due, stop, place)))),
    arranged?.estimated ? element("p", { class: "small soft" }, estimate(true, arranged.estimated)) : null,
    element("a", { class: "button main", href: "#/" }, say("order_done")),
  ];
}
order.isLive = true;

function orderLine(phone, on, due, stop, place) {
  const move = (step, sign, word) => element("button", {
    type: "button", id: `${word}-${stop.store}`, disabled: place + step < 0 || place + step >= due.length,
    "aria-label": say(word, { name: stop.name }), onclick: () => moveBy(phone, on, due, place, step),
  }, sign);
  return element("div", { class: "row apart order" },
    element("span", {}, element("b", {}, stop.name || stop.store), " ", times(stop.time)),
    element("span", { class: "row" }, move(-1, "↑", "move_up"), move(1, "↓", "move_down")));
}

// By hand: what the clock will say then only the service can tell.
async function moveBy(phone, on, due, place, step) {
  const stores = due.map((stop) => stop.store);
  [stores[place], stores[place + step]] = [stores[place + step], stores[place]];
  await phone.notebook.keepFact(`order ${on}`, { stores, times: null, leftOut: [] });
}

// Where the rep is now: in the store of the visit that is going on, else in the last one visited,
// else at the base.
function storeNow(laid, current) {
  if (current) return current.content.store;
  const made = [...laid.handled.map((stop) => stop.record), ...laid.unplanned]
    .filter(({ visit }) => !visit.not_visited && visit.arrived_s !== null)
    .sort((one, other) => one.visit.arrived_s - other.visit.arrived_s);
  return made.at(-1)?.visit.store ?? null;
}

function best(phone, day, laid, current, button) {
  const { start_s, pause_s, pause_length_s } = day.clock;
  const at_store = storeNow(laid, current);
  // Who asks early in the morning leaves when the plan says.
  const now_s = Math.max(secondsOf(new Date()), at_store === null ? start_s : 0);
  const asked = {
    rep: phone.rep, on: day.on, now_s, at_store,
    stores: laid.due.map((stop) => stop.store),
    had_break: pause_s !== null && now_s >= pause_s + pause_length_s,
  };
  return attempt(async () => {
    const found = await post("/day-lists/order", asked, { signal: AbortSignal.timeout(PATIENCE_MS) });
    await phone.notebook.keepFact(`order ${day.on}`, {
      stores: [...found.stops, ...found.left_out].map((stop) => stop.store),
      times: Object.fromEntries(found.stops.map((stop) => [stop.store, stop])), leftOut: found.left_out,
      estimated: found.estimated ? found.travel : "",
    });
  }, { button, place: byId("faults") });
}

// What to do about it is a planner's affair.
function leftOutList(day, leftOut) {
  const name = (id) => day.stops.find((stop) => stop.store === id)?.name ?? id;
  return element("section", { class: "card stack", id: "left-out" }, element("h2", {}, say("order_left_out")),
    faultList(leftOut.map((each) => ({ ...each, where: name(each.store), remedy: "" }))));
}
