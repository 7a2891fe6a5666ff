// Reps and their hours, changed here and sent as a rep file.
import { byId, element, faultList } from "./dom.js";
import { clock, say, weekday } from "./words.js";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MODES = ["car", "scooter", "bicycle", "foot"];
const FILE = "reps.csv";
// Headers of the file, the words beside them here, and the kind of input.
const FIELDS = [
  ["id", "rep_id"], ["name", "rep_name"], ["mode", "mode"], ["lat", "lat"], ["lon", "lon"], ["end lat", "end_lat"], ["end lon", "end_lon"],
  ["break", "break"], ["break window", "break_window"], ["auxiliary", "auxiliary"], ["overtime", "overtime"], ["most stops", "most_stops"], ["capacity", "capacity"],
];
const UNSEEN = ["datum", "country", "province", "time zone"];
const WINDOW = (window) => (window ? `${clock(window.start_s)}-${window.end_s === 86400 ? "24:00" : clock(window.end_s)}` : "");
const degrees = (value) => String(Math.round(value * 1e6) / 1e6);

function rowOf(rep) {
  const goesElsewhere = rep.end.lat !== rep.start.lat || rep.end.lon !== rep.start.lon;
  return {
    id: rep.id, name: rep.name, mode: rep.mode, lat: degrees(rep.start.lat), lon: degrees(rep.start.lon),
    "end lat": goesElsewhere ? degrees(rep.end.lat) : "", "end lon": goesElsewhere ? degrees(rep.end.lon) : "",
    ...Object.fromEntries(DAYS.map((day, number) => [day, WINDOW(rep.hours[number])])),
    break: rep.pause ? String(rep.pause.length_s / 60) : "0", "break window": WINDOW(rep.pause?.window),
    auxiliary: String(rep.auxiliary_s / 60), overtime: String(rep.overtime_s / 60),
    "most stops": rep.most_stops === null ? "" : String(rep.most_stops), capacity: rep.capacity === null ? "" : String(rep.capacity),
    datum: "WGS-84", country: rep.country ?? "", province: rep.province ?? "", "time zone": rep.time_zone ?? "",
  };
}

// Tells "change" when a rep or hours changed.
export class RepsForm extends EventTarget {
  #rows = null;
  #reps = [];

  constructor() {
    super();
    byId("edit-reps").addEventListener("click", () => this.#edit());
    byId("undo-reps").addEventListener("click", () => {
      this.forget();
      this.#tell();
    });
    byId("add-rep").addEventListener("click", () => {
      const ids = new Set(this.#rows.map((row) => row.id));
      let number = this.#rows.length + 1;
      while (ids.has(`R${number}`)) number += 1;
      this.#rows.push({ ...this.#rows.at(-1), id: `R${number}`, name: "" });
      this.#show();
      this.#tell();
    });
  }

  // What holds according to the server; changes made here stay.
  load(problem, isArchive) {
    this.#reps = problem.reps;
    byId("reps-of-archive").hidden = !isArchive;
    byId("edit-reps").disabled = isArchive;
    // Whoever types in a form keeps it.
    if (!this.#rows) this.#show();
  }

  forget() {
    this.#rows = null;
    this.#show();
  }

  // The changes as a file, as planners send them; null: there are none.
  get file() {
    if (!this.#rows) return null;
    const columns = [...FIELDS.map(([header]) => header), ...DAYS, ...UNSEEN];
    const cell = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = [columns, ...this.#rows.map((row) => columns.map((column) => row[column] ?? ""))];
    return new File([lines.map((line) => line.map(cell).join(",")).join("\r\n")], FILE, { type: "text/csv" });
  }

  // Faults of the changes, each beside its rep.
  showFaults(faults) {
    for (const place of byId("reps").querySelectorAll("[data-faults]")) {
      const own = faults.filter((fault) => fault.table === FILE && fault.row === Number(place.dataset.faults) && !fault.is_warning);
      place.replaceChildren(own.length ? faultList(own.map((fault) => ({ ...fault, where: fault.column ?? "" }))) : "");
    }
  }

  #edit() {
    this.#rows = this.#reps.map(rowOf);
    this.#show();
    byId("reps").querySelector("input")?.focus();
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }

  #show() {
    const isOpen = this.#rows !== null;
    byId("edit-reps").hidden = isOpen;
    byId("add-rep").hidden = byId("undo-reps").hidden = !isOpen;
    const shown = isOpen ? this.#rows.map((row, number) => this.#card(row, number)) : [overview(this.#reps)];
    byId("reps").replaceChildren(...shown);
  }

  #card(row, number) {
    const input = (key, label) => {
      const made = key === "mode" ? element("select", {}, MODES.map((mode) => element("option", { value: mode, selected: row.mode === mode }, say(`mode_${mode}`))))
        : element("input", { value: row[key] ?? "", maxlength: 200, size: 8, "data-key": key });
      made.addEventListener("change", () => { row[key] = made.value.trim(); this.#tell(); });
      return element("label", { class: "small" }, label, made);
    };
    const drop = element("button", { type: "button", class: "plain", disabled: this.#rows.length === 1 }, say("drop_rep", { name: row.name || row.id }));
    drop.addEventListener("click", () => { this.#rows.splice(number, 1); this.#show(); this.#tell(); });
    const like = element("button", { type: "button" }, say("like_monday"));
    like.addEventListener("click", () => {
      for (const day of DAYS) if (row[day]) row[day] = row.Mon;
      this.#show();
      this.#tell();
    });
    return element("fieldset", { class: "rep stack", "data-rep": number },
      element("legend", {}, row.name || row.id),
      element("div", { class: "fields" }, FIELDS.map(([key, word]) => input(key, say(word)))),
      element("div", { class: "fields week" }, DAYS.map((day, place) => input(day, weekday(place)))),
      element("div", { class: "row apart" }, element("span", { class: "small soft" }, say("hours_help")), element("span", { class: "row" }, like, drop)),
      element("div", { "data-faults": number + 2, role: "alert" }));
  }
}

function overview(reps) {
  const week = (rep) => rep.hours.map((window, day) => [WINDOW(window), day]).filter(([hours]) => hours);
  const hoursOf = (rep) => {
    const groups = [];
    for (const [hours, day] of week(rep)) {
      const last = groups.at(-1);
      if (last?.hours === hours && last.to === day - 1) last.to = day;
      else groups.push({ hours, from: day, to: day });
    }
    return groups.map(({ hours, from, to }) => `${weekday(from)}${to > from ? `–${weekday(to)}` : ""} ${hours}`).join(", ");
  };
  const rows = reps.map((rep) => element("tr", {}, element("td", {}, element("b", {}, rep.id), " ", rep.name === rep.id ? "" : rep.name),
    element("td", {}, say(`mode_${rep.mode}`)), element("td", {}, hoursOf(rep))));
  return element("div", { class: "scroll" }, element("table", {}, element("tbody", {}, rows)));
}
