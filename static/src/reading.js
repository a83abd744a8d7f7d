// Paper, and words that are explained on tap. Both work without this file: by the browser's own menu, and by popovers.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
  // A browser that knows no popovers shows the explanations below the page: go there.
  const opener = "popover" in HTMLElement.prototype ? null : event.target.closest("[popovertarget]");
  if (opener) location.hash = opener.getAttribute("popovertarget");
});
