// Everybody who may use the archive: added, changed, let in by a link, kept out.
import { all, post, put } from "../api.js";
import { shownOnce } from "../copy.js";
import { askInWords, openDialog } from "../dialog.js";
import { attempt, byId, element, fill } from "../dom.js";
import { linesTable } from "../table.js";
import { content, moment, say } from "../words.js";
import { standingFields, standingOf } from "./standing.js";

let users = [];
const place = byId("users");
const find = byId("find");

async function load() {
  users = await attempt(() => all("/users")) ?? [];
  show();
}

function show() {
  const wanted = find.value.trim().toLowerCase();
  const shown = users.filter((each) => `${each.name} ${each.role} ${each.rep ?? ""} ${each.teams.join(" ")}`.toLowerCase().includes(wanted));
  byId("count").textContent = say("count", { n: shown.length });
  fill(place, linesTable(say("title"), columns(), shown));
}

function columns() {
  return [
    { head: say("name"), main: true, cell: (each) => each.name },
    { head: say("role"), cell: (each) => say(`role_${each.role}`) },
    { head: say("rep"), cell: (each) => each.rep },
    { head: say("teams_head"), cell: (each) => each.teams.join(", ") },
    { head: say("password"), cell: (each) => say(each.has_password ? "password_set" : "password_none") },
    { head: say("state"), cell: (each) => element("span", { class: each.is_active ? "chip good" : "chip bad" }, say(each.is_active ? "active" : "inactive")) },
    { head: "", cell: actions },
  ];
}

function actions(user) {
  const button = (word, act, kind = null) => element("button", {
    type: "button", class: kind, "aria-label": `${say(word)}: ${user.name}`, onclick: act,
  }, say(word));
  return element(
    "div", { class: "row" },
    user.is_active ? button("new_link", (event) => showLink(user.name, "new_link_for", event.currentTarget)) : null,
    button("edit", () => change(user)),
    user.name === content.me ? null : user.is_active
      ? button("deactivate", () => setActive(user, false), "danger")
      : button("activate", () => setActive(user, true)),
  );
}

async function showLink(name, word, button = null) {
  await attempt(async () => {
    const link = await post(`/users/${encodeURIComponent(name)}/link`);
    const about = say(word, { name, ends: moment(link.ends_at) });
    openDialog(say("link"), element("p", {}, about), shownOnce(say("link"), new URL(link.path, location.origin).href));
  }, { button });
}

function setActive(user, isActive) {
  askInWords(say(isActive ? "activate" : "deactivate"), say("why"), async (why, told) => {
    const { name, role, rep, teams } = user;
    return saved(name, { role, rep, teams, is_active: isActive, why }, told);
  }, { danger: !isActive });
}

function change(user) {
  const faults = element("div", { role: "alert" });
  const form = element(
    "form", { class: "stack" }, standingFields(user),
    element("label", {}, say("why"), element("input", { name: "why", maxlength: "2000", required: true })),
    faults, element("div", { class: "row" }, element("button", { class: "main" }, say("save"))),
  );
  const dialog = openDialog(`${say("edit")}: ${user.name}`, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = { ...standingOf(form), is_active: user.is_active, why: form.elements.why.value };
    if (await saved(user.name, body, { button: event.submitter, place: faults })) dialog.close();
  });
}

async function saved(name, body, told) {
  const done = await attempt(() => put(`/users/${encodeURIComponent(name)}`, body), told);
  if (done !== undefined) await load();
  return done !== undefined;
}

function add() {
  const faults = element("div", { role: "alert" });
  const form = element(
    "form", { class: "stack" },
    element("label", {}, say("name"), element("input", { name: "name", maxlength: "100", required: true, autocapitalize: "none", autocomplete: "off" })),
    standingFields({ role: "rep", rep: null, teams: [] }),
    faults, element("div", { class: "row" }, element("button", { class: "main" }, say("add"))),
  );
  const dialog = openDialog(say("add"), form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const name = form.elements.name.value;
    const made = await attempt(() => post("/users", { name, ...standingOf(form) }), { button: event.submitter, place: faults });
    if (made === undefined) return;
    dialog.close();
    await load();
    await showLink(name, "added");
  });
}

byId("add").addEventListener("click", add);
find.addEventListener("input", show);
load();
