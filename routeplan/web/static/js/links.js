// Links from one page to another.
import { element } from "./dom.js";

export const cardPath = (store) => `/cards/${encodeURIComponent(store)}`;

export function cardLink(store, text = store) {
  return element("a", { href: cardPath(store) }, text);
}

// Puts the values that are given into the address, so that the page can be kept and sent on.
export function keepInAddress(values) {
  const asked = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "" && value !== null));
  const text = asked.toString();
  history.replaceState(null, "", text ? `?${text}` : location.pathname);
}
