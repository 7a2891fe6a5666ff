// The rep's pages: opens the notebook of whoever is signed in, shows views, keeps in touch.
import { Refused } from "../api.js";
import { byId, element, faultList, fill, notify } from "../dom.js";
import { hasLeft } from "../leave.js";
import { lastUser, NAME } from "../user.js";
import { say } from "../words.js";
import { add } from "./add_view.js";
import { showDay } from "./day_view.js";
import { files } from "./files_view.js";
import { forget } from "./forget.js";
import { prepareMenu } from "./menu.js";
import { newStoreView } from "./new_store_view.js";
import { Notebook } from "./notebook.js";
import { order } from "./order_view.js";
import { correct, outbox } from "./outbox_view.js";
import { fetchPack } from "./pack.js";
import { report } from "./report_view.js";
import { askTimes } from "./rest.js";
import { Sender } from "./sender.js";
import { whoIsHere } from "./session.js";
import { keepShell } from "./shell.js";
import { tellState } from "./state.js";
import { showStop } from "./stop_view.js";
import { visit } from "./visit_view.js";

const VIEWS = { day: showDay, stop: showStop, visit, outbox, correct, add, store: newStoreView, order, report, files };
const SIGN_IN = `/sign-in?next=${encodeURIComponent("/rep/")}`;
const FRESH_MS = 5 * 60_000;
const TRIED_AGAIN_MS = 30_000;

// signal: ok, no_signal, signed_out, or null while nothing was tried.
const phone = { rep: null, notebook: null, sender: null, signal: null, metAt: 0, show };

async function openNotebook(user) {
  phone.notebook = await Notebook.open(user);
  phone.rep = (await phone.notebook.fact("me"))?.rep ?? null;
  phone.sender = new Sender(phone.notebook);
  phone.notebook.addEventListener("changed", changed);
  phone.sender.addEventListener("state", senderChanged);
}

let meeting = Promise.resolve();

// One meeting after the other: two at once might open two notebooks.
function meet() {
  meeting = meeting.catch(() => {}).then(sayHello);
  return meeting;
}

// Who is signed in, what waits goes out, what is new comes in.
async function sayHello() {
  phone.metAt = Date.now();
  try {
    const { me } = await whoIsHere();
    if (me === null) return await metNobody();
    if (me.rep === null) return location.replace("/");
    // What somebody else has read on this phone goes before anything new is shown.
    await forget(me.name);
    if (phone.notebook === null) await openNotebook(me.name);
    if (me.name !== phone.notebook.user) return location.reload();
    phone.rep = me.rep;
    phone.signal = "ok";
    await phone.notebook.keepFact("me", me);
    await phone.sender.drain();
    await fetchPack(phone.notebook, phone.rep);
    await askTimes(phone);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    metTrouble(error);
    await changed();
  }
  return undefined;
}

// A refusal is no lack of signal: what is held already stays, and what is wrong is told.
function metTrouble(error) {
  if (error.status === 401) phone.signal = "signed_out";
  else if (error.status === 0 || error.status >= 500) phone.signal = "no_signal";
  else notify(faultList(error.faults), { stays: true });
}

async function metNobody() {
  // Who never signed in here has nothing to see.
  if (phone.rep === null) return location.replace(SIGN_IN);
  phone.signal = "signed_out";
  return changed();
}

async function senderChanged() {
  const { state } = phone.sender;
  if (state === "other_user") return location.reload();
  if (state === "signed_out" || state === "no_signal") phone.signal = state;
  else if (state === "idle") phone.signal = "ok";
  return tellState(phone, SIGN_IN);
}

let turn = 0;

// Shows the view that the address names; another one asked for meanwhile wins.
async function show() {
  const mine = ++turn;
  const [name, ...parts] = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  const view = VIEWS[name] ?? showDay;
  if (phone.notebook === null || phone.rep === null) return showNothing();
  const nodes = await view(phone, ...parts);
  if (mine !== turn) return false;
  phone.isLive = view.isLive ?? false;
  fill(byId("view"), nodes);
  return true;
}

function showNothing() {
  const text = phone.signal !== "no_signal" ? say("loading") : say(hasLeft() ? "left_without_signal" : "never_here");
  fill(byId("view"), element("p", { class: "empty" }, text));
  phone.isLive = true;
  return true;
}

async function goTo() {
  if (!await show()) return;
  window.scrollTo(0, 0);
  byId("main").focus();
}

const isTyping = () => document.activeElement?.matches("#view textarea, #view input:not([type=date])") ?? false;

// Shows the same view anew, and leaves the finger where it was.
async function changed() {
  await tellState(phone, SIGN_IN);
  if (!phone.isLive || isTyping()) return;
  const focus = document.activeElement?.id;
  const open = [...document.querySelectorAll("#view details[open]")].map((each) => each.id);
  if (!await show()) return;
  for (const id of open.filter(Boolean)) byId(id)?.setAttribute("open", "");
  if (focus) byId(focus)?.focus();
}

function meetWhenSeen() {
  const waits = phone.signal === "ok" ? FRESH_MS : TRIED_AGAIN_MS;
  if (document.visibilityState === "visible" && Date.now() - phone.metAt > waits) meet();
}

async function start() {
  keepShell();
  prepareMenu(phone);
  if (hasLeft()) await forget();
  const user = lastUser();
  if (user !== null) await openNotebook(user);
  await goTo();
  window.addEventListener("hashchange", goTo);
  window.addEventListener("online", meet);
  window.addEventListener("offline", () => { phone.signal = "no_signal"; tellState(phone, SIGN_IN); });
  // In another tab somebody else has signed in, or this user out.
  window.addEventListener("storage", (event) => { if (event.key === NAME) location.reload(); });
  document.addEventListener("visibilitychange", meetWhenSeen);
  setInterval(meetWhenSeen, TRIED_AGAIN_MS);
  await meet();
}

start();
