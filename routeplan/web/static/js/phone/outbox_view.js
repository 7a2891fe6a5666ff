// What waits to be sent, and what was refused: shown with its faults, to be put right.
import { element, faultList } from "../dom.js";
import { dateInWords, say } from "../words.js";
import { ask } from "./dialog.js";
import { newStoreView } from "./new_store_view.js";
import { nameOf, names } from "./parts.js";
import { corrected } from "./records.js";
import { visitFields, visitPart } from "./visit_fields.js";

export async function outbox(phone) {
  const entries = await phone.notebook.outbox();
  const sent = (await phone.notebook.sent()).sort((one, other) => other.at.localeCompare(one.at));
  return [
    element("h1", {}, say("outbox")),
    entries.length ? null : element("p", { class: "empty" }, say("outbox_empty")),
    element("div", { class: "stack" }, ...entries.map((entry) => entryCard(phone, entry))),
    entries.some((entry) => entry.state === "waiting")
      ? element("button", { type: "button", id: "send", onclick: () => phone.sender.drain() }, say("send_now")) : null,
    sent.length ? element("section", { class: "stack" }, element("h2", {}, say("sent")),
      element("ul", { class: "lines" }, ...sent.map((entry) => element("li", {}, title(entry), " ",
        element("span", { class: "chip good" }, say("sent")))))) : null,
  ];
}
outbox.isLive = true;

// The service names a visit by its id; people know it by its store.
const named = ({ id, name, faults }) =>
  faults.map((fault) => ({ ...fault, where: fault.where.replace(`visit ${id}`, name) }));

const title = (entry) => element("span", {}, element("b", {}, entry.name), ` ${kindWords(entry)} · ${dateInWords(entry.on)}`);

function kindWords({ kind, content }) {
  if (kind !== "visit") return say(`kind_${kind}`);
  if (content.not_visited) return nameOf("reasons", content.not_visited);
  return content.outcomes?.length ? names("outcomes", content.outcomes) : say("kind_visit");
}

function entryCard(phone, entry) {
  const isRefused = entry.state === "refused";
  const button = (id, word, onclick, look = "") => element(
    "button", { type: "button", class: look, id: `${id}-${entry.id}`, onclick }, say(word),
  );
  const isOurs = isRefused || !entry.wasTried;
  return element(
    "section", { class: "card stack" },
    element("div", { class: "row apart" }, title(entry),
      element("span", { class: isRefused ? "chip bad" : "chip mark" }, say(isRefused ? "refused" : "waiting"))),
    isRefused ? faultList(named(entry)) : null,
    element("div", { class: "row" },
      isRefused && entry.kind !== "report" ? element("a", { class: "button main", href: `#/correct/${encodeURIComponent(entry.id)}` }, say("correct")) : null,
      isRefused ? button("again", "send_again", () => replace(phone, entry, entry.content)) : null,
      isOurs ? button("drop", "take_back", () => takeBack(phone, entry), "plain danger") : null),
  );
}

async function takeBack(phone, entry) {
  const answer = await ask({
    title: say("take_back"), text: say("take_back_text", { name: entry.name }),
    actions: [{ value: "drop", name: say("take_back"), class: "danger" }],
  });
  if (answer === "drop") await phone.notebook.takeBack(entry.id);
}

// A refused visit or draft with its fields open again.
export async function correct(phone, id) {
  const entry = await phone.notebook.entry(id);
  if (entry?.state !== "refused") return outbox(phone);
  if (entry.kind === "card") return newStoreView(phone, id);
  const forms = (await phone.notebook.fact("forms")) ?? [];
  const form = element("form", { class: "stack", id: "visit", novalidate: true });
  form.append(
    element("h1", {}, entry.name), faultList(named(entry)),
    element("section", { class: "card stack" }, ...visitFields(entry.content, forms, { withTimes: true }).filter(Boolean)),
    element("div", { class: "row foot" }, element("button", { class: "main" }, say("send_again"))),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!form.reportValidity()) return;
    await replace(phone, entry, { ...entry.content, ...visitPart(form, forms) });
  });
  return [form];
}

async function replace(phone, entry, content) {
  await phone.notebook.replace(entry.id, corrected(entry, content));
  location.hash = "#/outbox";
  phone.sender.drain();
}
