// The drawing: grid, routes with arrows, stores by class, bases, order numbers.
const canvas = document.getElementById("map");
const pen = canvas.getContext("2d");
const DASHES = [[], [9, 5], [2, 5], [12, 4, 2, 4]];
const SHAPES = ["square", "circle", "triangle", "diamond"];
const SIZES = [8, 7, 7, 7];
const ARROW_ROOM = 44;
const MOST_NUMBERS = 250;
const ROOMY = 150;
const FONT = '600 12px system-ui, "Segoe UI", "Noto Sans", sans-serif';
const colours = {};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ground", "grid", "panel", "text", "soft", "faint", "accent"]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

function resize() {
  const ratio = window.devicePixelRatio || 1;
  const box = canvas.getBoundingClientRect();
  view.width = box.width;
  view.height = box.height;
  canvas.width = Math.round(box.width * ratio);
  canvas.height = Math.round(box.height * ratio);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
}

function draw() {
  const visible = visibleRoutes();
  pen.clearRect(0, 0, view.width, view.height);
  if (!followGround()) {
    pen.fillStyle = colours.ground;
    pen.fillRect(0, 0, view.width, view.height);
    drawGrid();
  }
  visible.forEach(drawRoute);
  drawStores(visible);
  drawBases();
  drawLabels(visible);
  drawScale();
}

function drawGrid() {
  const step = view.scaleBar(160)[1] / view.scale;
  pen.strokeStyle = colours.grid;
  pen.lineWidth = 1;
  pen.beginPath();
  const half = [view.width / 2 / view.scale, view.height / 2 / view.scale];
  for (let x = Math.ceil((view.x - half[0]) / step) * step; x < view.x + half[0]; x += step) {
    const left = Math.round(view.toScreen([x, 0])[0]) + 0.5;
    pen.moveTo(left, 0);
    pen.lineTo(left, view.height);
  }
  for (let y = Math.ceil((view.y - half[1]) / step) * step; y < view.y + half[1]; y += step) {
    const top = Math.round(view.toScreen([0, y])[1]) + 0.5;
    pen.moveTo(0, top);
    pen.lineTo(view.width, top);
  }
  pen.stroke();
}

function drawRoute(route) {
  if (!route.stores.length) return;
  const legs = route.legs.map((leg) => leg.map((point) => view.toScreen(point)));
  const chosen = shown.selected !== null && route.stores.includes(shown.selected);
  pen.strokeStyle = pen.fillStyle = route.colour;
  pen.globalAlpha = shown.selected === null || chosen ? 0.9 : 0.35;
  pen.lineWidth = chosen ? 4 : 2.5;
  pen.lineJoin = "round";
  pen.setLineDash(DASHES[route.turn % DASHES.length]);
  pen.beginPath();
  legs.flat().forEach(([left, top], place) => (place ? pen.lineTo(left, top) : pen.moveTo(left, top)));
  pen.stroke();
  pen.setLineDash([]);
  for (const leg of legs) drawArrow(...longestPiece(leg));
  pen.globalAlpha = 1;
}

function longestPiece(leg) {
  const pieces = leg.slice(1).map((end, place) => [leg[place], end]);
  const length = ([[left, top], [right, bottom]]) => Math.hypot(right - left, bottom - top);
  return pieces.reduce((best, piece) => (length(piece) > length(best) ? piece : best));
}

function drawArrow([left, top], [right, bottom]) {
  if (Math.hypot(right - left, bottom - top) < ARROW_ROOM) return;
  pen.save();
  pen.translate((left + right) / 2, (top + bottom) / 2);
  pen.rotate(Math.atan2(bottom - top, right - left));
  pen.beginPath();
  pen.moveTo(6, 0);
  pen.lineTo(-5, 5);
  pen.lineTo(-5, -5);
  pen.fill();
  pen.restore();
}

function onScreen([left, top]) {
  return left > -20 && top > -20 && left < view.width + 20 && top < view.height + 20;
}

function drawStores(visible) {
  const active = new Set(visible.flatMap((route) => route.stores));
  const order = [...stores.keys()].sort((a, b) => active.has(a) - active.has(b));
  const here = order.filter((number) => onScreen(view.toScreen(stores[number].point)));
  const shrink = Math.max(0.55, Math.min(1, Math.sqrt(ROOMY / here.length)));
  for (const number of here) {
    const at = view.toScreen(stores[number].point);
    if (active.has(number)) drawStore(pen, at, stores[number].class, shrink);
    else drawIdleStore(at, shrink);
    if (stores[number].leftOut) drawLeftOut(pen, at);
    if (number === shown.selected) drawRing(at, 14);
  }
}

