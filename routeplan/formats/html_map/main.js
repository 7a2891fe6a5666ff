// Mouse, touch and keys.
const REACH = 16;
const KEY_STEP = 60;
const pointers = new Map();
let dragged = 0;

function storeAt(left, top) {
  let best = null;
  let least = REACH;
  stores.forEach((store, number) => {
    const [x, y] = view.toScreen(store.point);
    const away = Math.hypot(x - left, y - top);
    if (away < least) [best, least] = [number, away];
  });
  return best;
}

function place(event) {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

canvas.addEventListener("pointerdown", (event) => {
  canvas.setPointerCapture(event.pointerId);
  if (!pointers.size) dragged = 0;
  pointers.set(event.pointerId, place(event));
});

canvas.addEventListener("pointermove", (event) => {
  const to = place(event);
  const from = pointers.get(event.pointerId);
  if (!from) return hover(to);
  const other = [...pointers].find(([id]) => id !== event.pointerId);
  if (other) pinch(other[1], from, to);
  else view.pan(to[0] - from[0], to[1] - from[1]);
  dragged += Math.hypot(to[0] - from[0], to[1] - from[1]);
  pointers.set(event.pointerId, to);
  return redraw();
});

for (const name of ["pointerup", "pointercancel"]) {
  canvas.addEventListener(name, (event) => {
    const isClick = name === "pointerup" && pointers.size === 1 && dragged < 6;
    pointers.delete(event.pointerId);
    if (isClick) select(storeAt(...place(event)));
  });
}

function pinch(still, from, to) {
  const before = Math.hypot(from[0] - still[0], from[1] - still[1]);
  const after = Math.hypot(to[0] - still[0], to[1] - still[1]);
  if (before > 0) view.zoom(after / before, still[0], still[1]);
}

function hover(at) {
  const number = storeAt(...at);
  if (number === shown.hovered) return;
  shown.hovered = number;
  canvas.style.cursor = number === null ? "grab" : "pointer";
  redraw();
}

canvas.addEventListener("pointerleave", () => {
  shown.hovered = null;
  redraw();
});

canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  const lines = event.deltaMode === 1 ? 30 : 1;
  view.zoom(Math.exp(-event.deltaY * lines * 0.0016), ...place(event));
  redraw();
}, { passive: false });

canvas.addEventListener("dblclick", (event) => {
  view.zoom(2, ...place(event));
  redraw();
});

const KEYS = {
  ArrowLeft: () => view.pan(KEY_STEP, 0),
  ArrowRight: () => view.pan(-KEY_STEP, 0),
  ArrowUp: () => view.pan(0, KEY_STEP),
  ArrowDown: () => view.pan(0, -KEY_STEP),
  "+": () => view.zoom(1.4),
  "=": () => view.zoom(1.4),
  "-": () => view.zoom(1 / 1.4),
  0: () => view.fit(allPoints()),
};

canvas.addEventListener("keydown", (event) => {
  const action = KEYS[event.key];
  if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  action();
  redraw();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") select(null);
});

const BUTTONS = {
  "zoom-in": [words.zoom_in, KEYS["+"]],
  "zoom-out": [words.zoom_out, KEYS["-"]],
  fit: [words.fit, KEYS[0]],
};
for (const [id, [name, action]] of Object.entries(BUTTONS)) {
  const button = document.getElementById(id);
  button.title = button.ariaLabel = name;
  button.addEventListener("click", () => {
    action();
    redraw();
  });
}

const menu = document.getElementById("menu");
menu.ariaLabel = words.menu;
menu.addEventListener("click", () => {
  const isOpen = document.getElementById("panel").classList.toggle("open");
  menu.ariaExpanded = String(isOpen);
});

const dark = window.matchMedia("(prefers-color-scheme: dark)");
function repaint() {
  readColours();
  fillLegend();
  repaintGround();
  redraw();
}
dark.addEventListener("change", repaint);
document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
  root.dataset.theme = isDark ? "light" : "dark";
  repaint();
});

canvas.ariaLabel = `${words.map}: ${content.title}`;
readColours();
fillPanel();
resize();
view.fit(allPoints());
startGround();
draw();
new ResizeObserver(() => {
  resize();
  resizeGround();
  redraw();
}).observe(canvas);

// Where a store lies on the screen, for scripts that click on it.
window.pointOf = (id) => {
  const box = canvas.getBoundingClientRect();
  const [left, top] = view.toScreen(stores.find((store) => store.id === id).point);
  return [left + box.left, top + box.top];
};
