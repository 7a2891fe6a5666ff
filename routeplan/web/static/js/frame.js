// What every page does: mark where one is, sign out, and keep the page when the language changes.
import { remove } from "./api.js";
import { attempt, byId } from "./dom.js";

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

byId("sign-out")?.addEventListener("click", (event) => attempt(async () => {
  await remove("/session");
  const { forget } = await import("./phone/forget.js");
  await forget();
  document.dispatchEvent(new Event("signed-out"));
  location.assign("/sign-in");
}, { button: event.currentTarget }));
