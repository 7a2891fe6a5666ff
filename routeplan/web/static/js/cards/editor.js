// A card changed by hand: what changed is sent, with the version that was read.
import { patch } from "../api.js";
import { openDialog } from "../dialog.js";
import { element, notify } from "../dom.js";
import { field, sendForm } from "../form_faults.js";
import { say } from "../words.js";
import { FIELDS, cardField, inputOf, namedIn } from "./fields.js";
import { needsEditor } from "./needs.js";
import { peopleEditor } from "./people.js";
import { isSame, purposesEditor } from "./purposes.js";

const partOf = (card, part) => (part === "" ? card.standing : part.split(".").reduce((found, key) => found[key], card));

export function openEditor(card, path, changed) {
  const inputs = new Map(FIELDS.map((wanted) => [wanted, inputOf(wanted, partOf(card, wanted.part)[wanted.key])]));
  const people = peopleEditor(card.details.people);
  const needs = needsEditor(card.store);
  const purposes = purposesEditor(card.store.purposes);
  const why = element("input", { name: "why", maxlength: "2000", required: true });
  const faults = element("div", { role: "alert" });
  const form = element(
    "form", { class: "stack", novalidate: true },
    element("div", { class: "columns" }, [...inputs].map(([wanted, input]) => cardField(wanted, input))),
    needs.part, purposes.part, people.part, field(say("why"), why), faults,
    element("div", { class: "row" }, element("button", { class: "main" }, say("save"))),
  );
  const dialog = openDialog(`${say("edit")}: ${card.store.name}`, form);
  dialog.classList.add("large");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const change = async () => {
      const store = await needs.read();
      if (!isSame(purposes.read(), card.store.purposes)) store.purposes = purposes.read();
      const changes = changesOf(card, inputs, { people: people.read(), store });
      const headers = { "If-Match": `"${card.standing.version}"` };
      return Object.keys(changes).length ? patch(path, { changes, why: why.value }, { headers }) : null;
    };
    const done = await sendForm(form, change, { button: event.submitter, place: faults, named: namedIn });
    if (done === null) notify(say("same"));
    if (!done) return;
    dialog.close();
    notify(say("saved"));
    await changed();
  });
}

// Lists and the tables within details are given whole; of store and details only what differs.
function changesOf(card, inputs, { people, store }) {
  const changes = Object.keys(store).length ? { store } : {};
  for (const [{ part, key, read }, input] of inputs) {
    const before = partOf(card, part)[key];
    const after = read(input.value);
    if (after === before) continue;
    const [first, second] = part.split(".");
    if (first === "") changes[key] = after;
    else if (second === undefined) changes[first] = { ...changes[first], [key]: after };
    else {
      const whole = changes[first]?.[second] ?? partOf(card, part);
      changes[first] = { ...changes[first], [second]: { ...whole, [key]: after } };
    }
  }
  if (JSON.stringify(people) !== JSON.stringify(card.details.people)) changes.details = { ...changes.details, people };
  return changes;
}
