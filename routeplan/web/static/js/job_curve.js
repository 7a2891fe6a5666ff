// How the cost of the best plan falls while a search runs.
import { scale, svg, ticks } from "./charts.js";
import { fill } from "./dom.js";
import { decimal, say } from "./words.js";

export const UNITS_A_MINUTE = 6000;
const NARROWEST = 280;
const HEIGHT = 230;
const EDGE = { left: 62, right: 12, top: 10, bottom: 34 };
const SHOWN_SHARE = 0.8;

// The first plans cost so much that all later ones would lie on one line: they are cut off.
function ceilingOf(costs) {
  const sorted = [...costs].sort((a, b) => a - b);
  const best = sorted[0];
  const high = sorted[Math.floor((sorted.length - 1) * SHOWN_SHARE)];
  return best + Math.max((high - best) * 1.25, best * 0.01, 1);
}

export function showCurve(place, points) {
  if (!points.length) return;
  const costs = points.map((point) => point.cost / UNITS_A_MINUTE);
  const last = points[points.length - 1];
  const end = Math.max(last.seconds, 0.1);
  const best = Math.min(...costs);
  const high = ceilingOf(costs);
  const low = best - (high - best) * 0.08;
  const width = Math.max(NARROWEST, place.clientWidth);
  const x = scale(0, end, EDGE.left, width - EDGE.right);
  const y = scale(low, high, HEIGHT - EDGE.bottom, EDGE.top);
  const at = (number) => [x(points[number].seconds), Math.max(y(costs[number]), EDGE.top)];
  let path = "";
  points.forEach((point, number) => {
    const [left, top] = at(number);
    path += number ? `H${left.toFixed(1)}V${top.toFixed(1)}` : `M${left.toFixed(1)} ${top.toFixed(1)}`;
  });
  const words = { first: decimal(Math.round(costs[0])), last: decimal(Math.round(best)), seconds: decimal(last.seconds) };
  fill(place, svg("svg", { class: "chart", viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": say("curve_says", words) },
    axes(x, y, { end, low, high, width }),
    svg("path", { class: "line", d: path }),
    svg("circle", { class: "dot", r: 4, cx: x(last.seconds), cy: at(points.length - 1)[1] })));
}

function axes(x, y, { end, low, high, width }) {
  const floor = HEIGHT - EDGE.bottom;
  const across = ticks(low, high).map((value) => [
    svg("line", { class: "axis", x1: EDGE.left, x2: width - EDGE.right, y1: y(value), y2: y(value) }),
    svg("text", { x: EDGE.left - 6, y: y(value) + 4, "text-anchor": "end" }, decimal(value)),
  ]);
  const below = ticks(0, end, 6).map((value) => svg("text", { x: x(value), y: floor + 16, "text-anchor": "middle" }, decimal(value)));
  return [...across.flat(), ...below,
    svg("text", { x: width - EDGE.right, y: HEIGHT - 4, "text-anchor": "end" }, say("curve_x"))];
}
