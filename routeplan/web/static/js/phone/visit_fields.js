// What is written down of a visit, as fields of a page, and the visit out of them.
import { element } from "../dom.js";
import { content, say } from "../words.js";
import { filledFields, filledOf, newest, titleOf } from "./form_fields.js";

const CENTS = 100;

// visit: what is there so far; forms: all of the archive; changed: called after every change.
export function visitFields(visit, forms, { changed = () => {}, withTimes = false } = {}) {
  const filled = element("div", { class: "stack" });
  let number = 0;
  const add = (form, given) => {
    const fields = filledFields(form, given, number++, () => { fields.remove(); changed(); });
    filled.append(fields);
    return fields;
  };
  for (const given of visit.forms ?? []) {
    const form = forms.find((each) => each.id === given.form && each.version === given.version);
    if (form) add(form, given);
  }
  const adders = newest(forms).map((form) => element("button", {
    type: "button", id: `add-${form.id}`,
    onclick: () => { add(form, { answers: {}, urgent: false }).querySelector("input, select, textarea").focus(); changed(); },
  }, `+ ${titleOf(form)}`));
  return [
    withTimes ? timeFields(visit) : null,
    ...(visit.not_visited ? reasonFields(visit) : madeFields(visit)),
    element("label", {}, say("note"), text("note", visit.note)),
    element("label", {}, say("next_aim"), text("next_aim", visit.next_aim)),
    filled,
    element("div", { class: "row" }, ...adders),
  ];
}

const text = (name, value) => element("textarea", { name, rows: 2, maxlength: 4000 }, value ?? "");

function madeFields(visit) {
  return [
    several("purposes", visit.purposes), several("outcomes", visit.outcomes),
    element("div", { class: "grid" }, amount("order_cents", visit.order_cents), amount("collected_cents", visit.collected_cents)),
  ];
}

const several = (list, chosen = []) => element(
  "fieldset", { class: "choices" }, element("legend", {}, say(list)), ...content[list].map(({ id, name }) =>
    element("label", { class: "inline" },
      element("input", { type: "checkbox", name: list, value: id, checked: chosen.includes(id) }), name)),
);

const amount = (name, cents) => element("label", {}, say(name), element("input", {
  type: "number", name, min: 0, step: "0.01", inputmode: "decimal", value: cents === undefined || cents === null ? null : cents / CENTS,
}));

function reasonFields(visit) {
  const options = content.reasons.map(({ id, name }) =>
    element("option", { value: id, selected: id === visit.not_visited }, name));
  return [element("label", {}, say("why"), element("select", { name: "not_visited" }, ...options))];
}

const two = (value) => String(value).padStart(2, "0");
const clockTime = (s) => (s === undefined || s === null ? null : [s / 3600, (s / 60) % 60, s % 60].map(Math.floor).map(two).join(":"));
const seconds = (said) => said.split(":").map(Number).reduce((all, part, place) => all + part * [3600, 60, 1][place], 0);

function timeFields(visit) {
  const time = (name) => element("label", {}, say(name), element("input", { type: "time", step: 1, name, value: clockTime(visit[name]) }));
  return element(
    "div", { class: "grid" },
    element("label", {}, say("date"), element("input", { type: "date", name: "on", value: visit.on, required: true })),
    ...(visit.not_visited ? [] : [time("arrived_s"), time("left_s")]),
  );
}

// The part of a visit that stands in a form; what is empty is not said.
export function visitPart(form, forms) {
  const data = new FormData(form);
  const has = (name) => form.elements[name] !== undefined;
  const part = { note: data.get("note").trim(), next_aim: data.get("next_aim").trim(), forms: filledForms(form, forms) };
  for (const list of ["purposes", "outcomes"]) if (has(list)) part[list] = data.getAll(list);
  for (const name of ["order_cents", "collected_cents"]) {
    if (has(name)) part[name] = data.get(name) === "" ? null : Math.round(CENTS * Number(data.get(name)));
  }
  for (const name of ["arrived_s", "left_s"]) {
    if (has(name)) part[name] = data.get(name) ? seconds(data.get(name)) : null;
  }
  for (const name of ["on", "not_visited"]) if (has(name)) part[name] = data.get(name);
  return part;
}

function filledForms(form, forms) {
  return [...form.querySelectorAll("[data-form]")].map((fieldset) => {
    const { form: id, version } = fieldset.dataset;
    return filledOf(fieldset, forms.find((each) => each.id === id && each.version === Number(version)));
  });
}
