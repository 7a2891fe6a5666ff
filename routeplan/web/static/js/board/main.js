// The page of a plan: reads it, and lets calendar, list and map show and change the same thing.
import { get, post, Refused } from "../api.js";
import { attempt, byId, element, faultList, fill, notify } from "../dom.js";
import { content as given, decimal, estimate, hours, kilometres, say } from "../words.js";
import { Atlas } from "./atlas.js";
import { Board } from "./board.js";
import { Broken } from "./broken.js";
import { Calendar } from "./calendar.js";
import { Changes } from "./changes.js";
import { DayList } from "./day.js";
import { forgetAllDrafts, forgetDraft, readDraft, writeDraft } from "./draft.js";
import { Dragging } from "./drag.js";
import { leastDetour } from "./insertion.js";
import { asked, trialOf } from "./judge.js";
import { LeftOutList } from "./left_out.js";
import { isStoreLocked, lockOf, NO_LOCKS } from "./locks.js";
import { MoveDialog } from "./move.js";
import { storesOf } from "./plan.js";
import { RepDrops } from "./rep_drops.js";
import { Replanning } from "./replan.js";
import { fillVersions, readVersions, sayWhatWasDone, Steps } from "./steps.js";
import { StoreCard } from "./store_card.js";
import { letTakeAlong } from "./take_along.js";
import { Timeline } from "./timeline.js";
import { Verdict } from "./verdict.js";

class PlanPage {
  constructor(board) {
    this.board = board;
    const changes = new Changes(board);
    const move = new MoveDialog(board, changes);
    this.atlas = new Atlas(board);
    this.calendar = new Calendar(board, byId("calendar"), this.atlas.colourOf);
    this.day = new DayList(board, byId("day"), this.atlas.colourOf, changes);
    const openMove = (store, from) => move.open(store, from);
    this.card = new StoreCard(board, changes, openMove);
    this.leftOut = new LeftOutList(board, changes, openMove);
    this.broken = new Broken(board);
    this.steps = new Steps(board, { isClean: () => board.timeline.at === 0, broken: () => this.broken.count });
    this.verdict = new Verdict(board, { keep: () => this.#keep(), drop: () => this.#drop() });
    if (board.mayChange) this.#letChange(changes, openMove);
    board.addEventListener("change", () => this.#changed());
    board.addEventListener("judged", () => this.#render());
    board.addEventListener("choose", () => this.#chosen());
    board.addEventListener("point", () => this.#pointed());
  }

  start() {
    this.#fillReps();
    this.steps.render();
    this.#changed();
    this.atlas.fit();
  }

  #letChange(changes, openMove) {
    const { board } = this;
    const reps = new RepDrops(board, byId("rep-drops"));
    new Replanning(board, changes);
    new Dragging(document.body, {
      canStart: (source) => this.#draggable(source),
      over: (what, target) => reps.over(what, target),
      drop: (what, target) => this.#dropped({ changes, openMove }, what, target),
    });
    byId("undo").addEventListener("click", () => board.change((timeline) => timeline.undo()));
    byId("redo").addEventListener("click", () => board.change((timeline) => timeline.redo()));
    byId("drop-all").addEventListener("click", () => board.change((timeline) => Object.assign(timeline, Timeline.of(timeline.states[0].content))));
    byId("save-form").addEventListener("submit", (event) => this.#save(event));
    byId("save").addEventListener("click", () => (board.timeline.isProposing ? notify(say("keep_first")) : byId("save-dialog").showModal()));
    document.addEventListener("keydown", (event) => this.#onKey(event));
  }

  #draggable(source) {
    const { board } = this;
    const store = source.dataset.line ?? source.dataset.leftOut;
    const from = source.dataset.line ? { rep: board.rep, label: board.label } : null;
    if (isStoreLocked(board, store) || (from && lockOf(board, from) !== null)) return null;
    return { store, from, name: board.storeName(store) };
  }

  #dropped({ changes, openMove }, { store, from }, target) {
    const { board } = this;
    if (target.rep !== undefined) {
      board.choose({ rep: target.rep });
      openMove(store, from);
      return;
    }
    const { rep } = board;
    if (target.day === undefined) {
      const stops = storesOf(board.plan, rep, board.label);
      const isBelow = stops.includes(store) && stops.indexOf(store) < target.place;
      changes.move(store, from, { rep, label: board.label, place: target.place - (isBelow ? 1 : 0) });
      return;
    }
    const label = board.plan.calendar[rep][target.day];
    if (from?.rep === rep && from.label === label) return;
    changes.move(store, from, { rep, label, place: leastDetour(board, store, rep, label) });
    board.choose({ store });
  }

  #keep() {
    this.board.change((timeline) => timeline.keep());
  }

  #drop() {
    this.board.change((timeline) => timeline.drop());
  }

  #onKey(event) {
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    if (!isUndo || event.target.closest("input, textarea, dialog")) return;
    event.preventDefault();
    this.board.change((timeline) => (event.shiftKey ? timeline.redo() : timeline.undo()));
  }

  async #save(event) {
    if (event.submitter?.value !== "go") return;
    event.preventDefault();
    const body = { ...asked(this.board.content), remark: byId("save-remark").value };
    const made = await attempt(() => post(`/plans/${given.plan}/versions`, body), { button: event.submitter, place: byId("save-faults") });
    if (!made) return;
    forgetDraft(given.plan);
    sessionStorage.setItem("routeplan said", say("saved_version", { n: made.version }));
    location.assign(`/plans/${made.id}`);
  }

  // The change is shown at once; what it costs and breaks when the service has said so.
  async #changed() {
    const { board } = this;
    if (board.mayChange) writeDraft(given.plan, given.who, board.whole.entry.sha256, board.timeline);
    this.#render();
    if (!board.mayChange) return;
    const { content } = board;
    try {
      const [base, now] = await Promise.all([trialOf(board.timeline.base.content), trialOf(content)]);
      if (content === board.content) board.judged(now, base);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (content === board.content && board.timeline.isProposing) this.verdict.refused(error.faults);
      else if (content === board.content) notify(faultList(error.faults), { stays: true });
    }
  }

