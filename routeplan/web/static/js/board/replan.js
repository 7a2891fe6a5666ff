// Planning again around what is locked; the answer comes back as a change to look at.
import { get, post } from "../api.js";
import { attempt, byId, fill, notify } from "../dom.js";
import { content as given, decimal, say } from "../words.js";
import { asked } from "./judge.js";
import { locksInWords } from "./locks.js";

const UNITS_A_MINUTE = 6000;
const ENDED = ["done", "failed", "cancelled"];

export class Replanning {
  constructor(board, changes) {
    Object.assign(this, { board, changes, job: null, events: null });
    this.dialog = byId("replan-dialog");
    byId("replan").addEventListener("click", () => this.#open());
    byId("replan-form").addEventListener("submit", (event) => this.#submit(event));
    byId("replan-stop").addEventListener("click", (event) => this.#stop(event.currentTarget));
    this.dialog.addEventListener("cancel", (event) => this.job !== null && event.preventDefault());
  }

  #open() {
    byId("replan-about").textContent = say("replan_about", { locks: locksInWords(this.board) });
    this.#show(false);
    fill(byId("replan-faults"));
    this.dialog.showModal();
  }

  #show(isRunning) {
    byId("replan-settings").hidden = isRunning;
    byId("replan-course").hidden = !isRunning;
    byId("replan-progress").value = 0;
    byId("replan-said").textContent = say("replan_waits");
  }

  async #submit(event) {
    if (event.submitter?.value !== "go") return;
    event.preventDefault();
    const { board } = this;
    const body = {
      name: board.whole.entry.name,
      plan: given.plan,
      changed: asked(board.content),
      locks: board.locks,
      keep_close: byId("keep-close").checked,
      search: { seconds: Number(byId("replan-seconds").value) },
    };
    const posted = await attempt(() => post("/jobs", body), { button: event.submitter, place: byId("replan-faults") });
    if (!posted) return;
    this.job = posted.job.id;
    this.#show(true);
    this.#watch();
  }

  #watch() {
    this.events = new EventSource(`/api/v1/jobs/${this.job}/events`);
    this.events.addEventListener("progress", (event) => this.#progress(JSON.parse(event.data)));
    this.events.addEventListener("state", (event) => this.#state(JSON.parse(event.data)));
  }

  #progress({ seconds, iterations, cost, left_out: leftOut, fraction }) {
    byId("replan-progress").value = fraction;
    const values = { seconds: decimal(seconds), iterations: decimal(iterations), cost: decimal(cost / UNITS_A_MINUTE), left_out: leftOut };
    byId("replan-said").textContent = say("replan_runs", values);
  }

  async #state({ state, faults }) {
    if (!ENDED.includes(state)) return;
    this.events.close();
    const job = this.job;
    this.job = null;
    this.dialog.close();
    if (state !== "done") {
      notify(say(state === "failed" ? "replan_failed" : "replan_lost") + faults.map((fault) => ` ${fault.cause}`).join(""), { stays: true });
      return;
    }
    const answer = await attempt(() => get(`/jobs/${job}/plan`));
    if (answer) this.changes.replan(answer.plan);
  }

  #stop(button) {
    attempt(() => post(`/jobs/${this.job}/stop`), { button });
  }
}
