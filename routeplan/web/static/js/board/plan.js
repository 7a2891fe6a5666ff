// Plans as values: every change gives a new plan and leaves the old one as it was.
export const BY_HAND = "RP457";

export const storesOf = (plan, rep, label) =>
  plan.routes.find((route) => route.rep === rep && route.label === label)?.stores ?? [];
export const labelOf = (plan, rep, day) => plan.calendar[rep]?.[day] ?? null;
export const labelsOf = (plan, rep) => [...new Set(plan.calendar[rep] ?? [])].filter((label) => label !== null);

export function daysOf(plan, rep, label) {
  return (plan.calendar[rep] ?? []).flatMap((each, day) => (each === label ? [day] : []));
}

// Where a store is visited: [{rep, label, days, place}], by first day.
export function visitsOf(plan, store) {
  const found = [];
  for (const route of plan.routes) {
    const place = route.stores.indexOf(store);
    if (place < 0) continue;
    const days = daysOf(plan, route.rep, route.label);
    if (days.length) found.push({ rep: route.rep, label: route.label, days, place });
  }
  return found.sort((one, other) => one.days[0] - other.days[0]);
}

export const leftOutVisits = (plan, store) =>
  plan.left_out.find((entry) => entry.store === store)?.visits ?? 0;

function withStores(plan, rep, label, stores) {
  const isHere = (route) => route.rep === rep && route.label === label;
  const routes = plan.routes.some(isHere)
    ? plan.routes.map((route) => (isHere(route) ? { ...route, stores } : route))
    : [...plan.routes, { rep, label, stores }];
  return { ...plan, routes };
}

function without(plan, store, { rep, label }) {
  return withStores(plan, rep, label, storesOf(plan, rep, label).filter((each) => each !== store));
}

function inserted(plan, store, { rep, label, place }) {
  const stores = storesOf(plan, rep, label);
  return withStores(plan, rep, label, [...stores.slice(0, place), store, ...stores.slice(place)]);
}

// Visits left out by hand: so many more of a store, or fewer.
export function withLeftOut(plan, store, more) {
  const before = plan.left_out.find((entry) => entry.store === store);
  const visits = Math.max(0, (before?.visits ?? 0) + more);
  const others = plan.left_out.filter((entry) => entry.store !== store);
  if (!visits) return { ...plan, left_out: others };
  const entry = more > 0 || !before ? { store, visits, reason: BY_HAND, values: {} } : { ...before, visits };
  return { ...plan, left_out: [...others, entry] };
}

// A visit goes from one route to a place in another, or in the same one (counted without it).
export const moved = (plan, store, from, to) => inserted(without(plan, store, from), store, to);

export function takenOff(plan, store, from) {
  return withLeftOut(without(plan, store, from), store, daysOf(plan, from.rep, from.label).length);
}

export function putOn(plan, store, to) {
  return withLeftOut(inserted(plan, store, to), store, -daysOf(plan, to.rep, to.label).length);
}

export function takenOut(plan, store) {
  return visitsOf(plan, store).reduce((rest, visit) => takenOff(rest, store, visit), plan);
}

// All visits of a store go to these places: [{rep, label, place}].
export function placed(plan, store, places) {
  const out = visitsOf(plan, store).reduce((rest, visit) => without(rest, store, visit), plan);
  const gone = visitsOf(plan, store).reduce((sum, visit) => sum + visit.days.length, 0);
  const free = gone ? withLeftOut(out, store, gone) : out;
  return places.reduce((made, place) => putOn(made, store, place), free);
}

// A store that is not to be visited at all any more.
export function forgotten(plan, store) {
  const out = visitsOf(plan, store).reduce((rest, visit) => without(rest, store, visit), plan);
  return { ...out, left_out: out.left_out.filter((entry) => entry.store !== store) };
}
