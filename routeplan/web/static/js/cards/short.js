// The short card: who, where, how often, whom to ask for.
import { element } from "../dom.js";
import { factList } from "../visit_dialog.js";
import { clock, decimal, purposes, say, weekday } from "../words.js";

export function shortFacts(card) {
  const { store } = card;
  const kind = { draft: "chip mark", approved: "chip good", closed: "chip bad" }[card.state];
  return factList([
    [say("number"), [card.number, " ", element("span", { class: kind }, say(`state_${card.state}`))]],
    [say("class"), store.store_class],
    [say("rep"), store.rep],
    [say("address"), store.address],
    [say("position"), element("a", { href: `geo:${store.lat},${store.lon}` }, `${store.lat.toFixed(5)}, ${store.lon.toFixed(5)}`)],
    [say("rule"), ruleInWords(card.rule)],
    [say("purposes"), purposes(card.rule?.purposes)],
    [say("open_hours"), hoursInWords(store.open_hours)],
    [say("people"), card.people.length ? peopleList(card.people) : ""],
    [say("next_aim"), card.next_aim],
    [say("store_note"), store.note],
  ]);
}

function ruleInWords(rule) {
  if (rule === null) return "";
  const minutes = decimal(rule.in_store_s / 60);
  if (rule.visits === "daily") return say("rule_daily", { min: minutes });
  if (rule.weeks === 1) return say("rule_a_week", { visits: rule.visits, min: minutes });
  return say("rule_text", { visits: rule.visits, weeks: rule.weeks, min: minutes });
}

// Days with the same hours that follow each other stand together.
export function hoursInWords(hours) {
  if (hours === null) return say("always_open");
  const texts = hours.map((windows) => windows.length
    ? windows.map((each) => `${clock(each.start_s)}–${untilClock(each.end_s)}`).join(", ")
    : say("closed_day"));
  const runs = [];
  texts.forEach((text, day) => {
    const last = runs.at(-1);
    if (last?.text === text) last.to = day;
    else runs.push({ text, from: day, to: day });
  });
  const days = (run) => (run.from === run.to ? weekday(run.from) : `${weekday(run.from)}–${weekday(run.to)}`);
  return runs.map((run) => `${days(run)} ${run.text}`).join("\n");
}

// The end of a day is 24:00, not the start of the same one.
const untilClock = (seconds) => (seconds === 86400 ? "24:00" : clock(seconds));

export function peopleList(people) {
  return element("ul", { class: "plain-list" }, people.map((person) => element(
    "li", {}, element("b", {}, person.name), " ",
    person.decides ? element("span", { class: "chip good" }, say("decides")) : null, " ",
    person.role, person.phone ? [" · ", element("a", { href: `tel:${person.phone}` }, person.phone)] : null,
    [person.habits, person.birthday, person.note].filter(Boolean).map((each) => ` · ${each}`),
  )));
}
