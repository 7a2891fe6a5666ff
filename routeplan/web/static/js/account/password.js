// Changing one's own password.
import { put } from "../api.js";
import { attempt, byId, element, fill, notify } from "../dom.js";
import { say } from "../words.js";

export function showPasswordForm() {
  const form = byId("password");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { current, password, again } = Object.fromEntries(new FormData(form));
    if (password !== again) {
      fill(byId("password-faults"), element("ul", { class: "faults" }, element("li", {}, say("differ"))));
      return;
    }
    attempt(async () => {
      await put("/me/password", { current, password });
      form.reset();
      notify(say("password_changed"));
      document.dispatchEvent(new Event("sessions-changed"));
    }, { button: event.submitter, place: byId("password-faults") });
  });
}
