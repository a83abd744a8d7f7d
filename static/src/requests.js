// What happens around an htmx request: the CSRF header goes out on our own addresses only; trouble is told, and what was
// typed stays where it is. A fragment is always swapped, whatever its status (422 form errors); a whole page never is.
import { say, words } from "./voice.js";

const dirty = new Set();
const wholePage = (text) => /^\s*(<!doctype|<html)/i.test(text);

function sameOrigin(address) {
  return new URL(address, location.href).origin === location.origin;
}

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  ctx.sent = ctx.sourceElement.value;
  const token = document.querySelector('meta[name="csrf-token"]')?.content;
  if (token && ctx.request.method !== "GET" && sameOrigin(ctx.request.action)) {
    ctx.request.headers["X-CSRFToken"] = token;
  }
});

// The server answered with a page of its own instead of a fragment: log-in after an expired session (follow it; the
// server has kept the answer), or an error page (say its heading and first sentence, leave this page as it is).
document.addEventListener("htmx:before:swap", (event) => {
  const { ctx } = event.detail;
  if (!ctx.response || ctx.select || ctx.target === document.body || !wholePage(ctx.text)) return;
  event.preventDefault();
  if (ctx.response.status < 400) return location.assign(ctx.response.raw.url);
  const page = new DOMParser().parseFromString(ctx.text, "text/html");
  const told = ["h1", ".error__text"].map((part) => page.querySelector(part)?.textContent.trim()).filter(Boolean);
  say(told.length ? [told.join(". "), words("kept")].join(" ") : words("failed"));
});

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (!ctx.response || ctx.response.status >= 400) return;
  if (ctx.sourceElement.value === ctx.sent) dirty.delete(ctx.sourceElement);
  say("");
});

// No answer at all: the network is down, or it took too long.
document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (ctx?.request && !ctx.response) say(words("offline"));
});

// What saves itself tries again by itself when the network is back, and when the page is put away.
function saveAgain() {
  for (const area of dirty) if (area.isConnected) htmx.trigger(area, "autosave");
}
document.addEventListener("input", ({ target }) => {
  if (target.matches?.("[data-autosave]")) dirty.add(target);
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") saveAgain();
});
addEventListener("online", () => {
  say(dirty.size ? words("online") : "");
  saveAgain();
});
