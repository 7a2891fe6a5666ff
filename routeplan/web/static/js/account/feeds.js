// Calendar feeds: secret addresses to which a calendar subscribes.
import { all, post, remove } from "../api.js";
import { shownOnce } from "../copy.js";
import { attempt, byId, element, fill } from "../dom.js";
import { linesTable } from "../table.js";
import { content, lang, moment, say } from "../words.js";

export async function showFeeds() {
  const form = byId("new-feed");
  if (form === null) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { rep, label, events } = Object.fromEntries(new FormData(form));
    attempt(async () => {
      const made = await post("/feeds", { rep, label });
      const address = new URL(made.path, location.origin);
      address.searchParams.set("events", events);
      // A calendar does not say which language its owner reads.
      address.searchParams.set("lang", lang.slice(0, 2));
      fill(byId("feed-made"), shownOnce(say("feed"), address.href));
      await list();
    }, { button: event.submitter, place: byId("feed-made") });
  });
  await fillReps(form.elements.rep);
  await list();
}

async function fillReps(select) {
  if (content.rep !== null) {
    fill(select, element("option", { value: content.rep }, content.rep));
    select.closest("label").hidden = true;
    return;
  }
  const members = await attempt(() => all("/reps")) ?? [];
  fill(select, members.map(({ rep }) => element("option", { value: rep.id }, rep.name === rep.id ? rep.id : `${rep.id} ${rep.name}`)));
}

async function list() {
  const feeds = await attempt(() => all("/feeds"));
  if (feeds === undefined) return;
  fill(byId("feeds"), feeds.length ? linesTable(say("feeds"), columns(), feeds) : element("p", { class: "soft" }, say("no_feeds")));
}

function columns() {
  return [
    { head: say("rep"), main: true, cell: (each) => each.rep },
    { head: say("label"), cell: (each) => each.label },
    { head: say("made_at"), cell: (each) => moment(each.made_at) },
    { head: say("made_by"), cell: (each) => each.made_by },
    { head: "", cell: revokeButton },
  ];
}

function revokeButton(feed) {
  return element("button", {
    type: "button",
    class: "danger",
    "aria-label": `${say("revoke")}: ${feed.rep} ${feed.label}`.trim(),
    onclick: (event) => attempt(async () => {
      await remove(`/feeds/${feed.id}`);
      await list();
    }, { button: event.currentTarget }),
  }, say("revoke"));
}
