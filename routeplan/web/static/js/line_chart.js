// Lines over time as a picture; whoever cannot see it has the table beside it.
const SVG = "http://www.w3.org/2000/svg";
const WIDE = 640;
const NARROW = 340;
const HEIGHT = 200;
const LEFT = 52;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 26;
const STEPS = 4;
const FEWEST_PIXELS_A_LABEL = 78;

function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

// lines: [{ name, points: [{ at, value }] }], each with the same `at`; a value may be null.
// `shown` writes a value; `most`: the top of the scale, else the largest value.
export function lineChart(label, lines, shown, { most = null } = {}) {
  const ats = lines[0].points.map((point) => point.at);
  const values = lines.flatMap((line) => line.points.map((point) => point.value)).filter((value) => value !== null);
  const width = matchMedia("(max-width: 720px)").matches ? NARROW : WIDE;
  const top = most ?? niceTop(Math.max(0, ...values));
  const x = (place) => LEFT + (ats.length > 1 ? place * (width - LEFT - RIGHT) / (ats.length - 1) : (width - LEFT - RIGHT) / 2);
  const y = (value) => HEIGHT - BOTTOM - (top ? value * (HEIGHT - TOP - BOTTOM) / top : 0);
  return svg(
    "svg", { viewBox: `0 0 ${width} ${HEIGHT}`, class: "chart", role: "img", "aria-label": label },
    ...scale(top, y, shown, width), ...dates(ats, x, width),
    ...lines.flatMap((line, number) => drawn(line, number, x, y, shown)),
  );
}

function scale(top, y, shown, width) {
  return Array.from({ length: STEPS + 1 }, (_, step) => top * step / STEPS).flatMap((value) => [
    svg("line", { class: "axis", x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }),
    svg("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, shown(value)),
  ]);
}

function dates(ats, x, width) {
  const every = Math.ceil(ats.length * FEWEST_PIXELS_A_LABEL / (width - LEFT - RIGHT));
  return ats.flatMap((at, place) => (ats.length - 1 - place) % every ? [] : [
    svg("text", { x: x(place), y: HEIGHT - 8, "text-anchor": place === ats.length - 1 ? "end" : "middle" }, at),
  ]);
}

function drawn(line, number, x, y, shown) {
  const there = line.points.map((point, place) => ({ ...point, place })).filter((point) => point.value !== null);
  let path = "";
  let before = -2;
  for (const point of there) {
    path += `${point.place === before + 1 ? "L" : "M"}${x(point.place).toFixed(1)} ${y(point.value).toFixed(1)}`;
    before = point.place;
  }
  const dots = there.map((point) => svg(
    "circle", { class: `dot tone-${number}`, cx: x(point.place), cy: y(point.value), r: 3.5 },
    svg("title", {}, `${line.name} ${point.at}: ${shown(point.value)}`),
  ));
  return [svg("path", { class: `line tone-${number}`, d: path }), ...dots];
}

// The next 1, 2 or 5 with noughts above a value.
function niceTop(value) {
  if (value <= 0) return 1;
  const ten = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((each) => each * ten).find((each) => each >= value);
}
