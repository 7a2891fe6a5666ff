// What a rep does at a stop: check in, or say why not.
import { element, notify } from "../dom.js";
import { content, say } from "../words.js";
import { ask } from "./dialog.js";
import { today } from "./moments.js";
import { isWanted, position } from "./position.js";
import { arrival, skipped } from "./records.js";

export const POSITION = "position-found";

// store: {id, name, purposes}, the last if they are planned; day: whose list it stands on, or null beside any plan.
export async function checkIn(phone, store, day) {
  const visit = arrival(phone.rep, store, day);
  if (!await phone.notebook.begin(visit)) {
    const { name } = await phone.notebook.current();
    notify(say("finish_first", { name }));
    location.hash = "#/visit";
    return;
  }
  location.hash = "#/visit";
  if (isWanted()) await addPosition(phone.notebook, visit.content.id);
}

// The visit does not wait for it: who stands in a cellar has none.
async function addPosition(notebook, id) {
  const found = await position();
  const isKept = found !== null && await notebook.addToCurrent(id, { position: found });
  document.dispatchEvent(new CustomEvent(POSITION, { detail: isKept ? found : null }));
}

export async function skip(phone, store, day) {
  const chosen = await ask({
    title: say("skip_title", { name: store.name }),
    fields: [
      element("fieldset", { class: "choices" }, element("legend", {}, say("why")), ...content.reasons.map((reason) =>
        element("label", { class: "inline" },
          element("input", { type: "radio", name: "reason", value: reason.id, required: true }), reason.name))),
      element("label", {}, say("note"), element("textarea", { name: "note", rows: 2, maxlength: 4000 })),
    ],
    actions: [{ value: "skip", name: say("skip_store") }],
    read: (form) => Object.fromEntries(new FormData(form)),
  });
  if (chosen === null) return;
  await phone.notebook.enter(skipped(phone.rep, store, day, chosen.reason, chosen.note.trim()));
  phone.sender.drain();
}

export function stopButtons(phone, stop, day, id) {
  const store = { id: stop.store, name: stop.name, purposes: stop.purposes };
  const mayTell = day.on <= today();
  return [
    element("button", {
      class: "main", type: "button", id: `in-${id}`, onclick: () => checkIn(phone, store, day),
    }, say("check_in")),
    mayTell ? element("button", {
      type: "button", id: `skip-${id}`, onclick: () => skip(phone, store, day),
    }, say("skip_store")) : null,
  ];
}
