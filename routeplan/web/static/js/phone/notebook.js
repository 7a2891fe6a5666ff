// What the phone holds for one user: days and cards to read, visits that wait to be sent.
import { openDB } from "../../vendor/idb.js";
import { dayAfter, today } from "./moments.js";

export const PREFIX = "routeplan ";
const VERSION = 1;
const DAYS_KEPT = 7;
// A store's draft goes before the visits to it, a day's report after its visits.
const TURN = { card: 0, visit: 1, report: 2 };

export class Notebook extends EventTarget {
  static async open(user) {
    const name = PREFIX + user;
    const db = await openDB(name, VERSION, {
      upgrade(made) {
        for (const [store, keyPath] of [["days", "on"], ["outbox", "id"], ["sent", "id"]]) {
          made.createObjectStore(store, { keyPath });
        }
        for (const store of ["facts", "cards"]) made.createObjectStore(store);
      },
    });
    return new Notebook(user, name, db);
  }

  constructor(user, name, db) {
    super();
    this.user = user;
    this.name = name;
    this.db = db;
    // Other tabs of this user read the same pages.
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = () => this.dispatchEvent(new Event("changed"));
  }

  close() {
    this.channel.close();
    this.db.close();
  }

  #tell() {
    this.channel.postMessage("changed");
    this.dispatchEvent(new Event("changed"));
  }

  fact(key) {
    return this.db.get("facts", key);
  }

  async keepFact(key, value) {
    await this.db.put("facts", value, key);
    this.#tell();
  }

  day(on) {
    return this.db.get("days", on);
  }

  card(store) {
    return this.db.get("cards", store);
  }

  // Days and cards as the server says them, and facts that come along; old days go.
  async keepDays(days, cards, facts = {}) {
    const change = this.db.transaction(["days", "cards", "facts", "sent"], "readwrite");
    for (const day of days) change.objectStore("days").put(day);
    for (const [store, card] of Object.entries(cards)) change.objectStore("cards").put(card, store);
    for (const [key, value] of Object.entries(facts)) change.objectStore("facts").put(value, key);
    const oldest = dayAfter(today(), -DAYS_KEPT);
    change.objectStore("days").delete(IDBKeyRange.upperBound(oldest));
    for (const entry of await change.objectStore("sent").getAll()) {
      if (entry.on < oldest) change.objectStore("sent").delete(entry.id);
    }
    await change.done;
    this.#tell();
  }

  current() {
    return this.db.get("facts", "current");
  }

  // Begins a visit, unless one is going on.
  async begin(visit) {
    const change = this.db.transaction("facts", "readwrite");
    const isFree = (await change.store.get("current")) === undefined;
    if (isFree) change.store.put(visit, "current");
    await change.done;
    this.#tell();
    return isFree;
  }

  // Adds to the visit that is going on, if it is still that one. Nobody is told: it is shown by
  // whoever writes it.
  async addToCurrent(id, part) {
    const change = this.db.transaction("facts", "readwrite");
    const visit = await change.store.get("current");
    const isSame = visit?.content.id === id;
    if (isSame) change.store.put({ ...visit, content: { ...visit.content, ...part } }, "current");
    await change.done;
    return isSame;
  }

  async dropCurrent() {
    await this.db.delete("facts", "current");
    this.#tell();
  }

  // The visit that is going on ends and waits to be sent: both in one change, or neither.
  async endCurrent(entry) {
    const change = this.db.transaction(["facts", "outbox"], "readwrite");
    change.objectStore("outbox").put(entry);
    change.objectStore("facts").delete("current");
    await change.done;
    this.#tell();
  }

  async enter(entry) {
    await this.db.put("outbox", entry);
    this.#tell();
  }

  entry(id) {
    return this.db.get("outbox", id);
  }

  // A refused entry put right, which may bear another id.
  async replace(id, entry) {
    const change = this.db.transaction("outbox", "readwrite");
    change.store.delete(id);
    change.store.put(entry);
    await change.done;
    this.#tell();
  }

  // Takes something back that the server cannot have: never tried, or refused.
  async takeBack(id) {
    const change = this.db.transaction("outbox", "readwrite");
    const entry = await change.store.get(id);
    const isOurs = entry !== undefined && (entry.state === "refused" || !entry.wasTried);
    if (isOurs) await change.store.delete(id);
    await change.done;
    this.#tell();
    return isOurs;
  }

  // Everything that has not been taken by the server, in the order in which it goes.
  async outbox() {
    const entries = await this.db.getAll("outbox");
    return entries.sort((one, other) => TURN[one.kind] - TURN[other.kind] || one.at.localeCompare(other.at));
  }

  sent() {
    return this.db.getAll("sent");
  }

  // Entries that are about to be sent, without those taken back meanwhile. From now on each stays
  // as it is: the server may have it, although no answer comes.
  async startSending(ids) {
    const change = this.db.transaction("outbox", "readwrite");
    const found = [];
    for (const id of ids) {
      const entry = await change.store.get(id);
      if (entry?.state !== "waiting") continue;
      found.push({ ...entry, wasTried: true });
      change.store.put(found.at(-1));
    }
    await change.done;
    return found;
  }

  // What the server said of entries: those it took move to what was sent, the others stay.
  async settle(verdicts) {
    const change = this.db.transaction(["outbox", "sent"], "readwrite");
    for (const { entry, isTaken, faults } of verdicts) {
      if (isTaken) {
        change.objectStore("outbox").delete(entry.id);
        change.objectStore("sent").put({ ...entry, state: "sent" });
      } else {
        change.objectStore("outbox").put({ ...entry, state: "refused", faults });
      }
    }
    await change.done;
    this.#tell();
  }

  // Forgets what was read; what was recorded and not sent stays until it is.
  async wipe() {
    const change = this.db.transaction(["facts", "days", "cards", "sent"], "readwrite");
    const current = await change.objectStore("facts").get("current");
    for (const store of ["facts", "days", "cards", "sent"]) change.objectStore(store).clear();
    if (current) change.objectStore("facts").put(current, "current");
    await change.done;
    this.#tell();
  }
}
