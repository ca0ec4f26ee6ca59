import { pushNotice } from './push-notice';

declare const self: ServiceWorkerGlobalScope;

// Requests to other origins (the database's streams) are none of Angular's worker's business: it would slow them down and
// turn a lost network into a 504.
self.addEventListener('fetch', (event) => {
  if (new URL(event.request.url).origin !== self.location.origin) event.stopImmediatePropagation();
});

// Ours come first and end there: Angular's worker has handlers for both events, and a push must be shown once.
self.addEventListener('push', (event) => {
  event.stopImmediatePropagation();
  const { title, options } = pushNotice(read(event.data));
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener('notificationclick', (event) => {
  event.stopImmediatePropagation();
  event.notification.close();
  const { link } = event.notification.data as { link: string };
  event.waitUntil(open(new URL(link, self.location.origin).href));
});

self.importScripts('/ngsw-worker.js');

function read(data: PushMessageData | null): unknown {
  try {
    return data?.json();
  } catch {
    return null;
  }
}

/** Brings an open window to the page, or opens one. */
async function open(url: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const [window] = windows;
  if (!window) {
    await self.clients.openWindow(url);
    return;
  }
  await window.focus();
  await window.navigate(url);
}
