// How things stand between phone and server, at the top of every view.
import { byId, element, fill } from "../dom.js";
import { clock, dateInWords, say } from "../words.js";
import { dateOf, secondsOf } from "./moments.js";

export async function tellState(phone, signIn) {
  const entries = phone.notebook ? await phone.notebook.outbox() : [];
  tellOutbox(entries);
  const fetched = await phone.notebook?.fact("fetched");
  fill(byId("banner"), banner(phone.signal, entries.length, signIn, fetched));
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

function banner(signal, waiting, signIn, fetched) {
  if (signal === "no_signal") return element("p", { class: "mark-line" }, say("no_signal"), asOf(fetched));
  if (signal !== "signed_out") return null;
  const text = waiting ? say("signed_out_waiting", { n: waiting }) : say("signed_out");
  const link = element("a", { class: "button main", href: signIn }, say("sign_in"));
  return element("div", { class: "mark-line row apart" }, element("span", {}, text), link);
}

function asOf(fetched) {
  if (!fetched) return null;
  const at = new Date(fetched);
  return ` ${say("as_of", { date: dateInWords(dateOf(at)), time: clock(secondsOf(at)) })}`;
}
