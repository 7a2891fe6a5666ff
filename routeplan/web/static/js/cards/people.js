// The contact persons of a card, as a list that grows and shrinks.
import { element, fill } from "../dom.js";
import { field } from "../form_faults.js";
import { say } from "../words.js";

const TEXTS = [
  ["name", "name"], ["role", "person_role"], ["phone", "phone"], ["birthday", "birthday"],
  ["habits", "habits"], ["note", "note"],
];
const BIRTHDAY = "05-17";
const NOBODY = { name: "", role: "", phone: "", habits: "", birthday: null, decides: false, note: "" };

export function peopleEditor(people) {
  const list = element("div", { class: "stack" });
  const rows = [];
  const show = () => fill(list, rows.map((each) => each.part));
  const add = (person) => {
    const made = personRow(person, () => {
      rows.splice(rows.indexOf(made), 1);
      show();
    });
    rows.push(made);
    show();
    return made;
  };
  people.forEach(add);
  const more = element("button", { type: "button", onclick: () => add(NOBODY).part.querySelector("input").focus() }, say("add_person"));
  const part = element("fieldset", { class: "stack" }, element("legend", {}, say("people")), list, element("div", {}, more));
  return { part, read: () => rows.map((each) => each.read()) };
}

function personRow(person, remove) {
  const inputs = TEXTS.map(([key, word]) => [key, word, element("input", {
    value: person[key] ?? "", maxlength: "2000", required: key === "name",
    pattern: key === "birthday" ? "(\\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])" : null,
    placeholder: key === "birthday" ? BIRTHDAY : null, "data-example": key === "birthday" ? BIRTHDAY : null,
  })]);
  const decides = element("input", { type: "checkbox", checked: person.decides });
  const part = element(
    "div", { class: "person" },
    inputs.map(([, word, input]) => field(say(word), input)),
    element("label", { class: "inline" }, decides, say("decides")),
    element("button", { type: "button", class: "danger", onclick: remove }, say("remove_person")),
  );
  const read = () => {
    const texts = Object.fromEntries(inputs.map(([key, , input]) => [key, input.value]));
    return { ...person, ...texts, birthday: texts.birthday || null, decides: decides.checked };
  };
  return { part, read };
}
