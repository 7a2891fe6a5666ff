// Dates and times of day as the phone's own clock shows them, and ids that no other phone makes.
const two = (value) => String(value).padStart(2, "0");

export const dateOf = (moment) =>
  `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
export const today = () => dateOf(new Date());

export function dayAfter(date, days) {
  const [year, month, day] = date.split("-").map(Number);
  return dateOf(new Date(year, month - 1, day + days));
}

export const isDate = (text) => /^\d{4}-\d\d-\d\d$/.test(text ?? "") && dayAfter(text, 0) === text;

// Whole seconds after midnight.
export const secondsOf = (moment) =>
  3600 * moment.getHours() + 60 * moment.getMinutes() + moment.getSeconds();

// A moment with the offset of its time zone, such as 2026-11-24T09:30:00+08:00.
export function withOffset(moment) {
  const minutes = -moment.getTimezoneOffset();
  const sign = minutes < 0 ? "-" : "+";
  const size = Math.abs(minutes);
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(":");
  return `${dateOf(moment)}T${time}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

// crypto.randomUUID is not there on plain http, which a company may use within its own walls.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export const newStoreId = () => `new-${newId().replaceAll("-", "").slice(0, 12)}`;
