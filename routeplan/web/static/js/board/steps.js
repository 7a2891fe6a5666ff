// The steps of a plan: submitted, approved or sent back, started; and how it came here.
import { all, post } from "../api.js";
import { attempt, byId, element, fill, notify } from "../dom.js";
import { content as given, dateInWords, say } from "../words.js";

// By state: which steps follow, for whom, and whether a remark is needed.
const STEPS = {
  draft: [{ word: "submit", path: "submission", right: "change" }],
  submitted: [
    { word: "approve", path: "approval", right: "sign_off", needsRemark: true },
    { word: "return", path: "return", right: "sign_off", needsRemark: true },
  ],
  approved: [{ word: "start", path: "start", right: "start" }],
  running: [],
  replaced: [],
};

export class Steps {
  // isClean: whether nothing waits to be saved; broken: how many rules the plan breaks.
  constructor(board, { isClean, broken }) {
    Object.assign(this, { board, isClean, broken, step: null });
    byId("step-form").addEventListener("submit", (event) => this.#submit(event));
  }

  render() {
    const { state } = this.board.whole.entry;
    const buttons = STEPS[state].filter((step) => given.may[step.right]).map((step, at) => element("button", {
      type: "button", class: at ? "" : "main", "data-step": step.word, onclick: () => this.#open(step),
    }, say(step.word)));
    fill(byId("steps"), ...buttons);
    this.#history();
  }

  #open(step) {
    if (!this.isClean()) {
      notify(say("unsaved_first"));
      return;
    }
    this.step = step;
    const broken = step.word === "submit" ? this.broken() : 0;
    byId("step-title").textContent = say(`${step.word}_title`);
    byId("step-broken").hidden = !broken;
    byId("step-broken-said").textContent = say("submit_broken", { n: broken });
    byId("step-on").closest("label").hidden = step.word !== "start";
    byId("step-on").required = step.word === "start";
    byId("step-on").value = nextMonday();
    byId("step-remark").required = Boolean(step.needsRemark);
    byId("step-remark-name").textContent = say(step.needsRemark ? "remark_needed" : "remark");
    byId("step-remark").value = "";
    byId("step-anyway").checked = false;
    fill(byId("step-faults"));
    byId("step-go").textContent = say(step.word);
    byId("step-dialog").showModal();
  }

  async #submit(event) {
    if (event.submitter?.value !== "go") return;
    event.preventDefault();
    const { step } = this;
    const body = { remark: byId("step-remark").value };
    if (step.word === "submit") body.with_violations = byId("step-anyway").checked;
    if (step.word === "start") body.on = byId("step-on").value;
    const done = await attempt(() => post(`/plans/${given.plan}/${step.path}`, body), { button: event.submitter, place: byId("step-faults") });
    if (!done) return;
    byId("step-dialog").close();
    sessionStorage.setItem("routeplan said", say(`done_${step.word}`));
    location.reload();
  }

  #history() {
    const { entry, steps, difference } = this.board.whole;
    const when = (at) => dateInWords(at.slice(0, 10));
    const lines = steps.map((step) => element("li", {},
      say("step", { state: say(`state_${step.state}`), when: when(step.at), who: step.who }),
      step.remark ? element("q", {}, step.remark) : null));
    const { moved, added, removed } = difference;
    const changed = say("difference", { moved: Object.keys(moved).length, added: added.length, removed: removed.length });
    fill(byId("history"), element("ol", { class: "small" }, lines),
      entry.replaces ? element("p", { class: "small" }, changed, " ",
        given.may.change ? element("a", { href: `/plans/compare?from=${entry.replaces}&to=${entry.id}` }, say("compare_before")) : null) : null);
  }
}

// Versions of the plan in the list, and whether this is the newest.
export const readVersions = (name) => all(`/plans?name=${encodeURIComponent(name)}`);

export function fillVersions(versions, entry) {
  const options = versions.map((each) => element("option", { value: String(each.id), selected: each.id === entry.id },
    `${say("version", { n: each.version })}, ${say(`state_${each.state}`)}`));
  const select = byId("versions");
  fill(select, ...options);
  select.addEventListener("change", () => location.assign(`/plans/${select.value}`));
  const next = versions.find((each) => each.replaces === entry.id);
  byId("newer").hidden = !next;
  if (next) byId("to-newest").href = `/plans/${versions.reduce((one, other) => (other.version > one.version ? other : one)).id}`;
  return !next;
}

function nextMonday() {
  const day = new Date();
  day.setDate(day.getDate() + ((8 - day.getDay()) % 7 || 7));
  const two = (value) => String(value).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

// What was done before the page came anew.
export function sayWhatWasDone() {
  const said = sessionStorage.getItem("routeplan said");
  sessionStorage.removeItem("routeplan said");
  if (said) notify(said);
}
