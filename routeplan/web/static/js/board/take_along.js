// Files of the plan to take along; why there is none is told on the page, not in a file.
import { attempt, byId } from "../dom.js";
import { get } from "../api.js";

const PREFIX = "/api/v1";

export function letTakeAlong() {
  const menu = byId("take-along");
  menu.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    menu.open = false;
    attempt(() => fetched(link.getAttribute("href").replace(PREFIX, "")));
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  byId("print").addEventListener("click", () => window.print());
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
