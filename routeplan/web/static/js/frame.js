// What every page does: mark where one is, sign out, and keep the page when the language changes.
import { attempt, byId, element, fill } from "./dom.js";
import { say } from "./words.js";

const here = location.pathname;
for (const link of document.querySelectorAll("[data-menu]")) {
  const path = link.getAttribute("href");
  if (here === path || here.startsWith(`${path.replace(/\/$/, "")}/`)) link.setAttribute("aria-current", "page");
}

const language = byId("language");
language?.addEventListener("click", () => {
  const next = encodeURIComponent(location.pathname + location.search);
  language.href = `/language?lang=${language.dataset.lang}&next=${next}`;
});

const signOut = byId("sign-out");
// Fetched beside the page's own work, so that it is there when the signal is gone.
const leaving = signOut && import("./leave.js");
signOut?.addEventListener("click", (event) => attempt(async () => {
  const { leave } = await leaving;
  const isTold = await leave();
  document.dispatchEvent(new Event("signed-out"));
  if (isTold) location.assign("/sign-in");
  else showNothing();
}, { button: event.currentTarget }));

// No other page can be had without signal, and this one is no longer anybody's.
function showNothing() {
  for (const part of document.querySelectorAll("header nav, header .user, dialog")) part.remove();
  fill(byId("main"), element("p", { class: "empty" }, say("left_without_signal")));
}
