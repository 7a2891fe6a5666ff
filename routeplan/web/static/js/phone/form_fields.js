// A form of the archive as fields of a page, and its answers out of them.
import { element } from "../dom.js";
import { lang, say } from "../words.js";

const inWords = (words) => (lang.startsWith("zh") && words.zh ? words.zh : words.en);
export const titleOf = (form) => inWords(form.words);

// The newest version of each form; answers to an older one stay under the words they were asked in.
export function newest(forms) {
  const found = new Map();
  for (const form of forms) {
    if (form.version > (found.get(form.id)?.version ?? 0)) found.set(form.id, form);
  }
  return [...found.values()];
}

export function filledFields(form, filled, number, onremove) {
  const name = (question) => `f${number}-${question.id}`;
  return element(
    "fieldset", { class: "stack filled", "data-form": form.id, "data-version": form.version, "data-number": number },
    element("legend", {}, titleOf(form)),
    ...form.questions.map((question) => field(question, name(question), filled.answers[question.id])),
    element("div", { class: "row apart" },
      element("label", { class: "inline" }, checkbox(`f${number}-urgent`, "yes", filled.urgent), say("urgent")),
      element("button", { type: "button", class: "plain danger", onclick: onremove }, say("remove_form"))),
  );
}

const checkbox = (name, value, checked) => element("input", { type: "checkbox", name, value, checked });

function field(question, name, answer) {
  const words = [inWords(question.words), question.required ? " *" : "", unitOf(question)];
  if (question.kind === "choices") return choicesField(question, name, words, answer ?? []);
  return element("label", {}, element("span", {}, ...words), input(question, name, answer));
}

const unitOf = (question) => {
  const unit = question.kind === "percent" ? "%" : question.unit;
  return unit ? ` (${unit})` : "";
};

function choicesField(question, name, words, chosen) {
  return element("fieldset", { class: "choices" }, element("legend", {}, ...words), ...question.choices.map((choice) =>
    element("label", { class: "inline" }, checkbox(name, choice.id, chosen.includes(choice.id)), inWords(choice.words))));
}

function input(question, name, answer) {
  const { required } = question;
  switch (question.kind) {
    case "yes_no":
      return select(name, required, [["true", say("yes")], ["false", say("no")]], String(answer ?? ""));
    case "choice":
      return select(name, required, question.choices.map((choice) => [choice.id, inWords(choice.words)]), answer ?? "");
    case "text":
      return element("textarea", { name, required, rows: 1, maxlength: 4000 }, answer ?? "");
    case "date":
      return element("input", { type: "date", name, required, value: answer });
    default:
      return element("input", { type: "number", name, required, value: answer, ...limits(question) });
  }
}

function limits({ kind, least, most }) {
  const percent = kind === "percent";
  return {
    min: least ?? (percent ? 0 : null), max: most ?? (percent ? 100 : null),
    step: kind === "whole" ? 1 : "any", inputmode: kind === "whole" ? "numeric" : "decimal",
  };
}

function select(name, required, options, value) {
  const all = [["", ""], ...options];
  return element("select", { name, required }, ...all.map(([id, words]) =>
    element("option", { value: id, selected: id === value }, words)));
}

// What stands in the fields of a filled form; what is empty is no answer.
export function filledOf(fieldset, form) {
  const { number } = fieldset.dataset;
  const within = fieldset.closest("form");
  const answers = {};
  for (const question of form.questions) {
    const given = new FormData(within).getAll(`f${number}-${question.id}`).filter((value) => value !== "");
    if (given.length) answers[question.id] = answerOf(question.kind, given);
  }
  return { form: form.id, version: form.version, answers, urgent: within.elements[`f${number}-urgent`].checked };
}

function answerOf(kind, given) {
  if (kind === "choices") return given;
  const [value] = given;
  if (kind === "yes_no") return value === "true";
  return ["whole", "number", "percent"].includes(kind) ? Number(value) : value;
}
