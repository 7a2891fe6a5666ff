// The rest of the day in another order: by hand, or the best from where the rep is.
import { attempt, byId, element, faultList } from "../dom.js";
import { estimate, say } from "../words.js";
import { aboutLine, times } from "./parts.js";
import { moveStop, putAsPlanned, putInBestOrder, restOfDay } from "./rest.js";

export async function order(phone) {
  const rest = await restOfDay(phone.notebook);
  const { due } = rest.laid;
  if (!due.length) return [element("p", { class: "empty" }, say("all_done"))];
  const best = (event) => attempt(() => putInBestOrder(phone, rest), { button: event.currentTarget, place: byId("faults") });
  return [
    element("h1", {}, say("order_rest")),
    element("p", { class: "soft" }, say("order_help")),
    element("div", { class: "row" },
      element("button", { type: "button", class: "main", id: "best", onclick: best }, say("order_best")),
      rest.order ? element("button", { type: "button", id: "planned", onclick: () => putAsPlanned(phone, rest) }, say("order_planned")) : null),
    element("div", { id: "faults", role: "alert" }),
    rest.order?.leftOut.length ? leftOutList(rest.day, rest.order.leftOut) : null,
    aboutLine(rest.order),
    element("ol", { class: "lines" }, ...due.map((stop, place) => element("li", {}, orderLine(phone, due, stop, place)))),
    rest.order?.estimated ? element("p", { class: "small soft" }, estimate(true, rest.order.estimated)) : null,
    element("a", { class: "button main", href: "#/" }, say("order_done")),
  ];
}
order.isLive = true;

function orderLine(phone, due, stop, place) {
  const move = (step, sign, word) => element("button", {
    type: "button", id: `${word}-${stop.store}`, disabled: place + step < 0 || place + step >= due.length,
    "aria-label": say(word, { name: stop.name }), onclick: () => moveStop(phone, stop.store, step),
  }, sign);
  return element("div", { class: "row apart order" },
    element("span", {}, element("b", {}, stop.name || stop.store), " ", times(stop.time)),
    element("span", { class: "row" }, move(-1, "↑", "move_up"), move(1, "↓", "move_down")));
}

// What to do about it is a planner's affair.
function leftOutList(day, leftOut) {
  const name = (id) => day.stops.find((stop) => stop.store === id)?.name ?? id;
  return element("section", { class: "card stack", id: "left-out" }, element("h2", {}, say("order_left_out")),
    faultList(leftOut.map((each) => ({ ...each, where: name(each.store), remedy: "" }))));
}
