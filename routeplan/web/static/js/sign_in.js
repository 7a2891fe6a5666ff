import { post } from "./api.js";
import { attempt, byId } from "./dom.js";
import { keepUser } from "./user.js";
import { content } from "./words.js";

const form = byId("sign-in");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { name, password, stays } = Object.fromEntries(new FormData(form));
  attempt(async () => {
    const session = await post("/session", { name, password, stays: stays !== undefined });
    keepUser(session.name);
    location.assign(content.next);
  }, { button: event.submitter, place: byId("faults") });
});
