// The day's report, as the service makes it from the visits, on its way to the supervisor.
import { get, Refused } from "../api.js";
import { element, faultList } from "../dom.js";
import { clock, dateInWords, say } from "../words.js";
import { isDate, secondsOf, today } from "./moments.js";
import { entryOf } from "./records.js";

export async function report(phone, wanted) {
  const on = isDate(wanted) ? wanted : today();
  const [entries, current] = await Promise.all([phone.notebook.outbox(), phone.notebook.current()]);
  const visits = entries.filter((entry) => entry.kind === "visit");
  const isWaiting = entries.some((entry) => entry.kind === "report" && entry.content.on === on);
  const mark = (...said) => element("p", { class: "mark-line" }, ...said);
  return [
    element("h1", {}, say("report_of", { date: dateInWords(on) })),
    current ? mark(say("report_open", { name: current.name })) : null,
    visits.length ? mark(say("report_waiting", { n: visits.length })) : null,
    isWaiting ? mark(say("report_goes")) : sendingForm(phone, on),
    ...await asTheServiceSays(phone, on),
  ];
}
report.isLive = true;

function sendingForm(phone, on) {
  const note = element("textarea", { name: "note", id: "report-note", rows: 2, maxlength: 2000 });
  const form = element(
    "form", { class: "card stack" }, element("label", {}, say("report_note"), note),
    element("button", { class: "main", id: "send-report" }, say("report_send")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sendReport(phone, on, note.value.trim());
  });
  return form;
}

// It goes after the visits that it is made from.
async function sendReport(phone, on, note) {
  const name = say("report_of", { date: dateInWords(on) });
  await phone.notebook.enter(entryOf("report", `report ${on}`, on, name, { rep: phone.rep, on, note }));
  phone.sender.drain();
}

async function asTheServiceSays(phone, on) {
  const rep = encodeURIComponent(phone.rep);
  try {
    const [made, lines] = await Promise.all([
      get(`/reports/daily?rep=${rep}&on=${on}`), get(`/day-reports?first=${on}&rep=${rep}`),
    ]);
    const sent = lines.items[0]?.sent;
    return [sent ? sentLine(sent) : null, ...made.sections.filter((each) => each.rows.length).map(section)];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return [error.status === 0 ? element("p", { class: "empty" }, say("report_needs_signal")) : faultList(error.faults)];
  }
}

const sentLine = (sent) => element("p", { class: "row", id: "report-sent" },
  element("span", { class: "chip good" }, say("sent")),
  say("report_sent", { version: sent.version, time: clock(secondsOf(new Date(sent.sent_at))) }));

// What a figure means is told at length where there is room for it, its key to programs.
const ELSEWHERE = ["definition", "key"];

function section({ title, columns: all, rows }) {
  const columns = all.filter((column) => !ELSEWHERE.includes(column.key));
  return element("section", { class: "card stack" }, element("h2", {}, title), element(
    "div", { class: "scroll", tabindex: 0, role: "region", "aria-label": title },
    element("table", {},
      element("thead", {}, element("tr", {}, ...columns.map((column) => element("th", { scope: "col" }, column.head)))),
      element("tbody", {}, ...rows.map((row) => element("tr", {}, ...columns.map((column) =>
        element("td", { class: column.kind === "text" ? null : "number" }, row[column.key]?.text ?? "")))))),
  ));
}
