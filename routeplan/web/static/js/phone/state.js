// How things stand between phone and server, at the top of every view.
import { byId, element, fill } from "../dom.js";
import { say } from "../words.js";

export async function tellState(phone, signIn) {
  const entries = phone.notebook ? await phone.notebook.outbox() : [];
  tellOutbox(entries);
  fill(byId("banner"), banner(phone.signal, entries.length, signIn));
  byId("leave").hidden = phone.rep === null;
  byId("who").textContent = phone.notebook?.user ?? "";
}

function tellOutbox(entries) {
  const refused = entries.filter((entry) => entry.state === "refused").length;
  const chip = byId("outbox");
  chip.hidden = entries.length === 0;
  chip.className = refused ? "chip bad" : "chip mark";
  chip.textContent = refused ? say("n_refused", { n: refused }) : say("n_waiting", { n: entries.length });
}

function banner(signal, waiting, signIn) {
  if (signal === "no_signal") return element("p", { class: "mark-line" }, say("no_signal"));
  if (signal !== "signed_out") return null;
  const text = waiting ? say("signed_out_waiting", { n: waiting }) : say("signed_out");
  const link = element("a", { class: "button main", href: signIn }, say("sign_in"));
  return element("div", { class: "mark-line row apart" }, element("span", {}, text), link);
}
