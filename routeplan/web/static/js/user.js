// The name of who signed in on this device last; nobody after signing out.
export const NAME = "routeplan user";

export const lastUser = () => localStorage.getItem(NAME);
export const keepUser = (name) => localStorage.setItem(NAME, name);
export const forgetUser = () => localStorage.removeItem(NAME);
