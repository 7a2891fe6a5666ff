// Keeps the shell of the rep's pages and its files, so that they open without signal. Calls of
// the API pass by: what they answer is kept by the pages themselves, under the name of the user.
const CACHE = `routeplan ${KEPT.version}`;
const PATIENCE_MS = 4_000;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(shell(request));
  else if (pathname.startsWith("/static/")) event.respondWith(file(request));
});

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...KEPT.files, new Request(KEPT.shell, { credentials: "same-origin" })]);
  await self.skipWaiting();
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

// The newest shell where there is signal, else the kept one.
async function shell(request) {
  const kept = await caches.match(KEPT.shell, { ignoreVary: true });
  try {
    const signal = kept ? AbortSignal.timeout(PATIENCE_MS) : undefined;
    const answer = await fetch(request, { signal });
    if (answer.status >= 500 && kept) return kept;
    // One of another version names files that are not kept yet; its own worker keeps it.
    const isOurs = answer.ok && answer.headers.get("ETag") === `"${KEPT.version}"`;
    if (isOurs && new URL(request.url).pathname === KEPT.shell) {
      const cache = await caches.open(CACHE);
      await cache.put(KEPT.shell, answer.clone());
    }
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

// A file never changes under its name.
async function file(request) {
  const kept = await caches.match(request);
  return kept ?? fetch(request);
}
