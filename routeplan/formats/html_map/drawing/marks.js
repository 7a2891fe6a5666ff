// The marks of a map: lines of routes with arrows, stores by class, bases, the grid beneath.
const DASHES = [[], [9, 5], [2, 5], [12, 4, 2, 4]];
const SHAPES = ["square", "circle", "triangle", "diamond"];
const SIZES = [8, 7, 7, 7];
const ARROW_ROOM = 44;

export function dashesOf(turn) {
  return DASHES[turn % DASHES.length];
}

export function readColours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["ground", "grid", "panel", "text", "soft", "faint", "accent"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

export function drawGrid(pen, view, colours) {
  pen.fillStyle = colours.ground;
  pen.fillRect(0, 0, view.width, view.height);
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

// legs: of points of the view, each from one stop to the next.
export function drawRoute(pen, view, { legs, colour, turn }, { alpha = 0.9, width = 2.5 } = {}) {
  const drawn = legs.map((leg) => leg.map((point) => view.toScreen(point)));
  pen.strokeStyle = pen.fillStyle = colour;
  pen.globalAlpha = alpha;
  pen.lineWidth = width;
  pen.lineJoin = "round";
  pen.setLineDash(dashesOf(turn));
  pen.beginPath();
  drawn.flat().forEach(([left, top], place) => (place ? pen.lineTo(left, top) : pen.moveTo(left, top)));
  pen.stroke();
  pen.setLineDash([]);
  for (const leg of drawn) drawArrow(pen, ...longestPiece(leg));
  pen.globalAlpha = 1;
}

function longestPiece(leg) {
  const pieces = leg.slice(1).map((end, place) => [leg[place], end]);
  const length = ([[left, top], [right, bottom]]) => Math.hypot(right - left, bottom - top);
  return pieces.reduce((best, piece) => (length(piece) > length(best) ? piece : best));
}

function drawArrow(pen, [left, top], [right, bottom]) {
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

// How much smaller marks are where so many of them share the screen.
export function shrinkOf(count) {
  return Math.max(0.55, Math.min(1, Math.sqrt(150 / count)));
}

export function drawStore(pen, [left, top], rank, colour, border, shrink = 1) {
  const size = SIZES[rank % SIZES.length] * shrink;
  pen.beginPath();
  shape(pen, SHAPES[rank % SHAPES.length], left, top, size);
  pen.fillStyle = colour;
  pen.strokeStyle = border;
  pen.lineWidth = 1.5;
  pen.fill();
  pen.stroke();
}

function shape(pen, name, left, top, size) {
  if (name === "circle") pen.arc(left, top, size, 0, 2 * Math.PI);
  else if (name === "square") pen.rect(left - size * 0.9, top - size * 0.9, size * 1.8, size * 1.8);
  else {
    const corners = name === "triangle"
      ? [[0, -1.2], [1.1, 0.8], [-1.1, 0.8]] : [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]];
    corners.forEach(([x, y], place) =>
      place ? pen.lineTo(left + x * size, top + y * size) : pen.moveTo(left + x * size, top + y * size));
    pen.closePath();
  }
}

export function drawIdleStore(pen, [left, top], colours, shrink = 1) {
  pen.beginPath();
  pen.arc(left, top, 4 * shrink, 0, 2 * Math.PI);
  pen.fillStyle = colours.ground;
  pen.strokeStyle = colours.faint;
  pen.lineWidth = 1.5;
  pen.fill();
  pen.stroke();
}

export function drawLeftOut(pen, [left, top], colour) {
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.beginPath();
  pen.moveTo(left - 7, top - 7);
  pen.lineTo(left + 7, top + 7);
  pen.moveTo(left + 7, top - 7);
  pen.lineTo(left - 7, top + 7);
  pen.stroke();
}

export function drawRing(pen, [left, top], radius, colour) {
  pen.beginPath();
  pen.arc(left, top, radius, 0, 2 * Math.PI);
  pen.strokeStyle = colour;
  pen.lineWidth = 2.5;
  pen.stroke();
}

export function drawBase(pen, [left, top], colours) {
  pen.beginPath();
  const corners = [[0, -10], [10, -1], [7, -1], [7, 8], [-7, 8], [-7, -1], [-10, -1]];
  corners.forEach(([x, y], place) =>
    place ? pen.lineTo(left + x, top + y) : pen.moveTo(left + x, top + y));
  pen.closePath();
  pen.fillStyle = colours.text;
  pen.strokeStyle = colours.panel;
  pen.lineWidth = 2;
  pen.fill();
  pen.stroke();
}
