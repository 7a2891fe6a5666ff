// A card changed by hand: what changed is sent, with the version that was read.
import { patch } from "../api.js";
import { openDialog } from "../dialog.js";
import { attempt, element, notify } from "../dom.js";
import { say } from "../words.js";
import { peopleEditor } from "./people.js";

const text = (value) => value;
const number = (value) => (value === "" ? null : Number(value));
const orNone = (value) => (value === "" ? null : value);

// Where a field lies on the card, how it is called, how its text becomes a value.
const FIELDS = [
  { part: "store", key: "name", word: "name", read: text, required: true },
  { part: "store", key: "address", word: "address", read: text },
  { part: "store", key: "store_class", word: "class", read: text, required: true },
  { part: "", key: "area", word: "area", read: text, required: true },
  { part: "store", key: "rep", word: "rep", read: orNone },
  { part: "details", key: "phone", word: "phone", read: text, type: "tel" },
  { part: "store", key: "kind", word: "kind", read: text },
  { part: "details.trade", key: "channel", word: "channel", read: text },
  { part: "details.trade", key: "location", word: "location", read: text },
  { part: "details.trade", key: "size_m2", word: "size", read: number, type: "number", least: 1 },
  { part: "details.trade", key: "since", word: "since", read: orNone, pattern: "\\d{4}(-(0[1-9]|1[0-2]))?" },
  { part: "details.credit", key: "days", word: "credit_days", read: number, type: "number", least: 0 },
  { part: "details.credit", key: "limit", word: "credit_limit", read: number, type: "number", least: 0, step: "any" },
  { part: "details.credit", key: "note", word: "credit_note", read: text },
  { part: "details", key: "rating", word: "rating", read: number, type: "number", least: 1, most: 5 },
  { part: "store", key: "note", word: "store_note", read: text, long: true },
  { part: "details", key: "note", word: "details_note", read: text, long: true },
];

const partOf = (card, part) => (part === "" ? card.standing : part.split(".").reduce((found, key) => found[key], card));

export function openEditor(card, path, changed) {
  const inputs = new Map(FIELDS.map((field) => [field, inputOf(field, partOf(card, field.part)[field.key])]));
  const people = peopleEditor(card.details.people);
  const why = element("input", { name: "why", maxlength: "2000", required: true });
  const faults = element("div", { role: "alert" });
  const form = element(
    "form", { class: "stack" },
    element("div", { class: "columns" }, [...inputs].map(([field, input]) => element("label", {}, say(field.word), input))),
    people.part, element("label", {}, say("why"), why), faults,
    element("div", { class: "row" }, element("button", { class: "main" }, say("save"))),
  );
  const dialog = openDialog(`${say("edit")}: ${card.store.name}`, form);
  dialog.classList.add("large");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const changes = changesOf(card, inputs, people.read());
    if (Object.keys(changes).length === 0) {
      notify(say("same"));
      return;
    }
    const headers = { "If-Match": `"${card.standing.version}"` };
    const told = { button: event.submitter, place: faults };
    const done = await attempt(() => patch(path, { changes, why: why.value }, { headers }), told);
    if (done === undefined) return;
    dialog.close();
    notify(say("saved"));
    await changed();
  });
}

function inputOf(field, value) {
  const { required, type, least, most, step, pattern } = field;
  const shown = value === null ? "" : String(value);
  if (field.long) return element("textarea", { rows: "2", maxlength: "2000" }, shown);
  return element("input", { value: shown, type, min: least, max: most, step, pattern, required, maxlength: "2000" });
}

// Lists and the tables within details are given whole; of store and details only what differs.
function changesOf(card, inputs, people) {
  const changes = {};
  for (const [field, input] of inputs) {
    const before = partOf(card, field.part)[field.key];
    const after = field.read(input.value);
    if (after === before) continue;
    const [first, second] = field.part.split(".");
    if (first === "") changes[field.key] = after;
    else if (second === undefined) changes[first] = { ...changes[first], [field.key]: after };
    else {
      const whole = changes[first]?.[second] ?? partOf(card, field.part);
      changes[first] = { ...changes[first], [second]: { ...whole, [field.key]: after } };
    }
  }
  if (JSON.stringify(people) !== JSON.stringify(card.details.people)) changes.details = { ...changes.details, people };
  return changes;
}
