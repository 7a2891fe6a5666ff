// Pieces that several views of a stop share.
import { element } from "../dom.js";
import { clock, content, dateInWords, say, words } from "../words.js";

const MAPS = ["amap", "baidu", "tencent", "google", "apple", "geo"];
const MAP = "routeplan map";

export const nameOf = (list, id) => content[list].find((each) => each.id === id)?.name ?? id;
export const names = (list, ids) => ids.map((id) => nameOf(list, id)).join(say("comma"));
export const dayPath = (on) => `#/day/${on}`;
export const stopPath = (on, store) => `#/stop/${on}/${encodeURIComponent(store)}`;

export const classChip = (name) => (name ? element("span", { class: "chip", title: say("class") }, name) : null);

// "09:10–09:25", or about that, with what is odd about it.
export function times(time) {
  if (!time) return element("span", { class: "soft number" }, "--:--");
  const late = time.is_late ? element("span", { class: "chip bad" }, say("late")) : null;
  const said = `${clock(time.start_s)}–${clock(time.leave_s)}`;
  return element("span", { class: "number" }, time.is_about ? say("about_time", { time: said }) : said, late);
}

// How well the clock times of an order of the rep's own are known, where they are only reckoned.
export const aboutLine = (order) => (order?.isAbout ? element("p", { class: "mark-line" }, say("order_about")) : null);

export function openToday(windows) {
  if (windows === null || windows === undefined) return null;
  const said = windows.map((each) => `${clock(each.start_s)}–${clock(each.end_s)}`).join(say("comma"));
  return fact("open", said || say("closed_all_day"));
}

export function fact(word, ...said) {
  return element("div", { class: "fact" }, element("dt", {}, say(word)), element("dd", {}, ...said));
}

// A day that was kept before its plan said so has none.
export const purposeFact = ({ purposes }) => (purposes?.length ? fact("purposes", names("purposes", purposes)) : null);

export const facts = (...all) => element("dl", { class: "facts" }, ...all);

// What a visit was, in a line.
export function visitInWords(visit) {
  const parts = [dateInWords(visit.on)];
  if (visit.not_visited) parts.push(`${say("not_visited")}: ${nameOf("reasons", visit.not_visited)}`);
  if (visit.outcomes?.length) parts.push(names("outcomes", visit.outcomes));
  if (visit.note) parts.push(visit.note);
  return parts.join(" · ");
}

// How a record of a stop stands, in words.
export function recordLine({ visit, state }) {
  const said = visit.not_visited ? nameOf("reasons", visit.not_visited) : timesOf(visit);
  const chip = visit.not_visited
    ? element("span", { class: "chip mark" }, say("skipped"))
    : element("span", { class: "chip good" }, say("done"));
  const odd = { waiting: ["chip", "waiting"], refused: ["chip bad", "refused"] }[state];
  return [chip, " ", said, " ", odd ? element("span", { class: odd[0] }, say(odd[1])) : null];
}

function timesOf(visit) {
  if (visit.arrived_s === null || visit.arrived_s === undefined) return "";
  const left = visit.left_s === null || visit.left_s === undefined ? "" : `–${clock(visit.left_s)}`;
  return `${clock(visit.arrived_s)}${left}`;
}

export function callLink(phone, name = "") {
  if (!phone) return null;
  const label = name ? `${say("call")} ${name}` : say("call");
  return element("a", { class: "button", href: `tel:${phone.replace(/[^+\d]/g, "")}` }, label);
}

// The map that was used last stands in front, the others behind it.
export function navigateLinks(links, id) {
  if (!links) return null;
  const there = MAPS.filter((map) => map in links);
  const usual = localStorage.getItem(MAP) ?? say("usual_map");
  const first = there.includes(usual) ? usual : there[0];
  const link = (map, look, said) => element("a", {
    ...look, href: links[map], target: "_blank", rel: "noreferrer",
    onclick: () => localStorage.setItem(MAP, map),
  }, said);
  const others = there.filter((map) => map !== first);
  return [
    link(first, { class: "button", "data-map": first }, say("navigate_with", { map: words[`map_${first}`] })),
    element(
      "details", { class: "menu", id },
      element("summary", {}, say("other_maps")),
      element("div", { class: "card stack" }, ...others.map((map) => link(map, { "data-map": map }, words[`map_${map}`]))),
    ),
  ];
}
