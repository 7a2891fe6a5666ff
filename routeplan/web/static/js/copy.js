// What is shown once: to be read, and to be copied.
import { element, notify } from "./dom.js";
import { say } from "./words.js";

export function shownOnce(label, text) {
  const field = element("input", { readonly: true, value: text, "aria-label": label, class: "once", spellcheck: "false" });
  const copy = element("button", { type: "button", class: "main" }, say("copy"));
  field.addEventListener("focus", () => field.select());
  copy.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without TLS, or where the browser asks for leave, the old way still works.
      document.execCommand("copy");
    }
    notify(say("copied"));
  });
  return element("div", { class: "stack" }, element("p", {}, say("shown_once")), element("div", { class: "row nowrap" }, field, copy));
}