function drawStore(target, [left, top], rank, shrink = 1) {
  const size = SIZES[rank % SIZES.length] * shrink;
  target.beginPath();
  shape(target, SHAPES[rank % SHAPES.length], left, top, size);
  target.fillStyle = classes[rank].colour;
  target.strokeStyle = colours.panel;
  target.lineWidth = 1.5;
  target.fill();
  target.stroke();
}

function shape(target, name, left, top, size) {
  if (name === "circle") target.arc(left, top, size, 0, 2 * Math.PI);
  else if (name === "square") target.rect(left - size * 0.9, top - size * 0.9, size * 1.8, size * 1.8);
  else {
    const corners = name === "triangle"
      ? [[0, -1.2], [1.1, 0.8], [-1.1, 0.8]] : [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]];
    corners.forEach(([x, y], place) =>
      place ? target.lineTo(left + x * size, top + y * size) : target.moveTo(left + x * size, top + y * size));
    target.closePath();
  }
}

function drawIdleStore([left, top], shrink) {
  pen.beginPath();
  pen.arc(left, top, 4 * shrink, 0, 2 * Math.PI);
  pen.fillStyle = colours.ground;
  pen.strokeStyle = colours.faint;
  pen.lineWidth = 1.5;
  pen.fill();
  pen.stroke();
}

function drawLeftOut(target, [left, top]) {
  target.strokeStyle = colours.text;
  target.lineWidth = 2;
  target.beginPath();
  target.moveTo(left - 7, top - 7);
  target.lineTo(left + 7, top + 7);
  target.moveTo(left + 7, top - 7);
  target.lineTo(left - 7, top + 7);
  target.stroke();
}

function drawRing([left, top], radius) {
  pen.beginPath();
  pen.arc(left, top, radius, 0, 2 * Math.PI);
  pen.strokeStyle = colours.text;
  pen.lineWidth = 2.5;
  pen.stroke();
}

function drawBases() {
  for (const number of shown.reps) {
    const rep = reps[number];
    const ends = rep.from.join() === rep.to.join() ? [rep.from] : [rep.from, rep.to];
    for (const point of ends) drawBase(pen, view.toScreen(point));
  }
}

function drawBase(target, [left, top]) {
  target.beginPath();
  const corners = [[0, -10], [10, -1], [7, -1], [7, 8], [-7, 8], [-7, -1], [-10, -1]];
  corners.forEach(([x, y], place) =>
    place ? target.lineTo(left + x, top + y) : target.moveTo(left + x, top + y));
  target.closePath();
  target.fillStyle = colours.text;
  target.strokeStyle = colours.panel;
  target.lineWidth = 2;
  target.fill();
  target.stroke();
}

// Names of stores asked for first, then bases, then the order on each route; what would
// cover another label is not drawn.
function drawLabels(visible) {
  const taken = [];
  const plain = { colour: colours.panel, ink: colours.text };
  pen.font = FONT;
  pen.textBaseline = "middle";
  for (const number of new Set([shown.hovered, shown.selected])) {
    if (number !== null) label(stores[number].name, stores[number].point, plain, taken);
  }
  if (reps.length > 1) {
    for (const number of shown.reps) label(reps[number].id, reps[number].from, plain, taken);
  }
  for (const route of numbered(visible)) {
    route.stores.forEach((store, place) => {
      label(String(place + 1), stores[store].point, route, taken);
    });
  }
}

// The routes whose order is written out: all that are visible, or where those would cover
// the map, only those of the store that is selected.
function numbered(visible) {
  const onMap = (store) => onScreen(view.toScreen(stores[store].point));
  const stops = visible.reduce((sum, route) => sum + route.stores.filter(onMap).length, 0);
  return stops <= MOST_NUMBERS
    ? visible : visible.filter((route) => route.stores.includes(shown.selected));
}

function label(text, point, { colour, ink }, taken) {
  const [left, top] = view.toScreen(point);
  if (!onScreen([left, top])) return;
  const width = pen.measureText(text).width + 8;
  const spots = [[10, -17], [10, 2], [-10 - width, -17], [-10 - width, 2]];
  const box = spots
    .map(([right, down]) => [left + right, top + down, width, 15])
    .find((each) => fits(each) && !taken.some((other) => overlap(each, other)));
  if (!box) return;
  taken.push(box);
  pen.fillStyle = colour;
  pen.beginPath();
  pen.roundRect(...box, 4);
  pen.fill();
  pen.fillStyle = ink;
  pen.fillText(text, box[0] + 4, box[1] + 8);
}

function fits([left, , width]) {
  return left >= 0 && left + width <= view.width;
}

function overlap(one, other) {
  return one[0] < other[0] + other[2] && other[0] < one[0] + one[2]
    && one[1] < other[1] + other[3] && other[1] < one[1] + one[3];
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
