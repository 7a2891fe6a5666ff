// What several parts of the page say.
import { decimal, say, weekday } from "../words.js";

const DAYS_A_WEEK = 7;
const HOUR_S = 3600;

export const dayName = (day) =>
  say("day_name", { week: Math.floor(day / DAYS_A_WEEK) + 1, weekday: weekday(day) });

// Days week by week: "Week 1 Mon, Wed; Week 2 Mon".
export function dayNames(days) {
  const weeks = new Map();
  for (const day of days) {
    const week = Math.floor(day / DAYS_A_WEEK) + 1;
    weeks.set(week, [...(weeks.get(week) ?? []), weekday(day)]);
  }
  return [...weeks].map(([week, names]) => say("day_name", { week, weekday: names.join(", ") })).join("; ");
}

export const stopsInWords = (n) => say("stops", { n });
export const hoursOf = (seconds) => decimal(seconds / HOUR_S);
export const loadInWords = (work, room) => say("of_hours", { work: hoursOf(work), room: hoursOf(room) });

// Minutes with a sign.
export const signedMinutes = (minutes) => say("signed_minutes", { n: signed(minutes) });

export function signed(value) {
  const text = decimal(Math.abs(value));
  if (text === "0") return text;
  return value < 0 ? `−${text}` : `+${text}`;
}
