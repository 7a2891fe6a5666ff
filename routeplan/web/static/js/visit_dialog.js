// One visit as it was recorded.
import { all, get } from "./api.js";
import { openDialog } from "./dialog.js";
import { attempt, element } from "./dom.js";
import { cardLink } from "./links.js";
import { clock, dateInWords, lang, money, moment, purposes, say } from "./words.js";

let forms = null;

// The forms by id and version; asked for once.
export async function formsById() {
  forms ??= all("/forms");
  return new Map((await forms).map((form) => [`${form.id} ${form.version}`, form]));
}

export async function showVisit(id) {
  const found = await attempt(() => Promise.all([get(`/visits/${encodeURIComponent(id)}`), formsById()]));
  if (found === undefined) return;
  const [visit, known] = found;
  const filled = visit.forms.map((each) => formContent(each, known.get(`${each.form} ${each.version}`)));
  openDialog(`${say("visit")} · ${dateInWords(visit.on)}`, visitFacts(visit), ...filled);
}

export function visitFacts(visit) {
  const facts = [
    [say("store"), cardLink(visit.store)],
    [say("rep"), visit.rep],
    [say("not_visited"), visit.not_visited && say(`reason_${visit.not_visited}`)],
    [say("time"), timeOf(visit)],
    [say("planned_on"), visit.planned_on && dateInWords(visit.planned_on)],
    [say("purposes"), purposes(visit.purposes)],
    [say("outcomes"), visit.outcomes.map((each) => say(`outcome_${each}`)).join(", ")],
    [say("ordered"), visit.order_cents === null ? "" : money(visit.order_cents)],
    [say("collected"), visit.collected_cents === null ? "" : money(visit.collected_cents)],
    [say("note"), visit.note],
    [say("next_aim"), visit.next_aim],
    [say("received"), visit.received_at && moment(visit.received_at)],
  ];
  return factList(facts);
}

export function timeOf(visit) {
  if (visit.arrived_s === null) return "";
  return visit.left_s === null ? clock(visit.arrived_s) : `${clock(visit.arrived_s)} – ${clock(visit.left_s)}`;
}

// Names and values one below the other; what is empty is left out.
export function factList(facts) {
  const there = facts.filter(([, value]) => value !== "" && value !== null && value !== undefined && value !== false);
  return element("dl", { class: "facts" }, there.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

function formContent(filled, form) {
  const urgent = filled.urgent ? element("span", { class: "chip bad" }, say("urgent")) : null;
  return element("section", { class: "stack" }, element("h3", { class: "row" }, formTitle(filled, form), urgent), factList(answersOf(filled, form)));
}

export const formTitle = (filled, form) => (form === undefined ? filled.form : inWords(form.words));

// Questions and answers in words; answers to questions nobody knows stay as they are.
export function answersOf(filled, form) {
  if (form === undefined) return Object.entries(filled.answers).map(([key, answer]) => [key, String(answer)]);
  return form.questions
    .filter((question) => question.id in filled.answers)
    .map((question) => [inWords(question.words), answerInWords(question, filled.answers[question.id])]);
}

const inWords = (words) => (lang.startsWith("zh") && words.zh ? words.zh : words.en);

function answerInWords(question, answer) {
  if (typeof answer === "boolean") return say(answer ? "yes" : "no");
  const chosen = (id) => {
    const choice = question.choices.find((each) => each.id === id);
    return choice === undefined ? String(id) : inWords(choice.words);
  };
  if (Array.isArray(answer)) return answer.map(chosen).join(", ");
  if (typeof answer === "string") return chosen(answer);
  const unit = question.kind === "percent" ? "%" : question.unit;
  return `${answer} ${unit}`.trim();
}
