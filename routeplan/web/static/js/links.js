// Links from one page to another.
import { all } from "./api.js";
import { element } from "./dom.js";

export const cardPath = (store) => `/cards/${encodeURIComponent(store)}`;

export function cardLink(store, text = store) {
  return element("a", { href: cardPath(store) }, text);
}

let names = null;

// Names of the stores within reach by id; asked for once.
export function storeNames() {
  names ??= all("/cards").then((cards) => new Map(cards.map((card) => [card.id, card.name])));
  return names;
}

// Puts the values that are given into the address, so that the page can be kept and sent on.
export function keepInAddress(values) {
  const asked = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "" && value !== null));
  const text = asked.toString();
  history.replaceState(null, "", text ? `?${text}` : location.pathname);
}
