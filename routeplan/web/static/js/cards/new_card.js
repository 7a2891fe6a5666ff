// A card for a new store: a draft, which counts once it is approved.
import { post } from "../api.js";
import { openDialog } from "../dialog.js";
import { element, fill } from "../dom.js";
import { field, sendForm } from "../form_faults.js";
import { cardPath } from "../links.js";
import { newStoreId } from "../phone/moments.js";
import { content, say } from "../words.js";
import { FIELDS, cardField, inputOf, namedIn } from "./fields.js";
import { needsEditor } from "./needs.js";
import { peopleEditor } from "./people.js";
import { placeFields } from "./place.js";
import { purposesEditor } from "./purposes.js";

const FIRST = new Set(["name", "store_class", "area", "rep", "address", "phone"]);
// Faults whose place is the store as a whole.
const FIELD_OF = { RP910: "store.rep", RP911: "store.rep", RP912: "store.id" };

// known: {store_class, area}: what other cards have; reps: [{id, name}]; `made` is called after
// a card was made.
export function openNewCard(known, reps, made) {
  const dialog = openDialog(say("new_card"));
  dialog.classList.add("large");
  const place = element("div", { class: "stack" });
  dialog.append(place);
  const start = () => {
    fill(place, newCardForm(known, reps, async (card) => {
      fill(place, ...whatWasMade(card, start));
      place.querySelector("a").focus();
      await made();
    }));
    place.querySelector("input").focus();
  };
  start();
}

function newCardForm(known, reps, made) {
  const inputs = new Map(FIELDS.map((wanted) => [wanted, wanted.key === "rep" ? repChoice(reps) : inputOf(wanted, "")]));
  const [first, more] = [true, false].map((isFirst) => [...inputs].filter(([{ key }]) =>
    isFirst === FIRST.has(key)).map(([wanted, input]) => cardField(wanted, input)));
  const id = element("input", { name: "store.id", maxlength: "200" });
  const contact = element("input", { type: "date", name: "first_contact" });
  const position = placeFields();
  const people = peopleEditor([]);
  const needs = needsEditor(null);
  const purposes = purposesEditor(null);
  const faults = element("div", { role: "alert" });
  const form = element(
    "form", { class: "stack", id: "new-card", novalidate: true },
    element("p", { class: "small soft" }, say("new_about")),
    element("div", { class: "columns" }, first, field(say("id"), id), field(say("first_contact_or_today"), contact)),
    position.part, people.part,
    element("details", {}, element("summary", {}, say("more_fields")), element("div", { class: "stack" },
      element("div", { class: "columns" }, more), needs.part, purposes.part)),
    ...knownChoices(inputs, known), faults,
    element("div", { class: "row" }, element("button", { class: "main" }, say("save_draft"))),
  );
  const draft = async () => {
    const store = { id: id.value || newStoreId(), ...position.read(), purposes: purposes.read(), ...await needs.read() };
    const card = written(inputs, store, people.read());
    return { ...card, datum: position.datum.value, first_contact: contact.value || null };
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const named = (fault) => FIELD_OF[fault.code] ?? namedIn(fault);
    const card = await sendForm(form, async () => post("/cards", await draft()), { button: event.submitter, place: faults, named });
    if (card !== undefined) await made(card);
  });
  return form;
}

// Whoever sees some reps only cannot make a card for nobody.
function repChoice(reps) {
  const isForAll = content.rights["write card"] === "all";
  const options = reps.map(({ id, name }) => element("option", { value: id }, `${id} ${name}`));
  const nobody = isForAll || reps.length !== 1 ? [element("option", { value: "" }, isForAll ? say("nobody") : "")] : [];
  return element("select", { name: "store.rep", required: !isForAll }, nobody, options);
}

function knownChoices(inputs, known) {
  return [...inputs].filter(([{ key }]) => key in known).map(([{ key }, input]) => {
    input.setAttribute("list", `known-${key}`);
    return element("datalist", { id: `known-${key}` }, known[key].map((value) => element("option", { value })));
  });
}

function written(inputs, store, people) {
  const parts = { "": {}, store, "details.trade": {}, "details.credit": {}, details: { people } };
  for (const [{ part, key, read }, input] of inputs) parts[part][key] = read(input.value);
  const details = { ...parts.details, trade: parts["details.trade"], credit: parts["details.credit"] };
  return { ...parts[""], store: parts.store, details };
}

function whatWasMade({ store, standing }, again) {
  return [
    element("p", { class: "mark-line", role: "status" }, say("made", { name: store.name, number: standing.number })),
    element("div", { class: "row" },
      element("a", { class: "button main", href: cardPath(store.id) }, say("open_made")),
      element("button", { type: "button", onclick: again }, say("another"))),
  ];
}
