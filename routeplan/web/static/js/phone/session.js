// Who is signed in here. The name alone is kept on the phone, so that without signal the right
// notebook opens; the right to call the API is in the session's cookie, which no script sees.
import { get, Refused } from "../api.js";
import { keepUser } from "../user.js";

// {me} when somebody is signed in, {me: null} when nobody is; throws when no answer came.
export async function whoIsHere() {
  try {
    const me = await get("/me", { signal: AbortSignal.timeout(15_000) });
    document.querySelector('meta[name="csrf-token"]').content = me.csrf_token;
    keepUser(me.name);
    return { me };
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return { me: null };
    throw error;
  }
}
