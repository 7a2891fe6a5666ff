// Calls of the API. Every one of them either gives the answer or throws what is wrong.
import { say } from "./words.js";

const PREFIX = "/api/v1";
const SAFE = new Set(["GET", "HEAD"]);

export class Refused extends Error {
  // faults: [{code, where, cause, remedy}]; status 0: no answer came.
  constructor(status, faults) {
    super(faults.map((fault) => `${fault.code} ${fault.where}`).join(", "));
    this.status = status;
    this.faults = faults;
  }
}

export const get = (path, more = {}) => call("GET", path, more);
export const post = (path, body, more = {}) => call("POST", path, withJson(body, more));
export const put = (path, body, more = {}) => call("PUT", path, withJson(body, more));
export const patch = (path, body, more = {}) => call("PATCH", path, withJson(body, more));
export const remove = (path, more = {}) => call("DELETE", path, more);
export const upload = (path, form, more = {}) => call("POST", path, { body: form, ...more });

function withJson(body, more) {
  const headers = { "Content-Type": "application/json", ...more.headers };
  return { ...more, body: JSON.stringify(body ?? {}), headers };
}

async function call(method, path, { body, headers = {}, signal, onHeaders } = {}) {
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const ours = SAFE.has(method) || !token ? {} : { "X-CSRF-Token": token };
  const request = { method, body, signal, headers: { ...ours, ...headers } };
  const answer = await fetch(PREFIX + path, request).catch((error) => {
    if (error.name === "AbortError") throw error;
    const fault = { code: "", where: "", cause: say("no_answer"), remedy: "" };
    throw new Refused(0, [fault]);
  });
  if (!answer.ok) throw new Refused(answer.status, await faultsOf(answer));
  onHeaders?.(answer.headers);
  if (answer.status === 204) return null;
  const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  return isJson ? answer.json() : answer.blob();
}

async function faultsOf(answer) {
  try {
    return (await answer.json()).faults;
  } catch {
    return [{ code: String(answer.status), where: "", cause: answer.statusText, remedy: "" }];
  }
}

// All items of a list that comes in pages.
export async function all(path) {
  const items = [];
  let next = "";
  do {
    const join = path.includes("?") ? "&" : "?";
    const page = await get(`${path}${join}limit=500${next && `&after=${encodeURIComponent(next)}`}`);
    items.push(...page.items);
    next = page.next === null ? "" : String(page.next);
  } while (next);
  return items;
}
