// What a rep records, as the API takes it, and as it waits in the outbox.
import { newId, secondsOf, today, withOffset } from "./moments.js";

const SECONDS_A_DAY = 24 * 3600;

// A visit that begins now, for what is planned until the rep says otherwise. Of a stop of a day's list; day null: a visit beside the plan.
export function arrival(rep, store, day) {
  const now = new Date();
  return {
    name: store.name,
    content: { ...commonPart(rep, store, day), purposes: store.purposes ?? [], arrived_s: secondsOf(now), recorded_at: withOffset(now) },
  };
}

// The visit that was going on, ended now; of one begun on another day nobody knows when it ended.
export function ended({ name, content }) {
  const now = new Date();
  const isSameDay = content.on === today();
  // The phone's clock may have been set back meanwhile.
  const left_s = Math.min(Math.max(secondsOf(now), content.arrived_s), SECONDS_A_DAY);
  return entryOf("visit", content.id, content.on, name, {
    ...content, ...(isSameDay ? { left_s } : {}), recorded_at: withOffset(now),
  });
}

// A store that was not visited, and why.
export function skipped(rep, store, day, reason, note) {
  const content = {
    ...commonPart(rep, store, day), on: day?.on ?? today(), not_visited: reason, note,
    recorded_at: withOffset(new Date()),
  };
  return entryOf("visit", content.id, content.on, store.name, content);
}

export function newStore(content) {
  return entryOf("card", content.store.id, today(), content.store.name, content);
}

// A refused visit put right. Under an id that another visit has it could never be taken.
export function corrected(entry, content) {
  const isTakenId = (entry.faults ?? []).some((fault) => fault.code === "RP960");
  const id = isTakenId ? newId() : entry.id;
  const words = entry.kind === "visit" ? { ...content, id } : content;
  return { ...entry, id, on: content.on ?? entry.on, content: words, state: "waiting", faults: [] };
}

export function entryOf(kind, id, on, name, content) {
  return { kind, id, on, name, content, state: "waiting", wasTried: false, faults: [], at: new Date().toISOString() };
}

function commonPart(rep, store, day) {
  const plan = day?.plan ? `${day.plan.name} ${day.plan.version}` : "";
  return { id: newId(), rep, store: store.id, on: today(), planned_on: day?.on ?? null, plan };
}
