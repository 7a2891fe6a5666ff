// One card: what one wants to know first, the whole of it on demand, and what happened.
import { get } from "../api.js";
import { attempt, byId, fill } from "../dom.js";
import { content } from "../words.js";
import { fullCardPart } from "./full.js";
import { showChanges, showSales, showVisits } from "./records.js";
import { shortFacts } from "./short.js";
import { stepButtons } from "./steps.js";

const path = `/cards/${encodeURIComponent(content.card)}`;

async function load() {
  const card = await attempt(() => get(path), { place: byId("faults") });
  if (card === undefined) {
    fill(byId("short"));
    return;
  }
  const name = card.store.name || card.store.id;
  document.title = document.title.replace(content.card, name);
  byId("name").textContent = name;
  fill(byId("short"), shortFacts(card));
  fill(byId("steps"), stepButtons(card, path, load));
  fullCardPart(byId("full"), path, load);
  showVisits(byId("visits"), card.visits);
  if ("read full card" in content.rights) showSales(byId("sales-part"), byId("sales"), path);
  if ("read changes" in content.rights) showChanges(path);
}

load();
