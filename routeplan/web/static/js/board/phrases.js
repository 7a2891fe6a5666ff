// What several parts of the page say.
import { decimal, say, weekday } from "../words.js";

const DAYS_A_WEEK = 7;
const MINUTE_S = 60;
const HOUR_S = 3600;

export const dayName = (day) =>
  say("day_name", { week: Math.floor(day / DAYS_A_WEEK) + 1, weekday: weekday(day) });
export const dayNames = (days) => days.map(dayName).join(", ");
export const stopsInWords = (n) => say("stops", { n });
export const hoursOf = (seconds) => decimal(seconds / HOUR_S);
export const loadInWords = (work, room) => say("of_hours", { work: hoursOf(work), room: hoursOf(room) });

// Minutes with a sign, from seconds or from minutes.
export const signedMinutes = (minutes) => say("signed_minutes", { n: signed(minutes) });
export const signedFromSeconds = (seconds) => signedMinutes(seconds / MINUTE_S);

export function signed(value) {
  const text = decimal(Math.abs(value));
  if (text === "0") return text;
  return value < 0 ? `−${text}` : `+${text}`;
}

export const countOf = (one, many, n) => (n === 1 ? say(one) : say(many, { n }));
