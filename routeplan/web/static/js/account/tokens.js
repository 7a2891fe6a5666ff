// Sessions and tokens: looked through, made, revoked.
import { all, post, remove } from "../api.js";
import { shownOnce } from "../copy.js";
import { attempt, byId, element, fill } from "../dom.js";
import { linesTable } from "../table.js";
import { moment, say } from "../words.js";

const KINDS = { session: "session", token: "token", "first sign-in": "link" };

export function showTokens() {
  const form = byId("new-token");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { label, days } = Object.fromEntries(new FormData(form));
    attempt(async () => {
      const made = await post("/tokens", { label, days: Number(days) });
      form.reset();
      fill(byId("token-made"), shownOnce(say("token"), made.token));
      await list();
    }, { button: event.submitter, place: byId("token-made") });
  });
  document.addEventListener("sessions-changed", list);
  list();
}

async function list() {
  const tokens = await attempt(() => all("/tokens"));
  if (tokens === undefined) return;
  fill(byId("tokens"), linesTable(say("tokens"), columns(), tokens));
}

function columns() {
  return [
    { head: say("kind"), main: true, cell: kindOf },
    { head: say("label"), cell: (each) => each.label },
    { head: say("made_at"), cell: (each) => moment(each.made_at) },
    { head: say("ends_at"), cell: (each) => moment(each.ends_at) },
    { head: "", cell: (each) => (each.is_current ? null : revokeButton(each)) },
  ];
}

function kindOf(token) {
  const kind = say(KINDS[token.kind]);
  return token.is_current ? [`${kind} `, element("span", { class: "chip good" }, say("this_one"))] : kind;
}

function revokeButton(token) {
  const name = token.label || moment(token.made_at);
  return element("button", {
    type: "button",
    class: "danger",
    "aria-label": `${say("revoke")}: ${name}`,
    onclick: (event) => attempt(async () => {
      await remove(`/tokens/${token.id}`);
      await list();
    }, { button: event.currentTarget }),
  }, say("revoke"));
}
