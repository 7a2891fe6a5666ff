// What a store needs of its own, typed as into a store file; the server reads it.
import { post } from "../api.js";
import { element } from "../dom.js";
import { field } from "../form_faults.js";
import { say, weekday } from "../words.js";
import { hoursInWords } from "./short.js";

const text = (value) => (value === null ? "" : String(value));
const inMinutes = (seconds) => (seconds === null ? "" : String(Number((seconds / 60).toFixed(2))));

// The column of a store file, the key of the store, the word, and how a value is typed.
const CELLS = [
  ["visits", "visits", "own_visits", (value) => (value === "daily" ? say("daily") : text(value))],
  ["weeks", "weeks", "own_weeks", text],
  ["in_store", "in_store_s", "own_in_store", inMinutes],
  ["weekdays", "weekdays", "own_weekdays", (days) => (days ?? []).map(weekday).join(", ")],
  ["parking", "parking_s", "own_parking", inMinutes],
  ["load", "load", "own_load", (value) => (value ? String(value) : "")],
  ["hours", "open_hours", "open_hours", (hours) => (hours === null ? "" : hoursInWords(hours))],
];
// By the field of a recorded change.
export const NEEDS_AS_TYPED = new Map(CELLS.map(([, key, , typed]) => [`store.${key}`, typed]));
const NOTHING = Object.fromEntries(CELLS.map(([, key]) => [key, null]));

// store: null for a new one. `read` gives what is typed anew, by key of the store.
export function needsEditor(store) {
  const rows = CELLS.map(([column, key, word, typed]) => {
    const before = typed((store ?? NOTHING)[key]);
    const name = `store.${key}`;
    const input = column === "hours"
      ? element("textarea", { name, rows: "3", maxlength: "2000" }, before)
      : element("input", { name, value: before, maxlength: "2000" });
    return { column, key, before, input, part: field(say(word), input) };
  });
  const part = element(
    "fieldset", { class: "stack" }, element("legend", {}, say("own_needs")),
    element("div", { class: "columns" }, rows.map((row) => row.part)),
    element("p", { class: "small soft" }, say("own_needs_about")),
  );
  return { part, read: () => readAnew(rows) };
}

async function readAnew(rows) {
  const anew = rows.filter(({ input, before }) => input.value.trim() !== before);
  if (!anew.length) return {};
  // Visits and weeks are read together, whichever was changed.
  const typed = new Set([...anew.map((row) => row.column), "visits", "weeks"]);
  const cells = rows.filter((row) => typed.has(row.column)).map(({ column, input }) => [column, input.value]);
  const found = await post("/cards/needs", Object.fromEntries(cells));
  return Object.fromEntries(anew.map(({ key }) => [key, found[key]]));
}
