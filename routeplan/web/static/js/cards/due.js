// Drafts and reviews that are due: some or all chosen and settled at once.
import { all, post } from "../api.js";
import { attempt, byId, element, fill, notify } from "../dom.js";
import { cardLink } from "../links.js";
import { linesTable } from "../table.js";
import { content, dateInWords, say } from "../words.js";

const STEPS = {
  approval: { path: "/cards/approvals", right: "approve card", word: "approve", said: "approved" },
  review: { path: "/cards/reviews", right: "write card", word: "review", said: "reviewed" },
};
let due = [];

export async function loadDue() {
  due = await attempt(() => all("/due")) ?? [];
  return due;
}

// `changed` is called after cards were settled.
export function showDue(what, changed) {
  const cards = due.filter((each) => each.what === what);
  const may = STEPS[what].right in content.rights;
  const chosen = new Set();
  const actions = may && cards.length ? actionsOf(what, cards, chosen, changed) : null;
  fill(byId("due-faults"));
  fill(byId("due-actions"), actions?.parts ?? []);
  const columns = [...(actions ? [actions.column] : []), ...dueColumns()];
  fill(byId("due-cards"), cards.length ? linesTable(say("title"), columns, cards) : element("p", { class: "empty" }, say("none_due")));
}

function dueColumns() {
  return [
    { head: say("name"), main: true, cell: (card) => cardLink(card.id, card.name || card.id) },
    { head: say("number"), cell: (card) => card.number },
    { head: say("class"), cell: (card) => card.store_class },
    { head: say("rep"), cell: (card) => card.rep },
    { head: say("area"), cell: (card) => card.area },
    { head: say("by"), cell: (card) => dueBy(card) },
  ];
}

export function dueBy(card) {
  const over = card.days_over > 0 ? element("span", { class: "chip bad" }, say("over", { n: card.days_over })) : null;
  return [dateInWords(card.by), over && " ", over].filter(Boolean);
}

function actionsOf(what, cards, chosen, changed) {
  const step = STEPS[what];
  const remark = element("input", { maxlength: "2000", autocomplete: "off" });
  const send = element("button", { type: "button", class: "main" });
  const whole = element("input", { type: "checkbox" });
  const boxes = new Map();
  const count = () => {
    send.textContent = say(step.word, { n: chosen.size });
    send.disabled = chosen.size === 0;
    whole.checked = chosen.size === cards.length;
  };
  whole.addEventListener("change", () => {
    for (const [id, box] of boxes) {
      box.checked = whole.checked;
      if (whole.checked) chosen.add(id); else chosen.delete(id);
    }
    count();
  });
  send.addEventListener("click", () => settle(what, [...chosen], remark.value, send, changed));
  count();
  const column = { head: "", cell: (card) => choiceOf(card, chosen, boxes, count) };
  const parts = [
    element("label", { class: "inline" }, whole, say("choose_all")),
    element("label", {}, say("remark"), remark), send,
  ];
  return { parts, column };
}

function choiceOf(card, chosen, boxes, count) {
  const box = element("input", { type: "checkbox", "aria-label": `${say("choose")}: ${card.name}` });
  box.addEventListener("change", () => {
    if (box.checked) chosen.add(card.id); else chosen.delete(card.id);
    count();
  });
  boxes.set(card.id, box);
  return box;
}

async function settle(what, ids, remark, button, changed) {
  const step = STEPS[what];
  const done = await attempt(() => post(step.path, { cards: ids, remark }), { button, place: byId("due-faults") });
  if (done === undefined) return;
  notify(say(step.said, { n: done.length }));
  await changed();
  showDue(what, changed);
}
