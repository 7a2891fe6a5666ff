// The words of this page, and what scripts were given with it.
const read = (id) => JSON.parse(document.getElementById(id).textContent);

export const words = read("words");
export const content = read("content");
export const lang = document.documentElement.lang;

// A phrase with its values filled in: say("minutes", { n: 5 }). Counts are said as people say
// them: "{n:# stop|# stops}".
export function say(key, values = {}) {
  if (!(key in words)) throw new Error(`no word ${key}`);
  return words[key].replace(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g, (all, name, one, many) => {
    if (!(name in values)) return all;
    const value = String(values[name]);
    return many === undefined ? value : (value === "1" ? one : many).replaceAll("#", value);
  });
}

const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
const dayFormat = new Intl.DateTimeFormat(lang, { weekday: "short", day: "numeric", month: "short" });

export const weekday = (number) => words.weekdays.split(" ")[number % 7];
export const decimal = (value) => number.format(value);
export const minutes = (seconds) => say("minutes", { n: decimal(Math.round(seconds / 60)) });
export const hours = (seconds) => say("hours", { n: decimal(seconds / 3600) });
export const kilometres = (metres) => say("kilometres", { n: decimal(metres / 1000) });

// Says of travel that is only estimated where it comes from, with its likely error; "" of other.
export const estimate = (isEstimated, source) => (isEstimated ? say("estimated", { source }) : "");

// A date of the form 2026-11-30, in words, without a time zone getting in between.
export function dateInWords(text) {
  const [year, month, day] = text.split("-").map(Number);
  return dayFormat.format(new Date(year, month - 1, day));
}

// Seconds after midnight as people write the time of day.
export function clock(seconds) {
  const whole = Math.round(seconds / 60);
  const two = (value) => String(value).padStart(2, "0");
  return `${two(Math.floor(whole / 60) % 24)}:${two(whole % 60)}`;
}

const inHundredths = new Intl.NumberFormat(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const inPercent = new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 });
const momentFormat = new Intl.DateTimeFormat(lang, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

export const money = (cents) => inHundredths.format(cents / 100);
// What visits may be for: pages that ask or tell it have a word for each.
export const PURPOSES = Object.keys(words).filter((key) => key.startsWith("purpose_")).map((key) => key.slice("purpose_".length));
export const purposes = (keys = []) => keys.map((key) => say(`purpose_${key}`)).join(", ");
export const percent = (share) => inPercent.format(share);
export const moment = (text) => momentFormat.format(new Date(text));
