// The steps of a card: approved, gone through, closed, taken up again.
import { post } from "../api.js";
import { askInWords } from "../dialog.js";
import { attempt, element, notify } from "../dom.js";
import { content, say } from "../words.js";

export function stepButtons(card, path, changed) {
  const id = card.store.id;
  const may = (act) => act in content.rights;
  const some = (kind) => (words) => post(`/cards/${kind}`, { cards: [id], remark: words });
  const wanted = [
    card.state === "draft" && may("approve card") && button("approve_one", say("remark"), some("approvals"), changed, { required: false, main: true }),
    card.state === "approved" && may("write card") && button("review_one", say("remark"), some("reviews"), changed, { required: false }),
    card.state !== "closed" && may("close card") && button("close_store", say("why"), (reason) => post(`${path}/close`, { reason }), changed, { danger: true }),
    card.state === "closed" && may("close card") && button("reopen_store", say("why"), (why) => post(`${path}/reopen`, { why }), changed, {}),
  ];
  return wanted.filter(Boolean);
}

function button(word, label, step, changed, { main = false, ...more }) {
  const act = async (words, told) => {
    const done = await attempt(() => step(words), told);
    if (done === undefined) return false;
    notify(say("done"));
    await changed();
    return true;
  };
  const kind = main ? "main" : more.danger ? "danger" : null;
  return element("button", { type: "button", class: kind, onclick: () => askInWords(say(word), label, act, more) }, say(word));
}
