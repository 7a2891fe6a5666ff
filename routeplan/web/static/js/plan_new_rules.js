// How often the stores of each class are visited, for how long and what for.
import { byId, element } from "./dom.js";
import { purposes, PURPOSES, say, weekday } from "./words.js";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const NEW_RULE = { visits: 1, weeks: 4, in_store_min: 10, weekdays: WEEKDAYS, purposes: [] };
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

// Tells "change" when a rule or a class changed, "preset" when a rule set was chosen.
export class RulesForm extends EventTarget {
  constructor() {
    super();
    this.names = [];
    this.shares = [];
    this.classes = new Map();
    byId("add-class").addEventListener("click", () => this.#add());
    byId("preset").addEventListener("change", () => this.dispatchEvent(new CustomEvent("preset", { detail: byId("preset").value })));
  }

  load({ rules }) {
    this.names = [...rules.thresholds.names];
    this.shares = [...rules.thresholds.shares];
    this.classes = new Map(Object.entries(rules.classes).map(([name, rule]) => [name, {
      visits: rule.visits, weeks: rule.weeks, in_store_min: rule.in_store_s / 60,
      weekdays: rule.weekdays.map((day) => WEEKDAYS[day]), purposes: rule.purposes,
      ...(rule.min_days_between ? { min_days_between: rule.min_days_between } : {}),
      ...(rule.max_days_between ? { max_days_between: rule.max_days_between } : {}),
    }]));
    this.#show();
  }

  // As a scenario's settings have them.
  get settings() {
    return { thresholds: { names: this.names, shares: this.shares }, classes: Object.fromEntries(this.classes) };
  }

  isOwn() {
    byId("preset").querySelector('[value="own"]').hidden = false;
    byId("preset").value = "own";
  }

  #add() {
    const name = [...ALPHABET].find((letter) => !this.classes.has(letter));
    this.classes.set(name, { ...NEW_RULE });
    this.names = [...this.names, name];
    const last = this.shares.at(-1) ?? 0;
    this.shares = [...this.shares, Math.round(50 * (1 + last)) / 100];
    this.#changed(name);
  }

  #drop(name) {
    this.classes.delete(name);
    const place = this.names.indexOf(name);
    if (place >= 0) {
      this.names = this.names.filter((each) => each !== name);
      this.shares = this.shares.filter((_, number) => number !== Math.min(place, this.shares.length - 1));
    }
    this.#changed(null);
  }

  // The form is made anew; the keyboard goes on at the class that changed.
  #changed(name) {
    this.#show();
    const next = name === null ? byId("add-class") : byId("rules").querySelector(`[data-class="${CSS.escape(name)}"] input`);
    next.focus();
    this.#tell();
  }

  #tell() {
    this.isOwn();
    this.dispatchEvent(new Event("change"));
  }

  #show() {
    byId("rules").replaceChildren(...[...this.classes].map(([name, rule]) => this.#card(name, rule)));
  }

  #card(name, rule) {
    const title = (key) => say("of_class", { what: say(key), class: name });
    const number = (key, label, more = {}) => {
      const input = element("input", { type: "number", min: 1, step: 1, value: rule[key] ?? "", "aria-label": title(label), ...more });
      input.addEventListener("change", () => this.#set(rule, key, input.value));
      return element("label", { class: "small" }, say(label), input);
    };
    const isDaily = rule.visits === "daily";
    const daily = element("input", { type: "checkbox", checked: isDaily, "aria-label": title("daily") });
    daily.addEventListener("change", () => {
      Object.assign(rule, { visits: daily.checked ? "daily" : 3, weeks: 1 });
      this.#changed(name);
    });
    const choices = (word) => element(
      "div", { class: "row choices", role: "group", "aria-label": title(word) }, element("span", { class: "small soft" }, say(word)),
    );
    const drop = element("button", { type: "button", class: "plain", "aria-label": say("drop_class", { class: name }), title: say("drop_class", { class: name }), disabled: this.classes.size === 1 }, "×");
    drop.addEventListener("click", () => this.#drop(name));
    return element("div", { class: "rule", role: "group", "aria-label": `${say("class")} ${name}`, "data-class": name },
      element("div", { class: "row apart" },
        element("div", { class: "row" }, element("b", { class: "chip" }, name), element("label", { class: "inline small" }, daily, say("daily"))), drop),
      element("div", { class: "fields" },
        isDaily ? null : number("visits", "visits"),
        isDaily ? null : number("weeks", "weeks", { max: 52 }),
        number("in_store_min", "minutes_in_store", { step: "any", max: 1440 }),
        number("min_days_between", "fewest_between", { placeholder: say("automatic") }),
        number("max_days_between", "most_between", { placeholder: say("automatic") })),
      this.#choices(rule, "weekdays", choices("weekdays_allowed"), WEEKDAYS.map((day, number) => [day, weekday(number)])),
      this.#choices(rule, "purposes", choices("purposes"), PURPOSES.map((each) => [each, purposes([each])])));
  }

  // options: each a value that the rule may hold, and its word; row: where they are put.
  #choices(rule, key, row, options) {
    const box = ([value, word]) => {
      const input = element("input", { type: "checkbox", checked: rule[key].includes(value) });
      input.addEventListener("change", () => {
        rule[key] = options.map(([each]) => each).filter((each) => (each === value ? input.checked : rule[key].includes(each)));
        this.#tell();
      });
      return element("label", { class: "inline small" }, input, word);
    };
    row.append(...options.map(box));
    return row;
  }

  #set(rule, key, text) {
    if (text === "" && key.endsWith("_between")) delete rule[key];
    else rule[key] = Number(text);
    this.#tell();
  }
}
