// A group's screens ask every other second what is new, and change under the one who is writing. What she writes is hers:
// a form with words in it stays as it is, with the scene it is about, until it has been sent.
const MINE = "form[data-mine]";
const isWriting = (form) => [...form.querySelectorAll("textarea")].some((area) => area.value.trim());
const keep = (form) => form.toggleAttribute("data-writing", isWriting(form));

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.(MINE);
  if (form) keep(form);
});

// Logged out in the middle of a sentence: the screen stays until she has sent it. Then what she wrote is kept for her.
document.addEventListener("htmx:before:response", (event) => {
  const { ctx } = event.detail;
  if (ctx.hx?.redirect && ctx.sourceElement.matches("[data-poll]") && document.querySelector(`${MINE}[data-writing]`)) {
    event.preventDefault();
  }
});

// Sent: the answer may fill it in. Otherwise a form that the new screen has no place for is moved below it, not thrown away.
document.addEventListener("htmx:before:swap", ({ detail: { ctx } }) => {
  const screen = ctx.target;
  if (screen?.id !== "na" || !ctx.text) return; // nothing new comes as an empty answer
  if (ctx.sourceElement.matches(MINE)) ctx.sourceElement.removeAttribute("data-writing");
  for (const form of screen.querySelectorAll(`${MINE}[data-writing]`)) {
    if (!ctx.text.includes(`id="${form.id}"`)) screen.after(form);
  }
  ctx.place = screen.dataset.place;
});

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  const screen = document.getElementById("na");
  if (!screen || ctx.place === undefined) return;
  if (ctx.sourceElement.matches(MINE) && ctx.response.status < 400) ctx.sourceElement.reset();
  for (const form of document.querySelectorAll(`#na ~ ${MINE}`)) {
    screen.querySelector(`#${form.id}`)?.replaceWith(form); // there is a place for it again
  }
  document.querySelectorAll(MINE).forEach(keep);
  const moved = ctx.place !== screen.dataset.place;
  if (moved && !document.activeElement?.matches("textarea, input, select")) scrollTo({ top: 0 });
});
document.querySelectorAll(MINE).forEach(keep);
