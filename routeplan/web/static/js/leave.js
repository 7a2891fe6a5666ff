// Signing out, also without signal: the device forgets at once, and the server ends the session
// when the next request brings it the mark, whichever page sends that and whoever opens it.
import { Refused, remove } from "./api.js";
import { forget } from "./phone/forget.js";

const MARK = "routeplan_left";
const A_YEAR_S = 365 * 24 * 3_600;
const PATIENCE_MS = 5_000;

export const hasLeft = () => document.cookie.split("; ").some((each) => each.startsWith(`${MARK}=`));

// True when the server knows of it; else it will with the next request.
export async function leave() {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${MARK}=1; path=/; max-age=${A_YEAR_S}; samesite=lax${secure}`;
  await forget();
  try {
    await remove("/session", { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.status === 401;
  }
  return true;
}
