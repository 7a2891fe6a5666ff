// A map of stores, routes and bases, on a basemap where the server has one.
import { attribution, groundOf } from "./ground.js";
import { CLASS_COLOURS, ROUTE_COLOURS } from "./colours.js";
import { followGestures, nearestTo, resizeCanvas } from "./drawing/gestures.js";
import { Labels } from "./drawing/labels.js";
import {
  drawBase, drawGrid, drawIdleStore, drawLeftOut, drawRing, drawRoute, drawStore, readColours,
  shrinkOf,
} from "./drawing/marks.js";
import { View, project } from "./drawing/view.js";
import { element } from "./dom.js";
import { RoadLines } from "./road_lines.js";
import { say } from "./words.js";

const MOST_NUMBERS = 80;
const ROOM_OF_A_NUMBER = 4400;

// n colours for routes that can be told apart: [{colour, ink, turn}], turn being the dashes.
export function routeColours(n) {
  return Array.from({ length: n }, (_, place) => ({
    ...ROUTE_COLOURS[place % ROUTE_COLOURS.length],
    turn: Math.floor(place / ROUTE_COLOURS.length),
  }));
}

export function classColour(rank) {
  return CLASS_COLOURS[rank % CLASS_COLOURS.length];
}

// Tells "hover" and "choose", each with detail.store: an id or null.
export class RouteMap extends EventTarget {
  constructor(box, { label }) {
    super();
    Object.assign(this, { box, view: new View(), stores: new Map(), routes: [], bases: [] });
    this.lit = { store: null, route: null };
    this.isFitted = this.isWaiting = false;
    this.canvas = element("canvas", {
      class: "drawing", tabindex: 0, role: "img", "aria-label": `${label}. ${say("map_help")}`,
    });
    this.pen = this.canvas.getContext("2d");
    this.labels = new Labels(this.pen, this.view);
    this.scale = element("span", { class: "scale" });
    this.credit = element("span", { class: "attribution" });
    const beneath = element("div", { class: "ground", "aria-hidden": "true" });
    this.lines = new RoadLines(() => this.layRoutes());
    box.replaceChildren(
      beneath, this.canvas, this.buttons(),
      element("div", { class: "foot" }, this.scale, this.credit),
    );
    this.ground = groundOf(beneath, this.view, () => this.redraw());
    this.giveCredit();
    this.follow();
  }

  // What is drawn from now on. stores: [{id, name, at: [lat, lon], rank, leftOut, faded}],
  // routes: [{id, colour, ink, turn, rep, stores: [id]}], bases: [{id, mode, at, to}]. Legs run
  // straight, and along roads as soon as the service has said how.
  show({ stores = [], routes = [], bases = [] }) {
    this.stores = new Map(stores.map((store) => [store.id, { ...store, point: project(store.at) }]));
    this.bases = bases.map((base) => ({ ...base, from: project(base.at), end: project(base.to ?? base.at) }));
    this.routes = routes;
    this.layRoutes();
  }

  layRoutes() {
    this.routes = this.routes.map((route) => ({ ...route, legs: this.legsOf(route) }));
    this.giveCredit();
    this.redraw();
  }

  legsOf(route) {
    const base = this.bases.find((each) => each.id === route.rep);
    const stops = route.stores.filter((id) => this.stores.has(id)).map((id) => this.stores.get(id));
    if (base) stops.splice(0, 0, { at: base.at, point: base.from }), stops.push({ at: base.to ?? base.at, point: base.end });
    return stops.slice(1).map((stop, leg) => {
      const inner = base ? this.lines.between(base.mode, [stops[leg].at, stop.at]) : [];
      return [stops[leg].point, ...inner, stop.point];
    });
  }

  giveCredit() {
    const names = [attribution, this.lines.attribution].join(", ").split(", ");
    this.credit.textContent = [...new Set(names)].filter(Boolean).join(", ");
    this.credit.hidden = !this.credit.textContent;
  }

  highlight({ store = null, route = null }) {
    if (store === this.lit.store && route === this.lit.route) return;
    this.lit = { store, route };
    this.redraw();
  }

  fit() {
    this.isFitted = false;
    this.redraw();
  }

  // Where a store lies, in pixels from the corner of the window.
  whereIs(id) {
    const box = this.canvas.getBoundingClientRect();
    const [left, top] = this.view.toScreen(this.stores.get(id).point);
    return [left + box.left, top + box.top];
  }

