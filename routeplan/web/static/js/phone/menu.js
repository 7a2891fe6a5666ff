// The menu of the phone: the language, the position, signing out.
import { attempt, byId, notify } from "../dom.js";
import { leave } from "../leave.js";
import { say } from "../words.js";
import { ask } from "./dialog.js";
import { isWanted, want } from "./position.js";

const PATIENCE_MS = 5_000;

export function prepareMenu(phone) {
  const menu = byId("phone-menu");
  const box = byId("position");
  box.checked = isWanted();
  box.addEventListener("change", () => want(box.checked));
  byId("leave").addEventListener("click", () => signOut(phone));
  for (const link of menu.querySelectorAll("[data-away]")) link.addEventListener("click", stayWithoutSignal);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    const isLink = event.target.closest("a") !== null;
    if (!menu.contains(event.target) || isLink) menu.open = false;
  });
}

// What was read goes; what was recorded and not sent yet stays on the phone, and says so.
async function signOut(phone) {
  // Where the signal is poor, sending may take longer than anybody waits who leaves.
  await Promise.race([phone.sender.drain(), new Promise((done) => { setTimeout(done, PATIENCE_MS); })]);
  const waiting = (await phone.notebook.outbox()).length + ((await phone.notebook.current()) ? 1 : 0);
  if (waiting && await ask({ title: say("sign_out"), text: say("leave_waiting", { n: waiting }),
    actions: [{ value: "leave", name: say("leave_anyway"), class: "danger" }] }) !== "leave") return;
  await attempt(async () => {
    const isTold = await leave();
    // Without signal this page opens anew, and has nobody to show anything to.
    location.replace(isTold ? "/sign-in?next=%2Frep%2F" : "/rep/");
  }, { button: byId("leave"), place: byId("banner") });
}

// Only these pages open without signal.
function stayWithoutSignal(event) {
  if (navigator.onLine) return;
  event.preventDefault();
  notify(say("needs_signal"));
}
