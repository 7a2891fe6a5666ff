// Small pieces of pages.
import { Refused } from "./api.js";
import { say } from "./words.js";

export const byId = (id) => document.getElementById(id);

// element("button", { class: "main", type: "button", onclick }, "text", child, ...)
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function fill(place, ...children) {
  place.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

// A fault in words: code, place, cause, and what to do.
export const faultWords = ({ code, where, cause, remedy }) => [
  code ? element("b", {}, code) : null, code ? " " : null,
  where ? `${where}: ` : null, cause, " ", element("span", { class: "soft" }, remedy),
];

export function faultList(faults) {
  return element("ul", { class: "faults" }, faults.map((fault) => element("li", {}, faultWords(fault))));
}

// A short notice at the foot of the page; faults stay until they are closed.
export function notify(content, { stays = false } = {}) {
  const close = element("button", { class: "plain", type: "button", "aria-label": say("close") }, "×");
  const box = element("div", { class: stays ? "notice bad" : "notice" }, element("div", {}, content), close);
  close.addEventListener("click", () => box.remove());
  byId("notices").append(box);
  if (!stays) setTimeout(() => box.remove(), 6000);
}

// Runs an action; what it is refused for is told, and the button rests meanwhile.
export async function attempt(action, { button = null, place = null } = {}) {
  if (button) button.disabled = true;
  if (place) fill(place);
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 401 && !place) location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    else if (place) fill(place, faultList(error.faults));
    else notify(faultList(error.faults), { stays: true });
    return undefined;
  } finally {
    if (button) button.disabled = false;
  }
}
