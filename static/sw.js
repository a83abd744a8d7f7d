// Answers one question: what does the reader see when a page cannot be fetched? This page. Nothing is stored, so nothing
// is left behind on a shared machine. Only navigations are touched; everything else goes straight to the network.
const page = (again) => `<!doctype html>
<html lang="nb"><meta charset="utf-8"><title>Ingen kontakt med nettet – Ressursnett</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<style>
:root{--paper:#fbf8f3;--ink:#20302f;--act:#0b5563;--on:#fff}
@media(prefers-color-scheme:dark){:root{--paper:#151b1b;--ink:#ece8df;--act:#7cc8d1;--on:#06262c}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,"Segoe UI",sans-serif}
main{max-width:32rem;margin:0 auto;padding:15vh 1.25rem 3rem}
h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.02em;margin:0 0 1rem}
a{display:inline-block;margin-top:1rem;padding:.85rem 1.4rem;border-radius:.6rem;background:var(--act);color:var(--on);font-weight:600;text-decoration:none}
a:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
</style>
<main><h1>Ingen kontakt med nettet</h1>
<p>Siden kunne ikke hentes akkurat nå. Svarene du allerede har fått bekreftet med «Lagret», er trygge hos oss.</p>
<p>${again ? "Prøv igjen når nettet er tilbake." : "Det du nettopp sendte, kom ikke fram. Gå tilbake i nettleseren, så står det der, og send på nytt."}</p>
${again ? '<a href="">Prøv igjen</a>' : ""}
</main></html>`;

const answer = (request) =>
  new Response(page(request.method === "GET"), {
    status: 503,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
      "Cache-Control": "no-store",
    },
  });

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  event.respondWith(fetch(event.request).catch(() => answer(event.request)));
});
