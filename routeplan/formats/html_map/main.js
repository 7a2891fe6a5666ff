// What people do with the map, and how it starts.
const placesOf = () => stores.map((store, number) => [number, store.point]);

followGestures(canvas, view, {
  at: (point) => nearestTo(view, point, placesOf()),
  seen: redraw,
  hovered: hover,
  chosen: select,
  fit: () => view.fit(allPoints()),
});

function hover(number) {
  if (number === shown.hovered) return;
  shown.hovered = number;
  canvas.style.cursor = number === null ? "grab" : "pointer";
  redraw();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") select(null);
});

const BUTTONS = {
  "zoom-in": [words.zoom_in, () => view.closer()],
  "zoom-out": [words.zoom_out, () => view.farther()],
  fit: [words.fit, () => view.fit(allPoints())],
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
function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : dark.matches;
}

function repaint() {
  colours = readColours();
  fillLegend();
  ground?.repaint();
  redraw();
}
dark.addEventListener("change", repaint);
document.getElementById("theme").addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  repaint();
});

canvas.ariaLabel = `${words.map}: ${content.title}`;
colours = readColours();
fillPanel();
resizeCanvas(canvas, pen, view);
view.fit(allPoints());
draw();
startGround();
new ResizeObserver(() => {
  resizeCanvas(canvas, pen, view);
  ground?.resize();
  redraw();
}).observe(canvas);

// Where a store lies on the screen, for scripts that click on it.
window.pointOf = (id) => {
  const box = canvas.getBoundingClientRect();
  const [left, top] = view.toScreen(stores.find((store) => store.id === id).point);
  return [left + box.left, top + box.top];
};
