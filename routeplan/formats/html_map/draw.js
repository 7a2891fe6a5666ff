// The drawing: grid, routes with arrows, stores by class, bases, order numbers.
const canvas = document.getElementById("map");
const pen = canvas.getContext("2d");
const view = new View();
const labels = new Labels(pen, view);
const MOST_NUMBERS = 250;
let colours = {};

function draw() {
  const visible = visibleRoutes();
  pen.clearRect(0, 0, view.width, view.height);
  if (!ground?.follow()) drawGrid(pen, view, colours);
  visible.forEach(drawOneRoute);
  drawStores(visible);
  drawBases();
  drawLabels(visible);
  drawScale();
}

function drawOneRoute(route) {
  if (!route.stores.length) return;
  const chosen = shown.selected !== null && route.stores.includes(shown.selected);
  drawRoute(pen, view, route, {
    alpha: shown.selected === null || chosen ? 0.9 : 0.35, width: chosen ? 4 : 2.5,
  });
}

function drawStores(visible) {
  const active = new Set(visible.flatMap((route) => route.stores));
  const order = [...stores.keys()].sort((a, b) => active.has(a) - active.has(b));
  const here = order.filter((number) => view.shows(view.toScreen(stores[number].point)));
  const shrink = shrinkOf(here.length);
  for (const number of here) {
    const at = view.toScreen(stores[number].point);
    if (active.has(number)) drawClassed(pen, at, stores[number].class, shrink);
    else drawIdleStore(pen, at, colours, shrink);
    if (stores[number].leftOut) drawLeftOut(pen, at, colours.text);
    if (number === shown.selected) drawRing(pen, at, 14, colours.text);
  }
}

function drawClassed(target, at, rank, shrink = 1) {
  drawStore(target, at, rank, classes[rank].colour, colours.panel, shrink);
}

function drawBases() {
  for (const number of shown.reps) {
    const rep = reps[number];
    const ends = rep.from.join() === rep.to.join() ? [rep.from] : [rep.from, rep.to];
    for (const point of ends) drawBase(pen, view.toScreen(point), colours);
  }
}

// Names of stores asked for first, then bases, then the order on each route.
function drawLabels(visible) {
  const plain = { colour: colours.panel, ink: colours.text };
  labels.clear();
  for (const number of new Set([shown.hovered, shown.selected])) {
    if (number !== null) labels.write(stores[number].name, stores[number].point, plain);
  }
  if (reps.length > 1) {
    for (const number of shown.reps) labels.write(reps[number].id, reps[number].from, plain);
  }
  for (const route of numbered(visible)) {
    route.stores.forEach((store, place) => {
      labels.write(String(place + 1), stores[store].point, route);
    });
  }
}

// The routes whose order is written out: all that are visible, or where those would cover
// the map, only those of the store that is selected.
function numbered(visible) {
  const onMap = (store) => view.shows(view.toScreen(stores[store].point));
  const stops = visible.reduce((sum, route) => sum + route.stores.filter(onMap).length, 0);
  return stops <= MOST_NUMBERS
    ? visible : visible.filter((route) => route.stores.includes(shown.selected));
}

function drawScale() {
  const [metres, pixels] = view.scaleBar(120);
  const bar = document.querySelector("#scale span");
  bar.style.width = `${pixels}px`;
  bar.textContent = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
}

let waiting = false;
function redraw() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw();
  });
}
