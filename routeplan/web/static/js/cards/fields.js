// The fields of a card that are filled in by hand.
import { element } from "../dom.js";
import { field } from "../form_faults.js";
import { say } from "../words.js";

const text = (value) => value;
const number = (value) => (value === "" ? null : Number(value));
const orNone = (value) => (value === "" ? null : value);

// Where a field lies on the card, how it is called, how its text becomes a value.
export const FIELDS = [
  { part: "store", key: "name", word: "name", read: text, required: true },
  { part: "store", key: "address", word: "address", read: text },
  { part: "store", key: "store_class", word: "class", read: text, required: true },
  { part: "", key: "area", word: "area", read: text, required: true, length: 200 },
  { part: "store", key: "rep", word: "rep", read: orNone },
  { part: "details", key: "phone", word: "phone", read: text, type: "tel" },
  { part: "store", key: "kind", word: "kind", read: text },
  { part: "details.trade", key: "channel", word: "channel", read: text },
  { part: "details.trade", key: "location", word: "location", read: text },
  { part: "details.trade", key: "size_m2", word: "size", read: number, type: "number", least: 1 },
  { part: "details.trade", key: "since", word: "since", read: orNone, pattern: "\\d{4}(-(0[1-9]|1[0-2]))?", example: "2019-04" },
  { part: "details.credit", key: "days", word: "credit_days", read: number, type: "number", least: 0 },
  { part: "details.credit", key: "limit", word: "credit_limit", read: number, type: "number", least: 0, step: "any" },
  { part: "details.credit", key: "note", word: "credit_note", read: text },
  { part: "details", key: "rating", word: "rating", read: number, type: "number", least: 1, most: 5 },
  { part: "store", key: "note", word: "store_note", read: text, long: true },
  { part: "details", key: "note", word: "details_note", read: text, long: true },
];

// As the server names it in a fault.
export const nameOf = ({ part, key }) => (part ? `${part}.${key}` : key);
export const namedIn = (fault) => fault.where.slice(fault.where.lastIndexOf(" ") + 1);

export function inputOf(wanted, value) {
  const { required, type, least, most, step, pattern, example, length = 2000 } = wanted;
  const shown = value === null ? "" : String(value);
  const name = nameOf(wanted);
  if (wanted.long) return element("textarea", { name, rows: "2", maxlength: length }, shown);
  return element("input", {
    name, value: shown, type, min: least, max: most, step, pattern, required, maxlength: length, "data-example": example,
  });
}

export const cardField = (wanted, input) => field(say(wanted.word), input);
