// Where in a route a store that is dropped on a day goes first: where the detour is least.
import { storesOf } from "./plan.js";

const DEGREE = Math.PI / 180;

export function leastDetour(board, store, rep, label) {
  const stores = storesOf(board.plan, rep, label).filter((each) => each !== store);
  const { start, end } = board.reps.get(rep);
  const stops = [start, ...stores.map((each) => board.stores.get(each)), end];
  const here = board.stores.get(store);
  const detours = stops.slice(1).map((next, place) => apart(stops[place], here) + apart(here, next) - apart(stops[place], next));
  return detours.indexOf(Math.min(...detours));
}

// Near enough for a day's distances: degrees of latitude, with those of longitude as wide as there.
function apart(one, other) {
  const wide = Math.cos(((one.lat + other.lat) / 2) * DEGREE);
  return Math.hypot(one.lat - other.lat, (one.lon - other.lon) * wide);
}
