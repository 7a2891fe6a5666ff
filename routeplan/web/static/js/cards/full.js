// The whole card; it is asked for on purpose, since who looks is recorded.
import { get } from "../api.js";
import { attempt, element, fill } from "../dom.js";
import { linesTable } from "../table.js";
import { factList } from "../visit_dialog.js";
import { content, dateInWords, decimal, percent, say } from "../words.js";
import { openEditor } from "./editor.js";
import { peopleList } from "./short.js";

// `changed` is called after the card was changed.
export function fullCardPart(place, path, changed) {
  place.hidden = !("read full card" in content.rights);
  const open = element("button", { type: "button" }, say("full_card"));
  open.addEventListener("click", async () => {
    const card = await attempt(() => get(`${path}/full`), { button: open });
    if (card !== undefined) showFull(place, card, path, changed);
  });
  fill(place, element("div", { class: "row" }, open, element("span", { class: "soft" }, say("full_about"))));
}

function showFull(place, card, path, changed) {
  const edit = element("button", { type: "button" }, say("edit"));
  edit.addEventListener("click", () => openEditor(card, path, changed));
  const may = "write card" in content.rights;
  const { competitors } = card.details;
  fill(
    place, element("div", { class: "row apart" }, element("h2", {}, say("full_title")), may ? edit : null),
    element("div", { class: "columns" }, factList(tradeFacts(card)), factList(standingFacts(card.standing))),
    card.details.people.length ? [element("h3", {}, say("people")), peopleList(card.details.people)] : null,
    competitors.length ? [element("h3", {}, say("competitors")), competitorTable(competitors)] : null,
  );
}

function tradeFacts({ store, details }) {
  const { trade, credit } = details;
  return [
    [say("phone"), details.phone && element("a", { href: `tel:${details.phone}` }, details.phone)],
    [say("kind"), store.kind],
    [say("channel"), trade.channel],
    [say("location"), trade.location],
    [say("size"), trade.size_m2 === null ? "" : decimal(trade.size_m2)],
    [say("since"), trade.since],
    [say("sales_a_month"), store.sales === null ? "" : decimal(store.sales)],
    [say("credit_days"), credit.days === null ? "" : decimal(credit.days)],
    [say("credit_limit"), credit.limit === null ? "" : decimal(credit.limit)],
    [say("credit_note"), credit.note],
    [say("rating"), details.rating === null ? "" : `${details.rating} / 5`],
    [say("details_note"), details.note],
    ...store.extra.map(([head, text]) => [head, text]),
  ];
}

function standingFacts(standing) {
  const day = (value) => (value === null ? "" : dateInWords(value));
  return [
    [say("area"), standing.area],
    [say("first_contact"), day(standing.first_contact)],
    [say("drafted_by"), standing.drafted_by],
    [say("approved_by"), standing.approved_by && `${standing.approved_by}, ${day(standing.approved_on)}`],
    [say("reviewed_on"), day(standing.reviewed_on)],
    [say("closed_on"), day(standing.closed_on)],
    [say("closed_reason"), standing.closed_reason],
  ];
}

function competitorTable(competitors) {
  return linesTable(say("competitors"), [
    { head: say("name"), main: true, cell: (each) => each.name },
    { head: say("products"), cell: (each) => each.products },
    { head: say("shelf_share"), number: true, cell: (each) => (each.shelf_share === null ? "" : percent(each.shelf_share)) },
    { head: say("seen"), cell: (each) => (each.seen === null ? "" : dateInWords(each.seen)) },
    { head: say("note"), cell: (each) => each.note },
  ], competitors);
}
