// Putting things in order: the buttons move a row up or down. The row itself is never taken out of the page (its neighbour
// is moved past it), so that focus stays on the button. Where the rows stand is written into the lists that a browser
// without this file shows instead.
const neighbour = { up: "previousElementSibling", down: "nextElementSibling" };

function move(row, way) {
  const other = row[neighbour[way]];
  if (other) row[way === "up" ? "after" : "before"](other);
}

function tell(list, row) {
  const rows = [...list.children];
  const words = { item: row.querySelector(".place-row__text").textContent.trim(), place: rows.indexOf(row) + 1, total: rows.length };
  const voice = list.parentElement.querySelector("[data-order-voice]");
  voice.textContent = list.dataset.moved.replace(/\{(\w+)\}/g, (_all, name) => words[name]);
  row.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-move]");
  if (!button) return;
  const row = button.closest("li");
  move(row, button.dataset.move);
  tell(row.parentElement, row);
});

// Before htmx or the browser reads the form.
document.addEventListener("submit", ({ target }) => {
  for (const list of target.querySelectorAll("[data-order]")) {
    [...list.children].forEach((row, place) => (row.querySelector("select").value = place + 1));
  }
}, true);
