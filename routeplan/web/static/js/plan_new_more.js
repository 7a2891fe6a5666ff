// Settings that most plans leave as they are.
import { byId } from "./dom.js";

const form = byId("more");
const WEIGHTS = ["driving_min", "waiting_min", "overtime_min", "balance_min", "left_out_min", "change_min"];
const TRAVEL = ["speed_kmh", "metres_factor"];

// Tells "change" with what of the settings changed.
export class MoreForm extends EventTarget {
  constructor() {
    super();
    form.addEventListener("change", (event) => {
      if (event.target.checkValidity()) this.dispatchEvent(new CustomEvent("change", { detail: changed(event.target) }));
    });
  }

  load(problem, isArchive) {
    const { elements } = form;
    elements.first_monday.value = problem.first_monday ?? "";
    elements.country.value = problem.reps.find((rep) => rep.country)?.country ?? "";
    elements.same_rep.checked = problem.same_rep;
    for (const weight of WEIGHTS) elements[weight].value = problem.weights[weight];
    for (const part of form.querySelectorAll("[data-file]")) part.hidden = isArchive;
    // Roads and files of a scenario are not replaced by straight lines unawares.
    for (const part of form.querySelectorAll("[data-straight]")) part.hidden = !problem.is_straight;
  }
}

function changed({ name, value, checked }) {
  if (name === "same_rep") return { same_rep: checked };
  if (name === "country") return { dates: value ? { country: value.toUpperCase() } : null };
  if (WEIGHTS.includes(name)) return { weights: numbers(WEIGHTS) };
  if (TRAVEL.includes(name)) return { travel: { kind: "straight", ...numbers(TRAVEL) } };
  return { [name]: value || null };
}

const numbers = (names) => Object.fromEntries(names.map((name) => [name, form.elements[name].value])
  .filter(([, value]) => value !== "").map(([name, value]) => [name, Number(value)]));
