// What is left of a day, and what it comes to in an order of the rep's own: at once as the phone
// reckons it, exactly as soon as the service says so.
import { post, Refused } from "../api.js";
import { laidDay } from "./day.js";
import { secondsOf, today } from "./moments.js";
import { reckoned } from "./reckoning.js";

const PATIENCE_MS = 30_000;

const patience = () => ({ signal: AbortSignal.timeout(PATIENCE_MS) });
const factOf = (on) => `order ${on}`;

export async function restOfDay(notebook) {
  const on = today();
  const [day, outbox, sent, current, order, base] = await Promise.all([
    notebook.day(on), notebook.outbox(), notebook.sent(), notebook.current(), notebook.fact(factOf(on)), notebook.fact("base"),
  ]);
  return { on, day, current, order, base, laid: laidDay(day, [...outbox, ...sent], current, order) };
}

// Where the rep is now: in the store of the visit that is going on, else in the last one visited,
// else at the base.
function storeNow({ laid, current }) {
  if (current) return current.content.store;
  const made = [...laid.handled.map((stop) => stop.record), ...laid.unplanned]
    .filter(({ visit }) => !visit.not_visited && visit.arrived_s !== null)
    .sort((one, other) => one.visit.arrived_s - other.visit.arrived_s);
  return made.at(-1)?.visit.store ?? null;
}

function asked(phone, rest, stores) {
  const { start_s, pause_s, pause_length_s } = rest.day.clock;
  const at_store = storeNow(rest);
  // Who asks early in the morning leaves when the plan says.
  const now_s = Math.max(secondsOf(new Date()), at_store === null ? start_s : 0);
  const had_break = pause_s !== null && now_s >= pause_s + pause_length_s;
  return { rep: phone.rep, on: rest.on, now_s, at_store, stores, had_break };
}

// Where its ways come from, if any of them is estimated.
const estimatedOf = (found) => (found.estimated ? found.travel : "");
const timesOf = (found) => Object.fromEntries(found.stops.map((stop) => [stop.store, stop]));

// The best order of all; throws what is refused.
export async function putInBestOrder(phone, rest) {
  const found = await post("/day-lists/order", asked(phone, rest, rest.laid.due.map((stop) => stop.store)), patience());
  await phone.notebook.keepFact(factOf(rest.on), {
    stores: [...found.stops, ...found.left_out].map((stop) => stop.store), times: timesOf(found), leftOut: found.left_out,
    estimated: estimatedOf(found),
  });
}

export const putAsPlanned = (phone, rest) => phone.notebook.keepFact(factOf(rest.on), undefined);

let moving = Promise.resolve();

// One move after the other: a quick hand means the order that the move before has made.
export function moveStop(phone, store, step) {
  moving = moving.catch(() => {}).then(() => moveNow(phone, store, step));
  return moving;
}

async function moveNow(phone, store, step) {
  const rest = await restOfDay(phone.notebook);
  const stores = rest.laid.due.map((stop) => stop.store);
  const place = stores.indexOf(store);
  const other = stores[place + step];
  if (place < 0 || other === undefined) return;
  [stores[place], stores[place + step]] = [other, store];
  await putInOwnOrder(phone, rest, stores);
  askTimes(phone);
}

async function putInOwnOrder(phone, rest, stores) {
  const wish = asked(phone, rest, stores);
  const here = await phone.notebook.card(wish.at_store ?? "");
  const times = reckoned(rest.day, stores, { ...wish, place: here?.store ?? (wish.at_store === null ? rest.base : null) });
  await phone.notebook.keepFact(factOf(rest.on), { stores, times, leftOut: [], isAbout: true });
}

// The times of an order of the rep's own, which the phone has only reckoned so far.
export async function askTimes(phone) {
  const rest = await restOfDay(phone.notebook);
  const { order } = rest;
  const stores = rest.laid.due.map((stop) => stop.store);
  if (!order?.isAbout || !stores.length || phone.signal !== "ok") return;
  try {
    const found = await post("/day-lists/order", { ...asked(phone, rest, stores), keeps_order: true }, patience());
    const now = await phone.notebook.fact(factOf(rest.on));
    if (now?.stores.join() !== order.stores.join()) return;
    await phone.notebook.keepFact(factOf(rest.on), { ...order, times: timesOf(found), estimated: estimatedOf(found), isAbout: false });
  } catch (error) {
    // It stays about.
    if (!(error instanceof Refused)) throw error;
  }
}
