// Weeks of the cycle, and which route runs on which day.
import { byId, element } from "./dom.js";
import { say, weekday } from "./words.js";

const DAYS_A_WEEK = 7;
const WORKDAYS = 6;
const SOME_ROUTES = 4;
const form = byId("calendar");

// Tells "change" with what of the settings changed.
export class CalendarForm extends EventTarget {
  #labels = [];

  constructor() {
    super();
    form.addEventListener("change", (event) => this.#tell(event.target.name));
  }

  load({ weeks, calendar }) {
    form.elements.weeks.value = weeks;
    form.elements.kind.value = calendar.kind;
    form.elements.routes.value = calendar.routes ?? SOME_ROUTES;
    this.#labels = [...(calendar.labels ?? [])];
    this.repLabels = calendar.rep_labels ?? {};
    this.#show();
  }

  #show() {
    const days = Number(form.elements.weeks.value) * DAYS_A_WEEK;
    const kept = this.#labels.slice(0, days);
    while (kept.length < days) kept.push(kept.length % DAYS_A_WEEK < WORKDAYS ? `T${kept.length - Math.floor(kept.length / DAYS_A_WEEK) + 1}` : null);
    this.#labels = kept;
    for (const part of form.querySelectorAll("[data-kind]")) part.hidden = part.dataset.kind !== form.elements.kind.value;
    const input = (day) => element("input", {
      name: "label", "data-day": day, size: 4, maxlength: 20, value: this.#labels[day] ?? "",
      "aria-label": say("label_of", { week: Math.floor(day / DAYS_A_WEEK) + 1, day: weekday(day) }),
    });
    const week = (number) => element("tr", {}, element("th", { scope: "row" }, say("week", { n: number + 1 })),
      [...Array(DAYS_A_WEEK).keys()].map((day) => element("td", {}, input(number * DAYS_A_WEEK + day))));
    byId("labels").replaceChildren(element("table", { class: "labels" },
      element("thead", {}, element("tr", {}, element("td"), [...Array(DAYS_A_WEEK).keys()].map((day) => element("th", { scope: "col" }, weekday(day))))),
      element("tbody", {}, [...Array(days / DAYS_A_WEEK).keys()].map(week))));
  }

  #tell(name) {
    if (!form.elements.weeks.checkValidity()) return;
    if (name === "label") this.#labels = [...byId("labels").querySelectorAll("input")].map((each) => each.value.trim() || null);
    else this.#show();
    this.dispatchEvent(new CustomEvent("change", { detail: { weeks: Number(form.elements.weeks.value), calendar: this.#wish() } }));
  }

  #wish() {
    const kind = form.elements.kind.value;
    if (kind === "chosen") return { kind, routes: Number(form.elements.routes.value) };
    if (kind === "given") return { kind, labels: this.#labels, ...(Object.keys(this.repLabels).length ? { rep_labels: this.repLabels } : {}) };
    return { kind };
  }
}
