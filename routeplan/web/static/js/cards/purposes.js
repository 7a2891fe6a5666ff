// What visits to a store are for, where it differs from its class; none ticked: as its class.
import { element } from "../dom.js";
import { purposes, PURPOSES, say } from "../words.js";

export function purposesEditor(own) {
  const boxes = PURPOSES.map((each) => element("input", { type: "checkbox", value: each, checked: own?.includes(each) }));
  const part = element(
    "fieldset", {}, element("legend", {}, say("own_purposes")),
    element("div", { class: "row" }, boxes.map((box) => element("label", { class: "inline" }, box, purposes([box.value])))),
  );
  const read = () => {
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    return chosen.length ? chosen : null;
  };
  return { part, read };
}

// A file may name them in any order, which says nothing.
export const isSame = (one, other) => String([...one ?? []].sort()) === String([...other ?? []].sort());
