// A rep's own days as files: a calendar, a route, lists and the route book to print.
import { get } from "./api.js";
import { attempt, byId, element } from "./dom.js";
import { say } from "./words.js";

const FILES = [
  ["file_ics", { format: "ics", days: 28 }],
  ["file_gpx", { format: "gpx" }],
  ["file_day", { format: "list" }],
  ["file_week", { format: "list", days: 7 }],
  ["file_book", { format: "book" }],
];
const KEPT_MS = 60_000;

// Nodes that offer the files of a rep from a date on, which can be chosen.
export function repFiles(rep, on) {
  const date = element("input", { type: "date", id: "files-from", value: on, required: true });
  const button = ([word, wish]) => element("button", {
    type: "button", id: word,
    onclick: (event) => date.reportValidity()
      && attempt(() => save({ rep, on: date.value, ...wish }), { button: event.currentTarget, place: byId("file-faults") }),
  }, say(word));
  return [
    element("p", { class: "soft" }, say("files_about")),
    element("label", {}, say("files_from"), date),
    element("div", { class: "row" }, ...FILES.map(button)),
    element("div", { id: "file-faults", role: "alert" }),
  ];
}

// Fetched first, so that what is refused is told here and is no file.
async function save(wish) {
  let name = "";
  const onHeaders = (sent) => { name = decodeURIComponent(sent.get("Content-Disposition").split("UTF-8''")[1]); };
  const content = await get(`/day-lists/export?${new URLSearchParams(wish)}`, { onHeaders });
  const address = URL.createObjectURL(content);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
