// Mouse, touch, wheel and keys on a canvas that shows a view.
const REACH = 16;
const KEY_STEP = 60;
const SLACK = 6;

// at: what lies under a point of the screen, or null; seen: the view has moved;
// hovered, chosen: what the pointer is over, and what was clicked on.
export function followGestures(canvas, view, { at, seen, hovered, chosen, fit }) {
  const pointers = new Map();
  let dragged = 0;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    if (!pointers.size) dragged = 0;
    pointers.set(event.pointerId, place(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    const to = place(event);
    const from = pointers.get(event.pointerId);
    if (!from) return hovered(at(to));
    const other = [...pointers].find(([id]) => id !== event.pointerId);
    if (other) pinch(view, other[1], from, to);
    else view.pan(to[0] - from[0], to[1] - from[1]);
    dragged += Math.hypot(to[0] - from[0], to[1] - from[1]);
    pointers.set(event.pointerId, to);
    return seen();
  });
  for (const name of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(name, (event) => {
      const isClick = name === "pointerup" && pointers.size === 1 && dragged < SLACK;
      pointers.delete(event.pointerId);
      if (isClick) chosen(at(place(event)));
    });
  }
  canvas.addEventListener("pointerleave", () => hovered(null));
  zoomBy(canvas, view, place, seen);
  moveByKeys(canvas, view, seen, fit);
}

function zoomBy(canvas, view, place, seen) {
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 30 : 1;
    view.zoom(Math.exp(-event.deltaY * lines * 0.0016), ...place(event));
    seen();
  }, { passive: false });
  canvas.addEventListener("dblclick", (event) => {
    view.zoom(2, ...place(event));
    seen();
  });
}

function moveByKeys(canvas, view, seen, fit) {
  const keys = {
    ArrowLeft: () => view.pan(KEY_STEP, 0),
    ArrowRight: () => view.pan(-KEY_STEP, 0),
    ArrowUp: () => view.pan(0, KEY_STEP),
    ArrowDown: () => view.pan(0, -KEY_STEP),
    "+": () => view.closer(),
    "=": () => view.closer(),
    "-": () => view.farther(),
    0: fit,
  };
  canvas.addEventListener("keydown", (event) => {
    const action = keys[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
    seen();
  });
}

function pinch(view, still, from, to) {
  const before = Math.hypot(from[0] - still[0], from[1] - still[1]);
  const after = Math.hypot(to[0] - still[0], to[1] - still[1]);
  if (before > 0) view.zoom(after / before, still[0], still[1]);
}

// The one of `places` (points of the view) that is nearest to a point of the screen and within
// reach of it; null: none is.
export function nearestTo(view, [left, top], places) {
  let best = null;
  let least = REACH;
  for (const [name, point] of places) {
    const [x, y] = view.toScreen(point);
    const away = Math.hypot(x - left, y - top);
    if (away < least) [best, least] = [name, away];
  }
  return best;
}

// Fits a canvas to its box on the page, sharp on every screen.
export function resizeCanvas(canvas, pen, view) {
  const ratio = window.devicePixelRatio || 1;
  const box = canvas.getBoundingClientRect();
  view.width = box.width;
  view.height = box.height;
  canvas.width = Math.round(box.width * ratio);
  canvas.height = Math.round(box.height * ratio);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
}
