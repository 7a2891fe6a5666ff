import { post } from "./api.js";
import { attempt, byId } from "./dom.js";
import { content } from "./words.js";

const form = byId("sign-in");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { name, password, stays } = Object.fromEntries(new FormData(form));
  attempt(async () => {
    await post("/session", { name, password, stays: stays !== undefined });
    location.assign(content.next);
  }, { button: event.submitter, place: byId("faults") });
});
