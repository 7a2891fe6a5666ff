// A finger drawn across a day shows the day before or after it.
import { dayAfter } from "./moments.js";
import { dayPath } from "./parts.js";

const LEAST_PX = 70;
const STEEPEST = 0.5;

export function withSwipes(node, on) {
  let start = null;
  node.addEventListener("touchstart", (event) => {
    start = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  node.addEventListener("touchend", (event) => {
    if (start === null) return;
    const [end] = event.changedTouches;
    const [x, y] = [end.clientX - start.clientX, end.clientY - start.clientY];
    start = null;
    if (Math.abs(x) < LEAST_PX || Math.abs(y) > STEEPEST * Math.abs(x)) return;
    location.hash = dayPath(dayAfter(on, x < 0 ? 1 : -1));
  }, { passive: true });
  return node;
}
