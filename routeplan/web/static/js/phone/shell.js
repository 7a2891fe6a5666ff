// The worker that keeps this page on the phone.
export function keepShell() {
  // Plain http has none; the pages then need signal to open, and nothing else changes.
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("/rep/sw.js", { scope: "/rep/" });
  // Browsers may clear what a site keeps when space is short, unless they are asked not to.
  navigator.storage?.persist?.();
}
