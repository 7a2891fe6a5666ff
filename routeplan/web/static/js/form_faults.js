// What is wrong with a form, told at its fields: all that is seen here, then what the server refuses.
import { Refused } from "./api.js";
import { attempt, element, faultWords, fill } from "./dom.js";
import { say } from "./words.js";

const TEXTS = new Set(["text", "tel", "search", "textarea"]);
let made = 0;

// An input under its words, with a place for its fault. data-example: how a pattern is kept.
export function field(words, input) {
  made += 1;
  const fault = element("p", { class: "fault", id: `fault-${made}`, hidden: true });
  input.setAttribute("aria-describedby", fault.id);
  input.addEventListener("input", () => tell(input));
  return element("div", { class: "field" }, element("label", {}, `${words}${input.required ? " *" : ""}`, input), fault);
}

// Does what a form asks for, unless it is filled in wrongly. What the server refuses is told at
// the field that `named` finds the name of, or else in `place`.
export async function sendForm(form, action, { button, place, named }) {
  const inputs = [...form.elements].filter((input) => input.closest(".field"));
  if (isWrong(inputs)) return undefined;
  return attempt(async () => {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw new Refused(error.status, placed(error.faults, inputs, named));
    }
  }, { button, place });
}

function isWrong(inputs) {
  for (const input of inputs) if (TEXTS.has(input.type)) input.value = input.value.trim();
  for (const input of inputs) tell(input, ...(input.validity.valid ? [] : [wordsFor(input)]));
  const wrong = inputs.find((input) => !input.validity.valid);
  wrong?.focus();
  return wrong !== undefined;
}

// Tells what it can at the fields; gives back the rest.
function placed(faults, inputs, named) {
  const at = new Map();
  const rest = faults.filter((fault) => {
    const input = inputs.find((each) => each.name && each.name === named(fault));
    if (input) at.set(input, [...(at.get(input) ?? []), ...faultWords({ ...fault, where: "" })]);
    return !input;
  });
  for (const [input, said] of at) tell(input, ...said);
  inputs.find((input) => at.has(input))?.focus();
  return rest;
}

// Nothing to tell: the field is right.
function tell(input, ...said) {
  const fault = document.getElementById(input.getAttribute("aria-describedby"));
  fill(fault, said);
  fault.hidden = !said.length;
  if (said.length) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  if (said.length) input.closest("details")?.setAttribute("open", "");
}

function wordsFor({ validity, type, min, max, dataset }) {
  if (validity.valueMissing) return say("field_missing");
  if (validity.badInput) return say(type === "date" ? "field_date" : "field_number");
  if (validity.rangeUnderflow || validity.rangeOverflow) return say(max ? "field_within" : "field_least", { least: min, most: max });
  if (validity.stepMismatch) return say("field_whole");
  return say("field_like", { example: dataset.example });
}
