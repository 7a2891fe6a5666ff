// What stays as it is when the plan is made again: store ids, [rep, day] and [rep, label].
import { say } from "../words.js";
import { dayName } from "./phrases.js";

export const NO_LOCKS = { stores: [], days: [], routes: [] };

export const isStoreLocked = (board, store) => board.locks.stores.includes(store);
export const isDayLocked = (board, rep, day) => board.locks.days.some(([whose, each]) => whose === rep && each === day);
export const isRouteLocked = (board, rep, label) => board.locks.routes.some(([whose, each]) => whose === rep && each === label);

// What keeps a route from being changed, in words; null: nothing does.
export function lockOf(board, { rep = board.rep, label, day = null }) {
  if (isRouteLocked(board, rep, label)) return label;
  const days = day === null ? board.daysOfLabel(label, rep) : [day];
  const locked = days.find((each) => isDayLocked(board, rep, each));
  return locked === undefined ? null : dayName(locked);
}

function toggled(list, item) {
  const key = JSON.stringify(item);
  const others = list.filter((each) => JSON.stringify(each) !== key);
  return others.length === list.length ? [...list, item] : others;
}

// Locks or unlocks: kind is stores, days or routes.
export function toggleLock(board, kind, item, what) {
  const { content } = board;
  const list = toggled(content.locks[kind], item);
  const word = list.length > content.locks[kind].length ? "lock" : "unlock";
  const locks = { ...content.locks, [kind]: list };
  board.change((timeline) => timeline.settle({ ...content, locks }, `${say(word)}: ${what}`));
}

export function locksInWords(board) {
  const { locks } = board;
  const parts = [
    ...locks.stores.map((store) => board.storeName(store)),
    ...locks.days.map(([rep, day]) => named(board, rep, dayName(day))),
    ...locks.routes.map(([rep, label]) => named(board, rep, label)),
  ];
  return parts.length ? parts.join(", ") : say("locks_none");
}

const named = (board, rep, what) => (board.reps.size > 1 ? `${rep} ${what}` : what);
