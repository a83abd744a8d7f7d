// The studio's text area: a problem's line number puts the cursor on that line. Without this file the link goes to the
// text area. Ctrl/Cmd + S saves the draft.
function goToLine(area, line) {
  const before = area.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  const end = area.value.indexOf("\n", before);
  area.focus();
  area.setSelectionRange(before, end < 0 ? area.value.length : end);
  const height = parseFloat(getComputedStyle(area).lineHeight) || 24;
  area.scrollTop = Math.max(0, (line - 4) * height);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-line]");
  const area = link && document.querySelector(link.getAttribute("href"));
  if (!area) return;
  event.preventDefault();
  goToLine(area, Number(link.dataset.line));
});
// Where keys are told (`data-keys`), and only while the focus is there: N is the next way, P the one before.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const area = event.target.closest?.("[data-keys]");
  area?.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)?.click();
});
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
  const area = event.target.closest?.("[data-autosave]");
  if (!area) return;
  event.preventDefault();
  htmx.trigger(area, "autosave");
});

// A save that has waited for the one before it goes out with the draft's newest version, not the one it had in the queue.
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (!ctx.sourceElement.matches("[data-autosave]")) return;
  for (const [name, value] of new FormData(ctx.sourceElement.form)) ctx.request.body.set(name, value);
});
