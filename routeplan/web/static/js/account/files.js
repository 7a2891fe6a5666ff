// A rep's own days as files.
import { byId, fill } from "../dom.js";
import { today } from "../phone/moments.js";
import { repFiles } from "../rep_files.js";
import { content } from "../words.js";

export function showFiles() {
  if (byId("files")) fill(byId("files"), repFiles(content.rep, today()));
}
