// Dialogs that are made when they are opened and gone when they are closed.
import { element } from "./dom.js";
import { say } from "./words.js";

// Opens at once; gives back the dialog.
export function openDialog(title, ...content) {
  const close = element("button", { type: "button", class: "plain", "aria-label": say("close") }, "×");
  const dialog = element(
    "dialog", { class: "stack", "aria-label": title },
    element("div", { class: "row apart" }, element("h2", {}, title), close),
    ...content,
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

// Asks for something in words before it is done; `act` gets the words, and may refuse them.
export function askInWords(title, label, act, { required = true, value = "", danger = false } = {}) {
  const words = element("textarea", { name: "words", rows: "3", maxlength: "2000", required }, value);
  const faults = element("div", { role: "alert" });
  const send = element("button", { class: danger ? "danger" : "main" }, title);
  const form = element("form", { class: "stack" }, element("label", {}, label, words), faults, element("div", { class: "row" }, send));
  const dialog = openDialog(title, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await act(words.value, { button: send, place: faults })) dialog.close();
  });
}
