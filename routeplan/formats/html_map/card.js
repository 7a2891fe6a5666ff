// The card of one store.
const card = document.getElementById("card");

function make(tag, text = "", className = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

function select(number) {
  shown.selected = number;
  card.hidden = number === null;
  if (number !== null) fillCard(stores[number]);
  redraw();
}

function fillCard(store) {
  card.replaceChildren();
  card.scrollTop = 0;
  const top = make("div", "", "top");
  const close = make("button", "×");
  close.type = "button";
  close.ariaLabel = words.close;
  close.addEventListener("click", () => select(null));
  top.append(make("h2", store.name), close);
  card.append(top, cardFields(store));
  if (store.leftOut) card.append(make("p", `${words.left_out}: ${store.leftOut}`, "mark"));
  if (!store.leftOut && !store.visits.length) card.append(make("p", words.no_visits, "mark"));
  if (store.visits.length) card.append(visitTable(store));
  for (const change of store.changes) card.append(make("p", change, "mark"));
}

function cardFields(store) {
  const list = make("dl");
  const chip = make("span", classes[store.class].name, "chip");
  chip.style.background = classes[store.class].colour;
  chip.style.color = classes[store.class].ink;
  const rank = make("dd");
  rank.append(chip);
  list.append(make("dt", words.id), make("dd", store.id), make("dt", words.class), rank);
  const fields = [
    [words.rule, store.rule], [words.purposes, store.purposes], [words.kind, store.kind],
    [words.address, store.address], [words.note, store.note], [words.sales, store.sales], [words.parking, store.parking],
    ...store.extra,
  ];
  for (const [name, text] of fields) {
    if (text) list.append(make("dt", name), make("dd", text));
  }
  list.append(make("dt", words.open_in), cardLinks(store.links));
  return list;
}

function cardLinks(links) {
  const row = make("dd", "", "links");
  for (const [map, address] of Object.entries(links)) {
    const link = make("a", words[`link_${map}`]);
    link.href = address;
    link.target = "_blank";
    link.rel = "noreferrer";
    row.append(link, " ");
  }
  return row;
}

function visitTable(store) {
  const table = make("table");
  for (const visit of store.visits) {
    const row = make("tr");
    const rep = reps.length > 1 ? `${reps[visit.rep].id} ` : "";
    row.title = days[visit.day].date;
    row.append(
      make("td", days[visit.day].name),
      make("td", `${rep}${visit.label} · ${visit.order}`),
      make("td", `${visit.arrive}–${visit.leave}`, "time"),
    );
    table.append(row);
  }
  return table;
}
