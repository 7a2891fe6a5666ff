// The checker's and the cost's word on a changed plan, asked once a change.
import { post } from "../api.js";
import { content as given } from "../words.js";

const found = new WeakMap();

// What a call takes that is about a changed plan.
export function asked({ plan, added, removed }) {
  return {
    plan: { ...given.file, ...plan },
    stores: { add: added.map((store) => store.id), remove: removed },
  };
}

export function trialOf(content) {
  if (!found.has(content)) {
    const answer = post(`/plans/${given.plan}/trials`, asked(content));
    // What was refused may be asked again.
    answer.catch(() => found.delete(content));
    found.set(content, answer);
  }
  return found.get(content);
}

const keyOf = ({ code, where, cause }) => `${code} ${where} ${cause}`;

// Violations of a trial against another: {fresh, old, mended}.
export function compared(before, after) {
  const then = new Set(before.violations.map(keyOf));
  const now = new Set(after.violations.map(keyOf));
  return {
    fresh: after.violations.filter((each) => !then.has(keyOf(each))),
    old: after.violations.filter((each) => then.has(keyOf(each))),
    mended: before.violations.filter((each) => !now.has(keyOf(each))),
  };
}

// Minutes by what costs them, the difference of two trials: {driving, ..., total}.
export function costBetween(before, after) {
  const parts = Object.entries(after.cost_min);
  return Object.fromEntries(parts.map(([part, amount]) => [part, amount.after - before.cost_min[part].after]));
}

// Days whose work time differs: [{rep, day, before, after}], in seconds.
export function loadsBetween(before, after) {
  const keyed = (trial) => new Map(trial.days.map((each) => [`${each.day} ${each.rep}`, each]));
  const [then, now] = [keyed(before), keyed(after)];
  return [...new Set([...then.keys(), ...now.keys()])]
    .map((key) => ({
      ...(now.get(key) ?? then.get(key)),
      before: then.get(key)?.work_s ?? 0,
      after: now.get(key)?.work_s ?? 0,
    }))
    .filter((each) => each.before !== each.after)
    .sort((one, other) => one.day - other.day);
}
