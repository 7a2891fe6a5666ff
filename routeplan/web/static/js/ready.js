// The last module of a page: what stands on it works from now on.
import { byId } from "./dom.js";

// Forms are sent by scripts alone, also those whose values are only looked at.
document.addEventListener("submit", (event) => {
  if (event.target.getAttribute("method") !== "dialog") event.preventDefault();
});
const main = byId("main");
main.inert = false;
main.querySelector("[autofocus]")?.focus();
