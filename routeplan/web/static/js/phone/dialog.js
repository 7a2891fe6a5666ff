// A question over the page; the answer is the value of the chosen action, or null.
import { element } from "../dom.js";
import { say } from "../words.js";

// fields: what the action needs to know beside; read from the form while it is still there.
export function ask({ title, text = "", fields = [], actions, read = () => null }) {
  const buttons = actions.map((action) => element(
    "button", { class: action.class ?? "main", value: action.value }, action.name,
  ));
  const cancel = element("button", { value: "", formnovalidate: true }, say("cancel"));
  const form = element(
    "form", { method: "dialog", class: "stack" },
    element("h2", { id: "dialog-title" }, title), text ? element("p", {}, text) : null, ...fields,
    element("div", { class: "row" }, ...buttons, cancel),
  );
  const dialog = element("dialog", { "aria-labelledby": "dialog-title" }, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      const value = dialog.returnValue || null;
      answer(value === null ? null : read(form) ?? value);
      dialog.remove();
    });
  });
}
