// The rep's own days as files.
import { element } from "../dom.js";
import { repFiles } from "../rep_files.js";
import { say } from "../words.js";
import { isDate, today } from "./moments.js";

export function files(phone, wanted) {
  const on = isDate(wanted) ? wanted : today();
  return [
    element("h1", {}, say("files")),
    element("section", { class: "card stack", "aria-label": say("files") }, ...repFiles(phone.rep, on)),
  ];
}
