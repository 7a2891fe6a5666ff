// Stores by sales, largest first, as a curve whose thresholds can be dragged.
import { scale, svg } from "./charts.js";
import { byId, element } from "./dom.js";
import { classColour } from "./map.js";
import { decimal, say } from "./words.js";

const NARROWEST = 280;
const WIDEST = 760;
const HEIGHT = 300;
const EDGE = { left: 46, right: 64, top: 12, bottom: 30 };
const STEP = 0.01;
const LARGE_STEP = 0.05;
const ALMOST = 1e-9;
const y = scale(0, 1, HEIGHT - EDGE.bottom, EDGE.top);

// A preview while a threshold moves; what the server answers decides.
export function previewClass(store, names, shares) {
  if (store.reason_key === "given") return store.store_class;
  if (store.cumulated === null) return names.at(-1);
  const before = store.cumulated - store.share;
  return names[shares.findIndex((share) => before < share - ALMOST)] ?? names.at(-1);
}

// Tells "move" while a threshold is dragged, and "settle" when it is let go.
export class Pareto extends EventTarget {
  #lines = [];
  #area = null;

  constructor(rules) {
    super();
    this.rules = rules;
    this.width = 0;
    this.isDragged = false;
    new ResizeObserver(() => { if (this.stores && this.#widthNow() !== this.width) this.draw(); }).observe(byId("curve"));
    byId("curve-of").querySelector("select").addEventListener("change", () => this.draw());
  }

  show(problem) {
    this.stores = problem.stores;
    const groups = [...new Set(this.stores.filter((store) => store.cumulated !== null).map((store) => store.rep ?? ""))];
    const select = byId("curve-of").querySelector("select");
    const before = select.value;
    select.replaceChildren(...groups.map((rep) => element("option", { value: rep }, rep || say("no_rep"))));
    if (groups.includes(before)) select.value = before;
    byId("curve-of").hidden = groups.length < 2;
    const given = this.stores.filter((store) => store.reason_key === "given").length;
    byId("given").textContent = given ? say("given", { n: decimal(given) }) : "";
    if (!this.isDragged) this.draw();
  }

  get classes() {
    const { names, shares } = this.rules;
    return new Map(this.stores.map((store) => [store.id, previewClass(store, names, shares)]));
  }

  #widthNow() {
    return Math.min(WIDEST, Math.max(NARROWEST, byId("curve").clientWidth));
  }

  // All anew: other stores, another group, or more thresholds.
  draw() {
    const rep = byId("curve-of").querySelector("select").value;
    this.width = this.#widthNow();
    this.group = this.stores.filter((store) => store.cumulated !== null && (store.rep ?? "") === rep)
      .sort((a, b) => a.cumulated - b.cumulated);
    const held = this.#lines.indexOf(document.activeElement);
    this.#lines = this.rules.shares.map((_, number) => this.#line(number));
    this.#area = svg("g");
    const place = byId("curve");
    if (!this.group.length) place.replaceChildren(element("p", { class: "soft" }, say("no_curve")));
    else {
      place.replaceChildren(svg("svg", { class: "chart pareto", viewBox: `0 0 ${this.width} ${HEIGHT}`, role: "group", "aria-label": say("curve") },
        axes(this.group.length, this.width - EDGE.right), this.#area, this.#lines));
    }
    byId("thresholds").hidden = !this.group.length;
    // Whoever stands on a threshold with the keyboard, or types its number, stays there.
    this.#lines[held]?.focus();
    const names = this.rules.names.join();
    if (byId("thresholds").dataset.names !== names) {
      byId("thresholds").dataset.names = names;
      byId("thresholds").replaceChildren(...this.rules.shares.map((_, number) => this.#input(number)));
    }
    this.refresh();
  }

  // What moves with a threshold: lines, numbers, colours of the curve, counts.
  refresh() {
    const { names, shares } = this.rules;
    this.#lines.forEach((line, number) => {
      const percent = Math.round(shares[number] * 100);
      line.setAttribute("transform", `translate(0 ${y(shares[number])})`);
      line.setAttribute("aria-valuenow", percent);
      line.querySelector("text").textContent = `${names[number]} ${say("percent", { n: percent })}`;
      const input = byId("thresholds").querySelectorAll("input")[number];
      if (input && input !== document.activeElement) input.value = decimal(shares[number] * 100).replace(",", ".");
    });
    this.#area.replaceChildren(...this.#bars());
    this.#counts();
  }

  #bars() {
    const count = this.group.length;
    const classes = [...this.rules.classes.keys()];
    const of = this.classes;
    const x = scale(0, 1, EDGE.left, this.width - EDGE.right);
    const paths = classes.map(() => "");
    this.group.forEach((store, number) => {
      const rank = Math.max(0, classes.indexOf(of.get(store.id)));
      const [left, right] = [x(number / count), x((number + 1) / count)];
      paths[rank] += `M${left.toFixed(1)} ${y(0)}V${y(store.cumulated).toFixed(1)}H${right.toFixed(1)}V${y(0)}Z`;
    });
    return paths.map((d, rank) => ranked(svg("path", { class: "share", d }), rank));
  }

  #counts() {
    const counts = new Map([...this.rules.classes.keys()].map((name) => [name, 0]));
    for (const name of this.classes.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
    byId("class-counts").replaceChildren(...[...counts].map(([name, n], rank) => ranked(element("span", { class: "chip ranked", "data-class": name }, say("class_of", { class: name, n: decimal(n) })), rank)));
  }

  #line(number) {
    const name = this.rules.names[number];
    const right = this.width - EDGE.right;
    const line = svg("g", {
      class: "threshold", role: "slider", tabindex: 0, "aria-orientation": "vertical",
      "aria-valuemin": 1, "aria-valuemax": 99, "aria-label": say("threshold_slider", { class: name }),
    }, svg("line", { class: "hit", x1: EDGE.left, x2: right + EDGE.right }), svg("line", { x1: EDGE.left, x2: right }),
    svg("circle", { r: 8, cx: right }), svg("text", { x: right + 12, y: 4 }));
    line.addEventListener("pointerdown", (event) => this.#grab(event, line, number));
    line.addEventListener("keydown", (event) => {
      const steps = { ArrowUp: STEP, ArrowRight: STEP, ArrowDown: -STEP, ArrowLeft: -STEP, PageUp: LARGE_STEP, PageDown: -LARGE_STEP };
      if (!(event.key in steps)) return;
      event.preventDefault();
      this.#move(number, this.rules.shares[number] + steps[event.key]);
      this.#settle();
    });
    return line;
  }

  #grab(event, line, number) {
    event.preventDefault();
    line.focus();
    line.setPointerCapture(event.pointerId);
    this.isDragged = true;
    const box = line.ownerSVGElement.getBoundingClientRect();
    const move = (moved) => {
      const at = ((moved.clientY - box.top) / box.height) * HEIGHT;
      this.#move(number, scale(HEIGHT - EDGE.bottom, EDGE.top, 0, 1)(at));
    };
    const end = () => {
      line.removeEventListener("pointermove", move);
      this.isDragged = false;
      this.#settle();
    };
    line.addEventListener("pointermove", move);
    line.addEventListener("lostpointercapture", end, { once: true });
  }

  #move(number, share) {
    const { shares } = this.rules;
    const low = (shares[number - 1] ?? 0) + STEP;
    const high = (shares[number + 1] ?? 1) - STEP;
    shares[number] = Math.round(Math.min(high, Math.max(low, share)) * 100) / 100;
    this.refresh();
    this.dispatchEvent(new Event("move"));
  }

  #settle() {
    this.dispatchEvent(new Event("settle"));
  }

  #input(number) {
    const input = element("input", { type: "number", min: 1, max: 99, step: "any", size: 4 });
    input.addEventListener("change", () => {
      if (!input.checkValidity() || input.value === "") return;
      this.#move(number, Number(input.value) / 100);
      this.#settle();
    });
    return element("label", { class: "inline" }, say("threshold", { class: this.rules.names[number] }), input, "%");
  }
}

// In the colour that the map gives to stores of this class.
function ranked(made, rank) {
  made.style.setProperty("--rank", classColour(rank).colour);
  return made;
}

function axes(count, right) {
  const across = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => [
    svg("line", { class: "axis", x1: EDGE.left, x2: right, y1: y(share), y2: y(share) }),
    svg("text", { x: EDGE.left - 6, y: y(share) + 4, "text-anchor": "end" }, say("percent", { n: Math.round(share * 100) })),
  ]);
  return [...across.flat(),
    svg("text", { x: EDGE.left, y: HEIGHT - 8 }, say("curve_x")),
    svg("text", { x: right, y: HEIGHT - 8, "text-anchor": "end" }, decimal(count))];
}
