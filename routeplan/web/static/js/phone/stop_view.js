// A stop of a day: what one wants to know before going in.
import { Refused } from "../api.js";
import { element } from "../dom.js";
import { clock, dateInWords, say } from "../words.js";
import { stopButtons } from "./actions.js";
import { laidDay } from "./day.js";
import { fetchCard } from "./pack.js";
import {
  callLink, classChip, dayPath, fact, facts, navigateLinks, openToday, purposeFact, recordLine, times, visitInWords,
} from "./parts.js";

const asked = new Set();

export async function showStop(phone, on, store) {
  const { notebook } = phone;
  const [day, outbox, sent, current, card] = await Promise.all([
    notebook.day(on), notebook.outbox(), notebook.sent(), notebook.current(), notebook.card(store),
  ]);
  if (!card) askForCard(phone, store);
  const laid = laidDay(day, [...outbox, ...sent], current, null);
  const stop = [laid.here, ...laid.due, ...laid.handled].find((each) => each?.store === store);
  const back = element("a", { href: dayPath(on) }, `‹ ${dateInWords(on)}`);
  if (!stop) return [back, element("p", { class: "empty" }, say("stop_missing"))];
  return [back, stopCard(phone, day, stop, card, sameEntry(outbox, stop)), ...(card ? cardNodes(card) : [])];
}
showStop.isLive = true;

const sameEntry = (outbox, stop) => outbox.find((entry) => entry.id === stop.record?.id);

// A store looked at for the first time, as one of another day.
async function askForCard(phone, store) {
  if (asked.has(store) || phone.signal !== "ok") return;
  asked.add(store);
  try {
    await fetchCard(phone.notebook, store);
  } catch (error) {
    // A colleague's store, or no signal: the list's own words have to do.
    if (!(error instanceof Refused)) throw error;
  }
}

function stopCard(phone, day, stop, card, entry) {
  return element(
    "section", { class: "card stack" },
    element("h1", { class: "row" }, stop.name || stop.store, classChip(stop.store_class)),
    card ? element("p", { class: "soft" }, card.number) : null,
    stop.record ? element("p", {}, ...recordLine(stop.record), takeBack(phone, entry)) : null,
    facts(
      fact("planned", times(stop)),
      stop.wait_s ? fact("wait", say("minutes", { n: Math.round(stop.wait_s / 60) })) : null,
      purposeFact(stop),
      stop.aim ? fact("aim", stop.aim) : null,
      openToday(stop.open_hours),
      stop.address ? fact("address", stop.address) : null,
      stop.note ? fact("card_note", stop.note) : null,
    ),
    stop.isHere
      ? element("a", { class: "button main", href: "#/visit" }, say("open_visit"))
      : element("div", { class: "row" }, ...stopButtons(phone, stop, day, "stop")),
    element("div", { class: "row" }, callLink(stop.phone), ...navigateLinks(stop.links, "maps") ?? []),
  );
}

// Only what the server cannot have yet can be taken back.
function takeBack(phone, entry) {
  if (!entry || entry.wasTried) return null;
  return element("button", {
    type: "button", class: "plain", id: "back", onclick: () => phone.notebook.takeBack(entry.id),
  }, say("take_back"));
}

function cardNodes(card) {
  return [
    card.people.length ? element(
      "section", { class: "card stack" }, element("h2", {}, say("people")),
      element("ul", { class: "lines" }, ...card.people.map((person) => element("li", { class: "row apart" }, personLine(person), callLink(person.phone, person.name)))),
    ) : null,
    element(
      "section", { class: "card stack" }, element("h2", {}, say("last_visits")),
      card.visits.length
        ? element("ul", { class: "lines" }, ...card.visits.map((visit) => element("li", {}, pastVisit(visit))))
        : element("p", { class: "soft" }, say("never_visited")),
    ),
  ];
}

const personLine = (person) => element(
  "span", {}, element("b", {}, person.name), person.role ? ` ${person.role}` : "",
  " ", person.decides ? element("span", { class: "chip" }, say("decides")) : null,
  person.habits ? element("div", { class: "small soft" }, person.habits) : null,
);

function pastVisit(visit) {
  const at = visit.arrived_s === null ? "" : ` ${clock(visit.arrived_s)}`;
  return element(
    "span", {}, visitInWords(visit), at,
    visit.next_aim ? element("div", { class: "small soft" }, `${say("aim")}: ${visit.next_aim}`) : null,
  );
}
