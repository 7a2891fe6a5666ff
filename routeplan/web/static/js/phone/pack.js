// Fetches what the phone holds to work without signal: today, tomorrow, the cards, the forms.
import { all, get, Refused } from "../api.js";
import { withOffset } from "./moments.js";

const PATIENCE_MS = 30_000;

const patience = () => ({ signal: AbortSignal.timeout(PATIENCE_MS) });

export async function fetchPack(notebook, rep) {
  const known = await notebook.fact("pack");
  const [pack, stores] = await Promise.all([
    packSince(known?.tag), all(`/cards?rep=${encodeURIComponent(rep)}`),
  ]);
  const fetched = withOffset(new Date());
  if (pack === null) return notebook.keepDays([], {}, { stores, fetched });
  const { days, cards, forms } = pack.content;
  return notebook.keepDays(days, cards, {
    stores, fetched, base: pack.content.member.rep.start, pack: { tag: pack.tag, days: days.map((day) => day.on) },
    forms: withOlder(forms, (await notebook.fact("forms")) ?? []),
  });
}

// {tag, content}, or null where nothing has changed since a tag was given.
async function packSince(known) {
  let tag = null;
  const headers = known ? { "If-None-Match": known } : {};
  try {
    const content = await get("/pack", { ...patience(), headers, onHeaders: (sent) => { tag = sent.get("ETag"); } });
    return { tag, content };
  } catch (error) {
    if (error instanceof Refused && error.status === 304) return null;
    throw error;
  }
}

// A visit may have been begun with a form that has a newer version by now.
function withOlder(forms, known) {
  const name = (form) => `${form.id} ${form.version}`;
  const there = new Set(forms.map(name));
  return [...forms, ...known.filter((form) => !there.has(name(form)))];
}

// Another day, looked up while there is signal; it stays on the phone as it was.
export async function fetchDay(notebook, rep, on) {
  const path = `/day-lists?rep=${encodeURIComponent(rep)}&on=${on}&cards=true`;
  const lists = await get(path, patience());
  await notebook.keepDays(lists.days, lists.cards);
}

export async function fetchCard(notebook, store) {
  const card = await get(`/cards/${encodeURIComponent(store)}`, patience());
  await notebook.keepDays([], { [store]: card });
}
