// What waits for somebody: urgent reports, plans and cards.
import { all, get, post } from "../api.js";
import { attempt, byId, element, fill } from "../dom.js";
import { cardLink, cardPath } from "../links.js";
import { answersOf, factList, formsById, formTitle, showVisit } from "../visit_dialog.js";
import { moment, say } from "../words.js";

let told = "";

export async function showWaiting() {
  const found = await attempt(() => Promise.all([
    get("/urgent-reports?limit=100"), all("/plans?state=submitted"), all("/due"), formsById(),
  ]));
  if (found === undefined) return;
  const [reports, plans, due, forms] = found;
  // What has not changed stays, and with it where the keyboard is.
  const now = JSON.stringify([reports, plans, due]);
  if (now === told) return;
  told = now;
  const names = await namesOf(new Set(reports.items.map(({ visit }) => visit.store)));
  const parts = [reportPart(reports.items, forms, names), planPart(plans), cardPart(due)].filter(Boolean);
  fill(byId("waiting"), ...(parts.length ? parts : [element("p", { class: "empty" }, say("nothing_waiting"))]));
}

// Names of a few stores by id; a store that one may not see stays without.
async function namesOf(stores) {
  const nameOf = async (store) => [store, await get(cardPath(store)).then((card) => card.store.name, () => "")];
  return new Map(await Promise.all([...stores].map(nameOf)));
}

const titled = (title, ...more) => element("section", { class: "stack" }, element("h3", {}, title), ...more);

function reportPart(reports, forms, names) {
  if (reports.length === 0) return null;
  return titled(`${say("urgent_reports")} (${reports.length})`, element("ul", { class: "plain-list apart" }, reports.map((each) => reportLine(each, forms, names))));
}

function reportLine({ visit, received_at: at }, forms, names) {
  const urgent = visit.forms.filter((each) => each.urgent);
  const seen = element("button", { type: "button", class: "main", "aria-label": `${say("seen")}: ${visit.store}` }, say("seen"));
  seen.addEventListener("click", () => attempt(async () => {
    await post(`/urgent-reports/${encodeURIComponent(visit.id)}/seen`);
    await showWaiting();
  }, { button: seen }));
  return element(
    "li", { class: "urgent stack" },
    element("div", { class: "row apart nowrap" }, element("span", {}, cardLink(visit.store, names.get(visit.store) || visit.store), ` · ${visit.rep} · ${moment(at)}`), seen),
    urgent.map((filled) => {
      const form = forms.get(`${filled.form} ${filled.version}`);
      return [element("b", {}, formTitle(filled, form)), factList(answersOf(filled, form))];
    }).flat(),
    element("div", {}, element("button", { type: "button", class: "link", onclick: () => showVisit(visit.id) }, say("visit"))),
  );
}

function planPart(plans) {
  if (plans.length === 0) return null;
  return titled(`${say("plans")} (${plans.length})`, element("ul", { class: "plain-list" }, plans.map((plan) => element(
    "li", {}, element("a", { href: `/plans/${plan.id}` }, say("version", { name: plan.name, n: plan.version })),
    element("span", { class: "soft" }, ` · ${plan.reps.join(", ")} · ${plan.made_by}, ${moment(plan.made_at)}`),
  ))));
}

function cardPart(due) {
  const drafts = due.filter((each) => each.what === "approval");
  const reviews = due.filter((each) => each.what === "review");
  if (due.length === 0) return null;
  const line = (what, word, some) => (some.length ? element(
    "li", {}, element("a", { href: `/cards?due=${what}` }, say(word, { n: some.length })), " ", overOf(some),
  ) : null);
  return titled(say("cards"), element("ul", { class: "plain-list" }, line("approval", "drafts_waiting", drafts), line("review", "reviews_waiting", reviews)));
}

function overOf(some) {
  const over = some.filter((each) => each.days_over > 0).length;
  return over ? element("span", { class: "chip bad" }, say("reviews_over", { n: over })) : "";
}
