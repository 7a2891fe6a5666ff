// The panel: switches for routes, days and reps, the legend, the search.
function choice(text, count, isOn, onChange) {
  const line = make("label", "", "choice");
  const box = make("input");
  box.type = "checkbox";
  box.checked = isOn;
  box.addEventListener("change", () => onChange(box.checked));
  line.append(box, make("span", text, "name"), make("span", count, "count"));
  return line;
}

function switchIn(set, number, isOn) {
  if (isOn) set.add(number);
  else set.delete(number);
  redraw();
}

function groupHead(text, box, set, size) {
  const head = make("legend");
  const row = make("div", "", "row");
  row.append(make("b", text));
  for (const [name, isOn] of [[words.all, true], [words.none, false]]) {
    const button = make("button", name);
    button.type = "button";
    button.addEventListener("click", () => {
      for (let number = 0; number < size; number += 1) switchIn(set, number, isOn);
      for (const each of box.querySelectorAll("input")) each.checked = isOn;
    });
    row.append(button);
  }
  head.append(row);
  return head;
}

function fillRoutes() {
  const box = document.getElementById("routes");
  const list = make("div", "", "list");
  routes.forEach((route, number) => {
    const name = reps.length > 1 ? `${reps[route.rep].id} ${route.label}` : route.label;
    const line = choice(name, `${route.stores.length} · ${route.days.length}×`, true, (isOn) =>
      switchIn(shown.routes, number, isOn));
    line.querySelector("input").after(swatch(route));
    line.dataset.route = name;
    line.title = `${words.stops} ${route.stores.length}, ${words.days_count} ${route.days.length}`;
    list.append(line);
  });
  box.append(groupHead(words.routes, box, shown.routes, routes.length), list);
}

function swatch(route) {
  const namespace = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(namespace, "svg");
  const line = document.createElementNS(namespace, "line");
  const attributes = {
    x1: 0, x2: 30, y1: 7, y2: 7, stroke: route.colour, "stroke-width": 4,
    "stroke-dasharray": dashesOf(route.turn).join(" "),
  };
  for (const [name, value] of Object.entries(attributes)) line.setAttribute(name, value);
  picture.setAttribute("class", "swatch");
  picture.append(line);
  return picture;
}

function fillDays() {
  const box = document.getElementById("days");
  const used = new Set(routes.flatMap((route) => route.days));
  const weekdays = [...content.weekdays.keys()].filter((weekday) =>
    content.weeks.some((_, week) => used.has(7 * week + weekday)));
  const table = make("table");
  const head = make("tr");
  head.append(make("th"), ...weekdays.map((weekday) => make("th", content.weekdays[weekday])));
  table.append(head);
  content.weeks.forEach((name, week) => {
    const row = make("tr");
    row.append(make("th", name), ...weekdays.map((weekday) => dayCell(7 * week + weekday, used)));
    table.append(row);
  });
  box.append(groupHead(words.days, box, shown.days, days.length), table);
}

function dayCell(day, used) {
  const cell = make("td");
  if (!used.has(day)) return cell;
  const box = make("input");
  box.type = "checkbox";
  box.checked = true;
  const lost = content.lost.filter((each) => each.day === day).map((each) => each.why);
  cell.classList.toggle("lost", lost.length > 0);
  box.ariaLabel = box.title = [`${days[day].name} ${days[day].date}`.trim(), ...lost].join(" · ");
  box.dataset.day = day;
  box.addEventListener("change", () => switchIn(shown.days, day, box.checked));
  cell.append(box);
  return cell;
}

function fillReps() {
  const box = document.getElementById("reps");
  box.hidden = reps.length < 2;
  box.append(groupHead(words.reps, box, shown.reps, reps.length));
  reps.forEach((rep, number) => {
    const count = routes.filter((route) => route.rep === number).length;
    box.append(choice(`${rep.id} ${rep.name}`, String(count), true, (isOn) =>
      switchIn(shown.reps, number, isOn)));
  });
}

function fillLegend() {
  const box = document.getElementById("legend");
  box.replaceChildren();
  const entries = classes.map(({ name }, rank) => {
    const count = stores.filter((store) => store.class === rank).length;
    return [`${name} (${count})`, (target) => drawClassed(target, [9, 9], rank)];
  });
  entries.push([words.base, (target) => drawBase(target, [9, 10], colours)]);
  if (stores.some((store) => store.leftOut)) {
    entries.push([words.left_out, (target) => drawLeftOut(target, [9, 9], colours.text)]);
  }
  for (const [text, paint] of entries) {
    const line = make("span");
    const picture = make("canvas");
    picture.width = picture.height = 36;
    const target = picture.getContext("2d");
    target.scale(2, 2);
    paint(target);
    line.append(picture, make("span", text));
    box.append(line);
  }
}

function find(text) {
  const wanted = text.trim().toLowerCase();
  const found = [...stores.keys()].filter((number) =>
    wanted && `${stores[number].id} ${stores[number].name}`.toLowerCase().includes(wanted));
  document.getElementById("found").replaceChildren(...found.slice(0, 8).map((number) => {
    const line = make("li");
    const button = make("button", `${stores[number].id} ${stores[number].name}`);
    button.type = "button";
    button.addEventListener("click", () => {
      [view.x, view.y] = stores[number].point;
      select(number);
    });
    line.append(button);
    return line;
  }));
}

function fillPanel() {
  const texts = {
    title: content.title, summary: content.summary.join(" · "), estimated: content.estimated,
    lines: words.lines, travel: content.travel, theme: words.theme, menu: "☰",
    attribution: content.attribution,
  };
  for (const [id, text] of Object.entries(texts)) document.getElementById(id).textContent = text;
  document.getElementById("estimated").hidden = !content.estimated;
  document.querySelector("#north span").textContent = words.north;
  const search = document.getElementById("search");
  search.placeholder = search.ariaLabel = words.search;
  search.addEventListener("input", () => find(search.value));
  fillRoutes();
  fillDays();
  fillReps();
  fillLegend();
}
