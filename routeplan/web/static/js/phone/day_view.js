// A day: the next stop on top, then what is still due, then what has been done.
import { Refused } from "../api.js";
import { element } from "../dom.js";
import { clock, dateInWords, estimate, say } from "../words.js";
import { stopButtons } from "./actions.js";
import { laidDay } from "./day.js";
import { dayAfter, isDate, today } from "./moments.js";
import { fetchDay } from "./pack.js";
import {
  aboutLine, callLink, classChip, dayPath, fact, facts, navigateLinks, openToday, purposeFact, recordLine, stopPath,
  times, visitInWords,
} from "./parts.js";
import { withSwipes } from "./swipes.js";

const ASKED_AGAIN_MS = 60_000;
const asked = new Map();
const failed = new Set();

export async function showDay(phone, wanted) {
  const on = isDate(wanted) ? wanted : today();
  const { notebook } = phone;
  const [day, outbox, sent, current, order] = await Promise.all([
    notebook.day(on), notebook.outbox(), notebook.sent(), notebook.current(), notebook.fact(`order ${on}`),
  ]);
  refreshOther(phone, on);
  const laid = laidDay(day, [...outbox, ...sent], current, order);
  const main = day ? dayNodes(phone, day, laid, current, order) : [missing(phone, on)];
  return [withSwipes(element("section", { class: "stack day" }, head(on, day), ...main), on)];
}
showDay.isLive = true;

// Today and tomorrow come with the pack; any other day is asked for when it is looked at.
async function refreshOther(phone, on) {
  const isInPack = (await phone.notebook.fact("pack"))?.days.includes(on);
  const isFresh = Date.now() - (asked.get(on) ?? 0) < ASKED_AGAIN_MS;
  if (isInPack || isFresh || phone.signal !== "ok") return;
  asked.set(on, Date.now());
  failed.delete(on);
  try {
    await fetchDay(phone.notebook, phone.rep, on);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    failed.add(on);
    phone.show();
  }
}

const missing = (phone, on) => element(
  "p", { class: "empty" }, phone.signal === "ok" && !failed.has(on) ? say("loading") : say("day_missing"),
);

function head(on, day) {
  const step = (days, sign, word) => element(
    "a", { class: "button", href: dayPath(dayAfter(on, days)), "aria-label": say(word), id: `day${days}` }, sign,
  );
  const choose = element("input", {
    type: "date", value: on, id: "date", "aria-label": say("date"),
    onchange: (event) => { if (isDate(event.target.value)) location.hash = dayPath(event.target.value); },
  });
  const isToday = on === today();
  const label = day?.label ? element("span", { class: "chip" }, day.label) : null;
  return element(
    "div", { class: "stack" },
    element("div", { class: "row days" }, step(-1, "‹", "day_before"), choose, step(1, "›", "day_after"),
      isToday ? null : element("a", { class: "button", href: "#/" }, say("today"))),
    element("h1", { class: "row" }, isToday ? `${say("today")}, ${dateInWords(on)}` : dateInWords(on), label),
  );
}

function dayNodes(phone, day, laid, current, order) {
  const [next, ...later] = laid.due;
  const total = day.stops.length;
  return [
    summary(day, laid.handled.length, total),
    current ? hereCard(current) : null,
    next ? nextCard(phone, day, next) : total ? element("p", { class: "empty" }, say("all_done")) : noStops(day),
    later.length ? aboutLine(order) : null,
    section("still_due", later, (stop) => stopLine(day, stop, times(stop.time))),
    section("handled", laid.handled, (stop) => stopLine(day, stop, ...recordLine(stop.record))),
    section("beside", laid.unplanned, besideLine),
    section("changes", day.changes, (change) => changeLine(change)),
    dayButtons(day, laid.due.length),
  ];
}

function summary(day, done, total) {
  if (!day.clock) return null;
  const { start_s, end_s } = day.clock;
  return element(
    "div", { class: "stack" },
    element("p", { class: "soft" }, say("day_summary", { done, total, start: clock(start_s), end: clock(end_s) })),
    bar(done, total),
    day.estimated ? element("p", { class: "small soft" }, estimate(true, day.travel)) : null,
  );
}

// The words above it say the same.
function bar(done, total) {
  const filled = element("span");
  filled.style.width = `${total ? (100 * done) / total : 0}%`;
  return element("div", { class: "bar", "aria-hidden": "true" }, filled);
}

const noStops = (day) => element(
  "p", { class: "empty" }, day.plan === null ? say("no_plan") : say("no_stops"), day.name ? ` (${day.name})` : "",
);

const hereCard = ({ name, content }) => element(
  "section", { class: "card stack here" },
  element("h2", {}, say("you_are_at", { name, time: clock(content.arrived_s) })),
  element("a", { class: "button main", href: "#/visit" }, say("open_visit")),
);

function nextCard(phone, day, stop) {
  return element(
    "section", { class: "card stack next", "aria-labelledby": "next" },
    element("div", { class: "row apart" }, element("span", { class: "soft" }, say("next_stop")), times(stop.time)),
    element("h2", { id: "next", class: "row" },
      element("a", { href: stopPath(day.on, stop.store) }, stop.name || stop.store), classChip(stop.store_class)),
    stop.address ? element("p", {}, stop.address) : null,
    facts(
      purposeFact(stop),
      stop.aim ? fact("aim", stop.aim) : null,
      stop.last_visit ? fact("last_visit", visitInWords(stop.last_visit)) : null,
      openToday(stop.open_hours),
      stop.note ? fact("card_note", stop.note) : null,
    ),
    element("div", { class: "row" }, ...stopButtons(phone, stop, day, "next")),
    element("div", { class: "row" }, callLink(stop.phone || stop.contact?.phone), ...navigateLinks(stop.links, "maps") ?? []),
  );
}

function section(word, items, line) {
  if (!items.length) return null;
  return element(
    "section", { class: "stack" }, element("h2", {}, `${say(word)} (${items.length})`),
    element("ol", { class: "lines" }, ...items.map((item) => element("li", {}, line(item)))),
  );
}

const stopLine = (day, stop, ...said) => element(
  "a", { class: "line", href: stopPath(day.on, stop.store) },
  element("span", { class: "row apart" }, element("b", {}, stop.name || stop.store), classChip(stop.store_class)),
  element("span", { class: "row small" }, ...said,
    stop.moved_from ? element("span", { class: "chip mark" }, say("moved_from", { date: dateInWords(stop.moved_from) })) : null),
);

const besideLine = (record) => element(
  "span", {}, element("b", {}, record.name ?? record.visit.store), " ",
  element("span", { class: "small" }, ...recordLine(record)),
);

const changeLine = (change) => element("span", {}, say(change.to ? "change_moved" : "change_lost", {
  store: change.store, lost: dateInWords(change.lost), to: change.to ? dateInWords(change.to) : "", why: change.name || change.kind,
}));

function dayButtons(day, due) {
  const isToday = day.on === today();
  return element(
    "div", { class: "row" },
    isToday && due > 1 ? element("a", { class: "button", href: "#/order" }, say("order_rest")) : null,
    isToday ? element("a", { class: "button", href: "#/add" }, say("add_visit")) : null,
    day.on <= today() ? element("a", { class: "button", href: `#/report/${day.on}` }, say("report")) : null,
    day.plan ? element("a", { class: "button", href: `#/files/${day.on}` }, say("files")) : null,
  );
}
