// A visit beside the plan: to any store of one's own, or to one that has no card yet.
import { element, fill } from "../dom.js";
import { say } from "../words.js";
import { checkIn } from "./actions.js";
import { laidDay } from "./day.js";
import { today } from "./moments.js";
import { classChip, stopPath } from "./parts.js";

const MOST_SHOWN = 30;
let sought = "";

export async function add(phone) {
  const { notebook } = phone;
  const [stores, outbox, sent, day, current] = await Promise.all([
    notebook.fact("stores"), notebook.outbox(), notebook.sent(), notebook.day(today()), notebook.current(),
  ]);
  const drafts = outbox.filter((entry) => entry.kind === "card")
    .map(({ content }) => ({ id: content.store.id, name: content.store.name, store_class: content.store.store_class, number: "" }));
  const known = [...drafts, ...(stores ?? []).filter((store) => store.state !== "closed")];
  const due = new Set(laidDay(day, [...outbox, ...sent], current, null).due.map((stop) => stop.store));
  const found = element("ul", { class: "lines", id: "found" });
  const search = element("input", {
    type: "search", id: "search", autocomplete: "off", value: sought,
    oninput: () => { sought = search.value; list(phone, found, known, due, sought); },
  });
  list(phone, found, known, due, sought);
  return [
    element("h1", {}, say("add_visit")),
    element("a", { class: "button", href: "#/store" }, say("new_store")),
    element("label", {}, say("find_store"), search),
    found,
  ];
}

add.isLive = true;

function list(phone, place, stores, due, text) {
  const wanted = text.trim().toLowerCase();
  const matching = stores.filter((store) =>
    [store.name, store.id, store.number].some((said) => said.toLowerCase().includes(wanted)));
  const shown = matching.slice(0, MOST_SHOWN).map((store) => element("li", {}, line(phone, store, due)));
  const rest = matching.length - shown.length;
  fill(place, ...shown, rest > 0 ? element("li", { class: "soft" }, say("n_more", { n: rest })) : null,
    matching.length ? null : element("li", { class: "soft" }, say("nothing_found")));
}

// A store that is due today is visited as planned.
function line(phone, store, due) {
  const words = [element("b", {}, store.name || store.id), " ", classChip(store.store_class), " ", element("span", { class: "small soft" }, store.number)];
  if (due.has(store.id)) {
    return element("a", { class: "line", href: stopPath(today(), store.id) }, ...words, " ", element("span", { class: "chip mark" }, say("due_today")));
  }
  return element("button", { type: "button", class: "line", onclick: () => checkIn(phone, store, null) }, ...words);
}
