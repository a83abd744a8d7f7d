// The service worker answers navigations when the network fails, and nothing else. It keeps nothing.
if ("serviceWorker" in navigator && isSecureContext) {
  navigator.serviceWorker.register("/static/sw.js", { scope: "/" }).catch(() => {});
}
