// Keeps the shell of the app, so that it opens without a gateway and can say so. Data is never kept: /api passes by untouched.

/** The files of this build that the app needs to start, and the build's name; written in when the app is built. */
const { build, files } = self.SHELL

const CACHE = `anju-shell-${build}`
const INDEX = '/index.html'
const PATIENCE_MS = 4_000

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell())
})

async function keepShell() {
  const cache = await caches.open(CACHE)
  await cache.addAll(files.map((file) => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'reload' })))
  await self.skipWaiting()
}

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOtherBuilds())
})

async function dropOtherBuilds() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith('anju-shell-') && name !== CACHE).map((name) => caches.delete(name)))
  await self.clients.claim()
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (!/^\/(api|health|metrics)(\/|$)/.test(pathname)) event.respondWith(page(request))
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(hashed(request))
  } else if (files.includes(pathname) && pathname !== INDEX) {
    event.respondWith(fetch(request).catch(() => kept(pathname)))
  }
})

/** The gateway's page whenever it answers: the kept one is of this build, the gateway may have another by now. */
async function page(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
    return answer.status >= 500 ? await kept(INDEX) : answer
  } catch {
    return kept(INDEX)
  }
}

/** A name with a hash in it means the same content for ever. */
async function hashed(request) {
  const cache = await caches.open(CACHE)
  // What the answer may vary by does not matter: the name says what is in it.
  const found = await cache.match(request.url, { ignoreVary: true })
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

async function kept(path) {
  const cache = await caches.open(CACHE)
  return (await cache.match(path, { ignoreVary: true })) ?? Response.error()
}
