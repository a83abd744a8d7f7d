"""Where is the keyboard's focus, and can one see it?"""

from playwright.sync_api import Locator, Page

# What has focus, in words, and whether something around it is drawn because of that: an outline or a shadow, on the
# element itself or on the row or card that shows it in its place.
WHERE = """() => {
  const here = document.activeElement;
  if (!here || here === document.body || here === document.documentElement) return {name: "", seen: false};
  const drawn = (one) => {
    const style = getComputedStyle(one);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return outline && style.outlineColor !== "rgba(0, 0, 0, 0)";
  };
  let seen = false;
  for (let one = here, steps = 0; one && one !== document.body && steps < 4; one = one.parentElement, steps++) {
    seen ||= drawn(one);
  }
  const box = here.getBoundingClientRect();
  const name = here.id || here.getAttribute("href") || here.textContent.trim().slice(0, 40) || here.tagName;
  const onScreen = box.width > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth;
  return {name, seen: seen && onScreen};
}"""


class Keyboard:
    """Somebody without a mouse. Every stop must be on something, and visible."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stops: list[str] = []

    @property
    def focus(self) -> str:
        """What has focus; fails when it is lost or invisible."""
        where = self.page.evaluate(WHERE)
        assert where["name"], f"focus fell to the page's body after {self.stops[-3:]}"
        assert where["seen"], f"the focus on «{where['name']}» cannot be seen"
        return str(where["name"])

    def tabs_to(self, goal: Locator, *, most: int = 40) -> None:
        """Tab, tab, tab …"""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            self.stops.append(self.focus)
            if goal.evaluate("one => one === document.activeElement"):
                return
        raise AssertionError(f"{most} presses of Tab did not reach it: {self.stops[-most:]}")

    def chooses_with_arrows(self, goal: Locator, *, most: int = 10) -> None:
        """Down through a group of radio buttons, from wherever in it she is."""
        self.presses("Space")
        for _ in range(most):
            if goal.is_checked():
                assert self.focus
                return
            self.presses("ArrowDown")
        raise AssertionError("the arrows did not reach it")

    def presses(self, key: str) -> None:
        self.page.keyboard.press(key)
