// A day as the phone shows it: what the server said, and on top of it what was recorded here.

// entries: what waits and what was sent; current: the visit that is going on; order: store ids as
// the rep arranged the rest of the day, with the clock times of that order where they are known.
export function laidDay(day, entries, current, order) {
  const visits = entries.filter((entry) => entry.kind === "visit");
  const stops = (day?.stops ?? []).map((stop) => ({
    ...stop, record: recordOf(stop, day.on, visits), isHere: isAt(current, stop.store, day.on),
  }));
  const handled = stops.filter((stop) => stop.record && !stop.isHere);
  const due = arranged(stops.filter((stop) => !stop.record && !stop.isHere), order);
  return {
    here: stops.find((stop) => stop.isHere) ?? null,
    due,
    handled: handled.sort((one, other) => timeOf(one.record) - timeOf(other.record)),
    unplanned: unplannedOn(day, stops, visits),
  };
}

const isAt = (current, store, on) => current?.content.store === store && current.content.planned_on === on;
const timeOf = (record) => record.visit.arrived_s ?? Number.MAX_SAFE_INTEGER;

// A visit made counts before one that was not, and the later before the earlier.
function recordOf(stop, on, visits) {
  const here = visits
    .filter((entry) => entry.content.store === stop.store && entry.content.planned_on === on)
    .sort((one, other) => one.at.localeCompare(other.at))
    .map((entry) => ({ visit: entry.content, state: entry.state, id: entry.id }));
  const known = stop.visit ? [{ visit: stop.visit, state: "sent", id: stop.visit.id }] : [];
  const records = [...known, ...here];
  return records.findLast((record) => !record.visit.not_visited) ?? records.at(-1) ?? null;
}

function unplannedOn(day, stops, visits) {
  const planned = new Set(stops.map((stop) => stop.store));
  const here = visits
    .filter(({ content }) => content.on === day?.on
      && !(content.planned_on === day.on && planned.has(content.store)))
    .map((entry) => ({ visit: entry.content, state: entry.state, id: entry.id, name: entry.name }));
  const ids = new Set(here.map((record) => record.id));
  const told = (day?.unplanned ?? []).filter((visit) => !ids.has(visit.id));
  return [...told.map((visit) => ({ visit, state: "sent", id: visit.id, name: null })), ...here];
}

// In the order that the rep chose; without one as planned, with the plan's clock times.
function arranged(stops, order) {
  if (!order) return stops.map((stop) => ({ ...stop, time: stop }));
  const place = new Map(order.stores.map((store, index) => [store, index]));
  const rank = (stop) => place.get(stop.store) ?? order.stores.length + stop.order;
  return stops
    .map((stop) => ({ ...stop, time: order.times?.[stop.store] ?? null }))
    .sort((one, other) => rank(one) - rank(other));
}
