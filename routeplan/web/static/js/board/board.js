// What the page of a plan shows: the plan with its changes, and what is chosen and pointed at.
import { daysOf, labelOf, labelsOf, storesOf, visitsOf } from "./plan.js";

const DAYS_A_WEEK = 7;
const FIRST = 0;

export class Board extends EventTarget {
  // whole, places: as the API gives them; timeline: of {plan, locks, added, removed}.
  constructor({ whole, places, timeline, mayChange }) {
    super();
    this.whole = whole;
    this.timeline = timeline;
    this.mayChange = mayChange;
    this.classes = places.classes;
    this.reps = new Map(places.reps.map((rep) => [rep.id, rep]));
    this.places = places;
    this.stores = this.#storesNow();
    this.trial = null;
    this.baseTrial = null;
    this.rep = Object.keys(whole.plan.calendar)[FIRST] ?? null;
    this.day = this.#firstBusyDay();
    this.store = null;
    this.pointed = { store: null, day: null };
  }

  get content() {
    return this.timeline.now.content;
  }

  get plan() {
    return this.content.plan;
  }

  get locks() {
    return this.content.locks;
  }

  get label() {
    return this.day === null ? null : labelOf(this.plan, this.rep, this.day);
  }

  get weeks() {
    return this.whole.cycle_days / DAYS_A_WEEK;
  }

  get labels() {
    return labelsOf(this.plan, this.rep);
  }

  // Cycle days on which this rep has a route, ascending.
  get workDays() {
    return (this.plan.calendar[this.rep] ?? []).flatMap((label, day) => (label === null ? [] : [day]));
  }

  rank(store) {
    return Math.max(0, this.classes.indexOf(this.stores.get(store)?.store_class));
  }

  storeName(store) {
    return this.stores.get(store)?.name || store;
  }

  visits(store) {
    return visitsOf(this.plan, store);
  }

  // Visits that a store on no day lacks, as the checker has counted them.
  missingVisits(store) {
    if (this.visits(store).length) return 0;
    const short = this.trial?.violations.find((each) => each.code === "PV01" && each.store === store);
    return short?.by ?? 0;
  }

  // Of a day: its stops with clock times; without them until the change has been judged.
  dayOf(rep, day) {
    const label = labelOf(this.plan, rep, day);
    const stores = label === null ? [] : storesOf(this.plan, rep, label);
    const days = this.trial?.days ?? (this.timeline.at === 0 ? this.whole.days : []);
    const planned = days.find((each) => each.rep === rep && each.day === day);
    const isTimed = planned?.stops.length === stores.length;
    return { rep, day, label, stores, planned: isTimed ? planned : null };
  }

  // Seconds of work that a rep's day has room for; 0: a day off.
  roomOf(rep, day) {
    return this.reps.get(rep)?.room_s[day % DAYS_A_WEEK] ?? 0;
  }

  choose({ rep = this.rep, day = this.day, store = this.store }) {
    const isSameRep = rep === this.rep;
    Object.assign(this, { rep, store });
    this.day = isSameRep || day !== this.day ? day : this.#firstBusyDay();
    if (this.store !== null && !this.stores.has(this.store)) this.store = null;
    this.#tell("choose");
  }

  point({ store = null, day = null }) {
    if (store === this.pointed.store && day === this.pointed.day) return;
    this.pointed = { store, day };
    this.#tell("point");
  }

  change(act) {
    act(this.timeline);
    this.trial = null;
    this.stores = this.#storesNow();
    if (this.day !== null && this.label === null) this.day = this.#firstBusyDay();
    if (this.store !== null && !this.stores.has(this.store)) this.store = null;
    this.#tell("change");
  }

  judged(trial, baseTrial) {
    this.trial = trial;
    this.baseTrial = baseTrial;
    this.#tell("judged");
  }

  daysOfLabel(label, rep = this.rep) {
    return daysOf(this.plan, rep, label);
  }

  #storesNow() {
    const { added, removed } = this.content;
    const stays = this.places.stores.filter((store) => !removed.includes(store.id));
    return new Map([...stays, ...added].map((store) => [store.id, store]));
  }

  #firstBusyDay() {
    const labels = this.plan.calendar[this.rep] ?? [];
    const busy = labels.findIndex((label) => label !== null && storesOf(this.plan, this.rep, label).length);
    return busy >= 0 ? busy : null;
  }

  #tell(name) {
    this.dispatchEvent(new Event(name));
  }
}
