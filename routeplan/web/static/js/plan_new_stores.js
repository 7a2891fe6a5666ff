// All stores with their classes and the reasons for them.
import { element } from "./dom.js";
import { decimal, say } from "./words.js";

const percent = (share) => (share === null ? "" : say("percent", { n: decimal(share * 100) }));

export function storeTable(stores) {
  const head = (key, kind) => element("th", { scope: "col", class: kind }, say(key));
  const row = (store) => element("tr", { "data-store": store.id },
    element("td", {}, store.id, " ", store.name),
    element("td", {}, store.store_class),
    element("td", { class: "number" }, percent(store.share)),
    element("td", { class: "number" }, percent(store.cumulated)),
    element("td", { class: "small" }, store.reason));
  return element("table", {},
    element("thead", {}, element("tr", {}, head("stores"), head("class"), head("share", "number"), head("curve", "number"), head("reason"))),
    element("tbody", {}, stores.map(row)));
}