  #render() {
    for (const part of [this.calendar, this.day, this.card, this.leftOut, this.broken, this.verdict, this.atlas]) part.render();
    this.#figures();
    this.#tools();
  }

  #chosen() {
    if (this.shownRep !== this.board.rep) {
      this.shownRep = this.board.rep;
      byId("rep").value = this.board.rep;
      this.#render();
      this.atlas.fit();
      return;
    }
    this.calendar.mark();
    this.day.render();
    this.card.render();
    if (this.atlas.onlyDay) this.atlas.render();
    else this.atlas.mark();
  }

  #pointed() {
    this.calendar.mark();
    this.day.mark();
    this.atlas.mark();
  }

  #tools() {
    const { timeline, mayChange } = this.board;
    if (!mayChange) return;
    byId("undo").disabled = !timeline.canUndo;
    byId("redo").disabled = !timeline.canRedo;
    byId("unsaved").hidden = timeline.keptChanges === 0;
    byId("unsaved-said").textContent = say("kept_changes", { n: timeline.keptChanges });
  }

  #figures() {
    const { board } = this;
    const days = board.trial?.days ?? board.whole.days;
    const sum = (key) => days.reduce((total, day) => total + day[key], 0);
    byId("figure-driving").textContent = hours(sum("drive_s"));
    byId("figure-distance").textContent = kilometres(sum("drive_m"));
    byId("figure-left-out").textContent = decimal(board.plan.left_out.reduce((total, entry) => total + entry.visits, 0));
    const { estimated, travel } = board.trial ?? { estimated: board.whole.estimated, travel: board.whole.travel };
    byId("estimated").textContent = estimate(estimated, travel);
    byId("estimated").hidden = !estimated;
    byId("figure-stops").textContent = decimal(days.reduce((total, day) => total + day.stops.length, 0));
  }

  #fillReps() {
    const { board } = this;
    this.shownRep = board.rep;
    const select = byId("rep");
    fill(select, ...[...board.reps.values()].map(({ id, name }) => element("option", { value: id }, name && name !== id ? `${id} ${name}` : id)));
    select.closest("label").hidden = board.reps.size < 2;
    select.addEventListener("change", () => board.choose({ rep: select.value }));
  }
}

async function start() {
  document.addEventListener("signed-out", forgetAllDrafts);
  const [whole, places, versions] = await Promise.all([
    get(`/plans/${given.plan}`), get(`/plans/${given.plan}/places`), readVersions(given.name),
  ]);
  const mayChange = fillVersions(versions, whole.entry) && given.may.change;
  const first = Timeline.of({ plan: whole.plan, locks: NO_LOCKS, added: [], removed: [] });
  const draft = mayChange ? readDraft(given.plan, given.who, whole.entry.sha256) : null;
  document.body.classList.toggle("may-change", mayChange);
  for (const each of document.querySelectorAll("[data-changes]")) each.hidden = !mayChange;
  const page = new PlanPage(new Board({ whole, places, timeline: draft ?? first, mayChange }));
  page.start();
  for (const id of ["broken-box", "left-out-box"]) byId(id).hidden = !given.may.judge;
  letTakeAlong();
  sayWhatWasDone();
  if (draft) notify(say("restored"));
  document.body.dataset.ready = "true";
  performance.mark("ready");
}

attempt(start);
