// What happens around an htmx request: the CSRF header goes out on our own addresses only; trouble is told, and what was
// typed stays where it is. A fragment is always swapped, whatever its status (422 form errors); a whole page never is.
import { isSaying, say, words } from "./voice.js";

const dirty = new Set(); // fields with something written in them that is not saved
const waiting = () => [...dirty].filter((area) => area.isConnected);
const NOTE = ".note__form textarea";
const wholePage = (text) => /^\s*(<!doctype|<html)/i.test(text);

function sameOrigin(address) {
  return new URL(address, location.href).origin === location.origin;
}

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  const form = ctx.sourceElement.form ?? ctx.sourceElement;
  ctx.sent = [...dirty].filter((area) => area.form === form).map((area) => [area, area.value]);
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
  if (ctx.response.status < 400) {
    dirty.clear();
    return location.assign(ctx.response.raw.url);
  }
  const page = new DOMParser().parseFromString(ctx.text, "text/html");
  const told = ["h1", ".error__text"].map((part) => page.querySelector(part)?.textContent.trim()).filter(Boolean);
  say(told.length ? [told.join(". "), words("kept")].join(" ") : words("failed"));
});

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.response?.status === 422) keepRefused();
  if (!ctx.response || ctx.response.status === 204 || ctx.response.status >= 400) return;
  for (const [area, text] of ctx.sent ?? []) if (area.value === text || !area.value) dirty.delete(area);
  say("");
});

// No answer at all: the network is down, or it took too long.
document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (ctx?.request && !ctx.response) say(words("offline"));
});

// An answer came, also one with nothing new: we have contact again.
document.addEventListener("htmx:before:response", () => {
  if (isSaying(words("offline"))) say("");
});

// What saves itself tries again by itself when the network is back, and when the page is put away.
function saveAgain() {
  for (const area of waiting()) if (area.matches("[data-autosave]")) htmx.trigger(area, "autosave");
}
document.addEventListener("input", ({ target }) => {
  if (target.matches?.(`${NOTE}, [data-autosave]`)) dirty.add(target);
});

// A note that was refused comes back from the server with its text: it stands here, and nowhere else.
function keepRefused() {
  for (const area of document.querySelectorAll(`${NOTE}[aria-invalid]`)) if (area.value) dirty.add(area);
}
keepRefused();
addEventListener("beforeunload", (event) => {
  if (waiting().some((area) => area.matches(NOTE))) event.preventDefault();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") saveAgain();
});
addEventListener("online", () => {
  say(waiting().length ? words("online") : "");
  saveAgain();
});
