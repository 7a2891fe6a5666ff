// Changes that are not saved yet outlive a reload: they stay in this browser, for this user.
import { Timeline } from "./timeline.js";

const keyOf = (plan) => `routeplan plan ${plan}`;

export function readDraft(plan, who, sha256) {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(plan)));
    if (kept?.who === who && kept.sha256 === sha256) return new Timeline(kept.states, kept.at);
  } catch {
    // What cannot be read is not there.
  }
  forgetDraft(plan);
  return null;
}

export function writeDraft(plan, who, sha256, timeline) {
  if (timeline.states.length === 1) {
    forgetDraft(plan);
    return;
  }
  const whole = { who, sha256, states: timeline.states, at: timeline.at };
  const short = { who, sha256, states: [timeline.states[0], { ...timeline.now, isKept: true }], at: 1 };
  // Where there is no room for every step, the last one will do.
  if (!wrote(plan, whole)) wrote(plan, short);
}

function wrote(plan, kept) {
  try {
    localStorage.setItem(keyOf(plan), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(plan) {
  localStorage.removeItem(keyOf(plan));
}

export function forgetAllDrafts() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(keyOf("")));
  for (const key of keys) localStorage.removeItem(key);
}
