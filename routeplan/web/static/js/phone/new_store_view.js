// The draft of a store that has no card yet; a supervisor approves it.
import { element, faultList } from "../dom.js";
import { say } from "../words.js";
import { checkIn } from "./actions.js";
import { newStoreId, today } from "./moments.js";
import { position } from "./position.js";
import { corrected, newStore } from "./records.js";

// id: of a refused draft that is put right.
export async function newStoreView(phone, id = "") {
  const { notebook } = phone;
  const [stores, entry] = await Promise.all([notebook.fact("stores"), id ? notebook.entry(id) : null]);
  const form = element("form", { class: "stack", id: "new-store" });
  form.append(
    element("h1", {}, say("new_store")),
    ...(entry ? [faultList(entry.faults)] : []),
    element("section", { class: "card stack" }, ...fields(entry?.content, stores ?? [])),
    element("div", { class: "row foot" },
      element("button", { class: "main", value: "save" }, say("save_draft")),
      entry ? null : element("button", { value: "visit" }, say("save_and_check_in"))),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep(phone, form, entry, event.submitter?.value === "visit");
  });
  return [form];
}

function fields(content, stores) {
  const store = content?.store ?? {};
  const person = content?.details.people[0];
  const distinct = (key) => [...new Set(stores.map((each) => each[key]))].filter(Boolean).sort();
  return [
    line("name", store.name, { required: true, maxlength: 200 }),
    choice("store_class", distinct("store_class"), store.store_class),
    choice("area", distinct("area"), content?.area),
    line("address", store.address, { maxlength: 2000 }),
    line("phone", content?.details.phone, { type: "tel", maxlength: 200 }),
    line("contact", person?.name, { maxlength: 200 }),
    line("note", store.note, { maxlength: 2000 }),
    element("fieldset", { class: "stack" },
      element("legend", {}, say("place")),
      element("button", { type: "button", id: "here", onclick: (event) => takePlace(event.currentTarget) }, say("place_here")),
      element("div", { class: "grid" }, degrees("lat", 90, store.lat), degrees("lon", 180, store.lon)),
      element("p", { class: "soft small", role: "status", id: "place" })),
  ];
}

const line = (name, value, more) => element("label", {},
  `${say(name)}${more.required ? " *" : ""}`, element("input", { name, value, ...more }));

const degrees = (name, most, value) => element("label", {}, `${say(name)} *`, element("input", {
  type: "number", name, required: true, min: -most, max: most, step: "any", inputmode: "decimal", value,
}));

function choice(name, known, value) {
  if (!known.length) return line(name, value, { required: true, maxlength: 200 });
  const options = [value, ...known.filter((each) => each !== value)].filter((each) => each !== undefined);
  return element("label", {}, `${say(name)} *`, element("select", { name, required: true },
    ...(value === undefined ? [element("option", { value: "" }, "")] : []),
    ...options.map((each) => element("option", { value: each }, each))));
}

// On a tap of its own, for the draft alone.
async function takePlace(button) {
  const { form } = button;
  const told = form.querySelector("#place");
  button.disabled = true;
  told.textContent = say("place_sought");
  const found = await position();
  button.disabled = false;
  told.textContent = found ? say("position_noted", { n: found.accuracy_m }) : say("place_unknown");
  if (!found) return;
  form.elements.lat.value = found.lat;
  form.elements.lon.value = found.lon;
}

async function keep(phone, form, entry, isVisited) {
  // A second tap would make a second store.
  form.inert = true;
  const content = draftOf(phone.rep, Object.fromEntries(new FormData(form)), entry?.content);
  if (entry) await phone.notebook.replace(entry.id, corrected(entry, content));
  else await phone.notebook.enter(newStore(content));
  const sent = phone.sender.drain();
  if (isVisited) await checkIn(phone, content.store, null);
  else location.hash = entry ? "#/outbox" : "#/";
  await sent;
}

function draftOf(rep, given, before) {
  const said = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, value.trim()]));
  return {
    store: {
      id: before?.store.id ?? newStoreId(),
      name: said.name, lat: Number(said.lat), lon: Number(said.lon), store_class: said.store_class, rep,
      address: said.address, note: said.note,
    },
    area: said.area,
    details: { phone: said.phone, people: said.contact ? [{ name: said.contact }] : [] },
    first_contact: before?.first_contact ?? today(),
  };
}
