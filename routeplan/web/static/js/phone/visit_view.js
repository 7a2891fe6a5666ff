// The visit that is going on: what is written down stays on the phone with every letter.
import { element } from "../dom.js";
import { clock, say } from "../words.js";
import { POSITION } from "./actions.js";
import { ask } from "./dialog.js";
import { ended } from "./records.js";
import { visitFields, visitPart } from "./visit_fields.js";

export async function visit(phone) {
  const { notebook } = phone;
  const [current, forms] = await Promise.all([notebook.current(), notebook.fact("forms")]);
  if (!current) {
    return [element("p", { class: "empty" }, say("no_visit")), element("a", { class: "button", href: "#/" }, say("today"))];
  }
  const card = await notebook.card(current.content.store);
  const form = element("form", { class: "stack", id: "visit", novalidate: true });
  const save = () => notebook.addToCurrent(current.content.id, visitPart(form, forms ?? []));
  form.addEventListener("input", save);
  form.append(...[
    element("section", { class: "card stack" },
      element("h1", {}, current.name),
      element("p", { class: "soft" }, say("since", { time: clock(current.content.arrived_s) }), " ", positionWords(current)),
      card?.next_aim ? element("p", {}, element("b", {}, say("aim")), ` ${card.next_aim}`) : null),
    element("section", { class: "card stack" }, ...visitFields(current.content, forms ?? [], { changed: save })),
    element("div", { class: "row foot" },
      element("button", { class: "main", id: "out" }, say("check_out")),
      element("button", { type: "button", class: "danger", id: "drop", onclick: () => drop(phone) }, say("drop_visit"))),
  ]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.reportValidity()) checkOut(phone, save);
  });
  return [form];
}

function positionWords({ content }) {
  const place = element("span", { id: "place" }, wordsFor(content.position));
  document.addEventListener(POSITION, (event) => { place.textContent = wordsFor(event.detail); }, { once: true });
  return place;
}

const wordsFor = (position) => (position ? say("position_noted", { n: position.accuracy_m }) : "");

async function checkOut(phone, save) {
  await save();
  const current = await phone.notebook.current();
  // A finger that is quicker than the phone has ended it already.
  if (!current) return;
  await phone.notebook.endCurrent(ended(current));
  location.hash = "#/";
  phone.sender.drain();
}

async function drop(phone) {
  const answer = await ask({
    title: say("drop_visit"), text: say("drop_visit_text"),
    actions: [{ value: "drop", name: say("drop_visit"), class: "danger" }],
  });
  if (answer !== "drop") return;
  await phone.notebook.dropCurrent();
  location.hash = "#/";
}
