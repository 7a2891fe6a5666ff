// What the map draws of a plan: stores, bases, routes.
import { routeColours } from "./map.js";

export function markersOf({ classes, stores }, more = () => ({})) {
  const rank = new Map(classes.map((name, number) => [name, number]));
  return stores.map((store) => ({
    id: store.id, name: store.name, at: [store.lat, store.lon],
    rank: rank.get(store.store_class) ?? classes.length, ...more(store),
  }));
}

export const basesOf = (reps) => reps.map((rep) => {
  const at = [rep.start.lat, rep.start.lon];
  const to = [rep.end.lat, rep.end.lon];
  return { id: rep.id, mode: rep.mode, at, ...(String(at) === String(to) ? {} : { to }) };
});

export const routeId = ({ rep, label }) => `${rep} ${label}`;

// The routes of one rep or of all, and those of one cycle day or of every day.
export function routesOf(plan, { rep = "", day = null } = {}) {
  const found = plan.routes.filter((route) => route.stores.length && (!rep || route.rep === rep)
    && (day === null || plan.calendar[route.rep][day] === route.label));
  const colours = routeColours(found.length);
  return found.map((route, number) => ({
    ...colours[number], id: routeId(route), rep: route.rep, stores: route.stores,
  }));
}
