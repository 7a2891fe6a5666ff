// Files of the plan to take along; why there is none is told on the page, not in a file.
import { attempt, byId } from "../dom.js";
import { get } from "../api.js";
import { say } from "../words.js";

const PREFIX = "/api/v1";

export function letTakeAlong() {
  const menu = byId("take-along");
  menu.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    menu.open = false;
    take(menu.querySelector("summary"), link.getAttribute("href").replace(PREFIX, ""));
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  byId("print").addEventListener("click", () => window.print());
}

// Books of many routes take their time: until then the menu says so, and opens for no other file.
async function take(summary, path) {
  if (summary.getAttribute("aria-busy")) return;
  const { textContent: name } = summary;
  summary.setAttribute("aria-busy", "true");
  summary.textContent = say("export_waits");
  await attempt(() => fetched(path));
  summary.removeAttribute("aria-busy");
  summary.textContent = name;
}

async function fetched(path) {
  let name = "";
  const blob = await get(path, { onHeaders: (headers) => { name = fileName(headers); } });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

function fileName(headers) {
  const said = headers.get("Content-Disposition") ?? "";
  const [, encoded = ""] = said.match(/filename\*=UTF-8''([^;]+)/i) ?? [];
  const [, plain = ""] = said.match(/filename="?([^";]+)"?/i) ?? [];
  return encoded ? decodeURIComponent(encoded) : plain;
}
