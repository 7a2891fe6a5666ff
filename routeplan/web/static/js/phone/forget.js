// Takes what was read off the device; what was recorded and not sent stays until it is.
import { forgetUser } from "../user.js";
import { Notebook, PREFIX } from "./notebook.js";

// but: the user whose notebook stays as it is; null: nobody's does.
export async function forget(but = null) {
  if (but === null) forgetUser();
  for (const { name } of (await indexedDB.databases?.()) ?? []) {
    if (!name.startsWith(PREFIX) || name === PREFIX + but) continue;
    const notebook = await Notebook.open(name.slice(PREFIX.length));
    await notebook.wipe();
    notebook.close();
  }
}
