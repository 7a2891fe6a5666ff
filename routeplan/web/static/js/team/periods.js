// Stretches of days: weeks and months, and the weeks over which cycles are shown.
const DAY_MS = 86_400_000;
export const CYCLE_WEEKS = 8;
export const TREND_WEEKS = 12;

const parsed = (text) => new Date(`${text}T00:00:00Z`);
const written = (date) => date.toISOString().slice(0, 10);

export const addDays = (text, days) => written(new Date(parsed(text).getTime() + days * DAY_MS));

export function mondayOf(text) {
  return addDays(text, -((parsed(text).getUTCDay() + 6) % 7));
}

// First and last day of the stretch of a kind that a date lies in.
export function stretchOf(kind, on) {
  if (kind === "month") {
    const first = `${on.slice(0, 7)}-01`;
    const next = parsed(first);
    next.setUTCMonth(next.getUTCMonth() + 1);
    return { first, last: addDays(written(next), -1) };
  }
  const monday = mondayOf(on);
  if (kind === "cycle") return { first: addDays(monday, -7 * (CYCLE_WEEKS - 1)), last: addDays(monday, 6) };
  return { first: monday, last: addDays(monday, 6) };
}

// A date in the stretch before (-1) or after (1).
export function moved(kind, on, direction) {
  const { first, last } = stretchOf(kind, on);
  if (kind === "cycle") return addDays(on, direction * 7 * CYCLE_WEEKS);
  return direction < 0 ? addDays(first, -1) : addDays(last, 1);
}

export function weeksUpTo(last) {
  return { first: addDays(mondayOf(last), -7 * (TREND_WEEKS - 1)), last };
}