  follow() {
    followGestures(this.canvas, this.view, {
      at: (point) => nearestTo(this.view, point, this.places()),
      seen: () => this.redraw(),
      hovered: (store) => this.hovered(store),
      chosen: (store) => this.tell("choose", store),
      fit: () => this.fit(),
    });
    new ResizeObserver(() => {
      resizeCanvas(this.canvas, this.pen, this.view);
      this.ground?.resize();
      this.redraw();
    }).observe(this.canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.ground?.repaint();
      this.redraw();
    });
  }

  hovered(store) {
    if (store === this.under) return;
    this.under = store;
    this.canvas.style.cursor = store === null ? "" : "pointer";
    this.tell("hover", store);
    this.redraw();
  }

  tell(name, store) {
    this.dispatchEvent(new CustomEvent(name, { detail: { store } }));
  }

  *places() {
    for (const [id, store] of this.stores) yield [id, store.point];
  }

  buttons() {
    const button = (sign, word, action) => element("button", {
      type: "button", title: say(word), "aria-label": say(word),
      onclick: () => { action(); this.redraw(); },
    }, sign);
    return element(
      "div", { class: "tools" },
      button("+", "map_closer", () => this.view.closer()),
      button("−", "map_farther", () => this.view.farther()),
      button("⤢", "map_all", () => this.fit()),
    );
  }

  redraw() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => {
      this.isWaiting = false;
      if (this.view.width > 1) this.draw();
    });
  }

  draw() {
    const points = [...this.places()].map(([, point]) => point);
    if (!this.isFitted && points.length) {
      this.view.fit([...points, ...this.bases.flatMap(({ from, end }) => [from, end])]);
      this.isFitted = true;
    }
    const colours = readColours();
    this.pen.clearRect(0, 0, this.view.width, this.view.height);
    if (!this.ground?.follow()) drawGrid(this.pen, this.view, colours);
    this.drawRoutes();
    this.drawStores(colours);
    for (const { from, end } of this.bases) {
      for (const point of from.join() === end.join() ? [from] : [from, end]) {
        drawBase(this.pen, this.view.toScreen(point), colours);
      }
    }
    this.drawLabels(colours);
    const [metres, pixels] = this.view.scaleBar(120);
    this.scale.style.width = `${pixels}px`;
    this.scale.textContent = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  }

  isLit(route) {
    const { store, route: id } = this.lit;
    return id === null ? store !== null && route.stores.includes(store) : route.id === id;
  }

  drawRoutes() {
    const isAnyLit = this.routes.some((route) => this.isLit(route));
    for (const route of this.routes) {
      if (!route.legs.length) continue;
      const isLit = this.isLit(route);
      drawRoute(this.pen, this.view, route, {
        alpha: !isAnyLit || isLit ? 0.9 : 0.25, width: isLit ? 4 : 2.5,
      });
    }
  }

  drawStores(colours) {
    const onMap = [...this.stores.values()]
      .map((store) => [store, this.view.toScreen(store.point)])
      .filter(([, at]) => this.view.shows(at))
      .sort(([one], [other]) => Boolean(other.faded) - Boolean(one.faded));
    const shrink = shrinkOf(onMap.length);
    for (const [store, at] of onMap) {
      if (store.faded) drawIdleStore(this.pen, at, colours, shrink);
      else drawStore(this.pen, at, store.rank, classColour(store.rank).colour, colours.panel, shrink);
      if (store.leftOut) drawLeftOut(this.pen, at, colours.text);
      if (store.id === this.lit.store) drawRing(this.pen, at, 14, colours.text);
    }
  }

  drawLabels(colours) {
    const plain = { colour: colours.panel, ink: colours.text };
    this.labels.clear();
    for (const id of new Set([this.under, this.lit.store])) {
      const store = this.stores.get(id);
      if (store) this.labels.write(store.name, store.point, plain);
    }
    if (this.bases.length > 1) {
      for (const base of this.bases) this.labels.write(base.id, base.from, plain);
    }
    for (const route of this.numbered()) {
      route.stores.forEach((id, place) => {
        const store = this.stores.get(id);
        if (store) this.labels.write(String(place + 1), store.point, route);
      });
    }
  }

  // The routes whose order is written out: all, or where those would cover the map, the lit ones.
  numbered() {
    const lit = this.routes.filter((route) => this.isLit(route));
    const stops = this.routes.reduce((sum, route) => sum + route.stores.length, 0);
    const room = lit.length ? (this.view.width * this.view.height) / ROOM_OF_A_NUMBER : MOST_NUMBERS;
    return stops <= Math.min(room, MOST_NUMBERS) ? this.routes : lit;
  }
}
