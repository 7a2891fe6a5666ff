// The menu of the phone: the language, the position, signing out.
import { remove } from "../api.js";
import { attempt, byId, notify } from "../dom.js";
import { say } from "../words.js";
import { ask } from "./dialog.js";
import { forget } from "./forget.js";
import { isWanted, want } from "./position.js";

export function prepareMenu(phone) {
  const menu = byId("phone-menu");
  const box = byId("position");
  box.checked = isWanted();
  box.addEventListener("change", () => want(box.checked));
  byId("leave").addEventListener("click", () => leave(phone));
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
async function leave(phone) {
  await phone.sender.drain();
  const waiting = (await phone.notebook.outbox()).length + ((await phone.notebook.current()) ? 1 : 0);
  if (waiting && await ask({ title: say("sign_out"), text: say("leave_waiting", { n: waiting }),
    actions: [{ value: "leave", name: say("leave_anyway"), class: "danger" }] }) !== "leave") return;
  await attempt(async () => {
    await endSession();
    await forget();
    location.assign("/sign-in?next=%2Frep%2F");
  }, { button: byId("leave"), place: byId("banner") });
}

async function endSession() {
  try {
    await remove("/session");
  } catch (error) {
    // It was over already.
    if (error.status !== 401) throw error;
  }
}

// Only these pages open without signal.
function stayWithoutSignal(event) {
  if (navigator.onLine) return;
  event.preventDefault();
  notify(say("needs_signal"));
}
