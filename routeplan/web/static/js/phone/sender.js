// Sends what waits in a notebook, each thing exactly once however often the signal breaks:
// everything has an id made here, and stays until the server says that it has it.
import { get, post, Refused } from "../api.js";
import { whoIsHere } from "./session.js";

const AT_ONCE = 100;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
const PATIENCE_MS = 60_000;

class Paused extends Error {
  constructor(state) {
    super(state);
    this.state = state;
  }
}

export class Sender extends EventTarget {
  // state: idle, sending, no_signal, signed_out, or other_user.
  constructor(notebook) {
    super();
    this.notebook = notebook;
    this.state = "idle";
    this.pauseMs = FIRST_PAUSE_MS;
    this.run = null;
  }

  // Asked again while it runs, it runs once more, so that nothing just entered is left behind.
  async drain() {
    clearTimeout(this.timer);
    if (this.run) {
      this.again = true;
      await this.run;
      return;
    }
    this.run = this.#drainAll();
    await this.run.finally(() => { this.run = null; });
  }

  async #drainAll() {
    do {
      this.again = false;
      // Of several tabs one sends; the others find nothing left when their turn comes. Plain http
      // has no locks: there two may send at once, and the ids alone keep it to one of each.
      const name = `${this.notebook.name} outbox`;
      await (navigator.locks ? navigator.locks.request(name, () => this.#sendAll()) : this.#sendAll());
    } while (this.again && this.state === "idle");
  }

  async #sendAll() {
    try {
      for (let due = await this.#due(); due.length; due = await this.#due()) {
        this.#say("sending");
        await this.#send(due);
      }
      this.pauseMs = FIRST_PAUSE_MS;
      this.#say("idle");
    } catch (error) {
      const state = stateAfter(error);
      if (state === null) throw error;
      this.#say(state);
      if (state === "no_signal") this.#tryLater();
    }
  }

  #say(state) {
    if (state === this.state) return;
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }

  #tryLater() {
    this.timer = setTimeout(() => this.drain(), this.pauseMs);
    this.pauseMs = Math.min(2 * this.pauseMs, LONGEST_PAUSE_MS);
  }

  // The next things of one kind; a visit to a store whose draft was refused waits for it.
  async #due() {
    const entries = await this.notebook.outbox();
    const unknown = new Set(entries.filter((entry) => entry.kind === "card").map((entry) => entry.id));
    const waiting = entries.filter((entry) => entry.state === "waiting"
      && !(entry.kind === "visit" && unknown.has(entry.content.store)));
    const kind = waiting[0]?.kind;
    return waiting.filter((entry) => entry.kind === kind).slice(0, kind === "visit" ? AT_ONCE : 1);
  }

  async #send(entries) {
    // Nothing is tried that cannot leave: until then the rep may take it back.
    if (!navigator.onLine) throw new Paused("no_signal");
    const tried = await this.notebook.startSending(entries.map((entry) => entry.id));
    if (!tried.length) return;
    try {
      await this.notebook.settle(await this.#withToken(() => SENDING[tried[0].kind](tried)));
    } catch (error) {
      if (!isVerdict(error)) throw error;
      if (tried.length === 1) await this.notebook.settle([refused(tried[0], error.faults)]);
      // One that cannot even be read must not keep the others out.
      else for (const entry of tried) await this.#send([entry]);
    }
  }

  // A session that was opened anew has another token; one of another user sends nothing of ours.
  async #withToken(send) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Refused && isStale(error))) throw error;
      const { me } = await whoIsHere();
      if (me === null) throw new Paused("signed_out");
      if (me.name !== this.notebook.user) throw new Paused("other_user");
      return send();
    }
  }
}

const SENDING = {
  async visit(entries) {
    const visits = entries.map((entry) => entry.content);
    const { receipts } = await post("/visits/batches", { visits }, patience());
    return receipts.map((receipt, place) => (receipt.status === "refused"
      ? refused(entries[place], receipt.faults) : taken(entries[place])));
  },

  async card([entry]) {
    try {
      await post("/cards", entry.content, patience());
    } catch (error) {
      const isThere = error instanceof Refused && error.faults.some((fault) => fault.code === "RP912");
      // The id was made here: a card that has it came from this very draft, its answer lost.
      const card = isThere && await get(`/cards/${encodeURIComponent(entry.id)}`, patience());
      if (!card || card.store.name !== entry.content.store.name) throw error;
    }
    return [taken(entry)];
  },

  async report([entry]) {
    await post("/day-reports", entry.content, patience());
    return [taken(entry)];
  },
};

const patience = () => ({ signal: AbortSignal.timeout(PATIENCE_MS) });
const taken = (entry) => ({ entry, isTaken: true });
const refused = (entry, faults) => ({ entry, isTaken: false, faults });
const isStale = (error) => error.status === 403 && error.faults.some((fault) => fault.code === "RP879");
const MEANS_LATER = new Set([0, 401, 408, 429]);

// Whether an answer says something of what was sent, and not only of the moment.
function isVerdict(error) {
  return error instanceof Refused && !isStale(error) && error.status < 500 && !MEANS_LATER.has(error.status);
}

function stateAfter(error) {
  if (error instanceof Paused) return error.state;
  if (!(error instanceof Refused)) return null;
  return error.status === 401 ? "signed_out" : "no_signal";
}
