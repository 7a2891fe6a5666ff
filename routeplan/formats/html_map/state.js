// What is shown: the content of the page, and which reps, routes and days are switched on.
const content = JSON.parse(document.getElementById("content").textContent);
const words = content.words;
const { stores, routes, reps, days, classes } = content;

for (const store of stores) store.point = project(store.at);
for (const rep of reps) {
  rep.from = project(rep.start);
  rep.to = project(rep.end);
}
for (const route of routes) {
  const { from, to } = reps[route.rep];
  const stops = [from, ...route.stores.map((store) => stores[store].point), to];
  // A leg runs straight, or along roads from the one nearest to its first place to the last's.
  route.legs = stops.slice(1).map((stop, leg) =>
    [stops[leg], ...(route.lines ? route.lines[leg].map(project) : []), stop]);
}

const shown = {
  reps: new Set(reps.keys()),
  routes: new Set(routes.keys()),
  days: new Set(days.keys()),
  selected: null,
  hovered: null,
};

function visibleRoutes() {
  return routes.filter((route, number) =>
    shown.routes.has(number) && shown.reps.has(route.rep) && runsOnShownDay(route));
}

function runsOnShownDay(route) {
  return route.days.length === 0 || route.days.some((day) => shown.days.has(day));
}

function allPoints() {
  return [...stores.map((store) => store.point), ...reps.flatMap((rep) => [rep.from, rep.to])];
}
