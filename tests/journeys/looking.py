"""Is what stands on the screen right for everybody? axe's rules, room for thumbs, and nothing off the side."""

from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page

from learning.config import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THUMB = 44
#: In the dark the page is the same but for its colours, so only what depends on them is asked again.
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """async (runOnly) => {
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  await frame(); await frame();
  await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {})));
  const found = await axe.run(document, {runOnly, resultTypes: ["violations"]});
  return found.violations.map(({id, nodes}) =>
    `${id}: ` + nodes.map((node) => `${node.target.join(" ")} [${node.failureSummary.replace(/\\s+/g, " ")}]`).join("; "));
}"""

# How far one can miss the middle of each thing that can be pressed and still hit it, measured by asking the browser what
# lies at each pixel (one pixel is lost to rounding). A label, and a card that is all link, count as much as they do for a
# thumb. Left out, as WCAG 2.5.5 leaves them out: links and explained words inside running text, and the petals of the ring,
# whose list of the same links stands beside it.
SMALL = """(thumb) => {
  const belongs = (x, y, one) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (one.contains(hit) || [...(one.labels ?? [])].some((label) => label.contains(hit)));
  };
  const running = (one) => {
    if (!one.matches("a, .prose button.term") || !getComputedStyle(one).display.startsWith("inline")) return false;
    let block = one.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    if (["flex", "grid"].includes(getComputedStyle(block).display)) return false;
    return block.innerText.trim().length - one.innerText.trim().length > 3;
  };
  const visible = (one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}) &&
    one.getBoundingClientRect().width > 1 && one.getBoundingClientRect().right > 0;
  const reach = (one, x, y, dx, dy) => {
    let far = 0;
    while (far < thumb && belongs(x + dx * (far + 1), y + dy * (far + 1), one)) far++;
    return far;
  };
  const extent = (one, x, y, dx, dy) => {
    const half = thumb / 2 - 1;
    if (belongs(x + dx * half, y + dy * half, one) && belongs(x - dx * half, y - dy * half, one)) return thumb;
    return reach(one, x, y, dx, dy) + reach(one, x, y, -dx, -dy) + 1;
  };
  const middle = (one) => {
    const box = [...one.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height)[0];
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  const pressed = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const small = [];
  const menu = document.querySelector("details.menu[open]");
  const covered = (one, x, y) => menu && !menu.contains(one) && menu.contains(document.elementFromPoint(x, y));
  for (const one of document.querySelectorAll(pressed)) {
    if (!visible(one) || one.closest("svg") || running(one)) continue;
    one.scrollIntoView({block: "center", behavior: "instant"});
    const [x, y] = middle(one);
    if (covered(one, x, y)) continue;
    const [width, height] = [extent(one, x, y, 1, 0), extent(one, x, y, 0, 1)];
    const name = `${one.tagName} ${one.id || one.getAttribute("href") || ""} «${one.textContent.trim().slice(0, 30)}»`;
    if (!belongs(x, y, one)) small.push(`${name}: something lies over its middle`);
    else if (width < thumb - 1 || height < thumb - 1) small.push(`${name}: ${width} × ${height}`);
  }
  scrollTo(0, 0);
  return small;
}"""


@cache
def _axe_source() -> str:
    if not AXE.exists():
        pytest.skip("Tilgjengelighetsprøvene er hoppet over: axe-core er ikke installert. Kjør npm ci.")
    return AXE.read_text(encoding="utf-8")


def axe(page: Page) -> list[str]:
    """What axe finds in light and in dark."""
    if not page.evaluate("!!window.axe"):
        page.evaluate(_axe_source())
    found = []
    for scheme, asked in (("light", {"type": "tag", "values": TAGS}), ("dark", {"type": "rule", "values": COLOURS})):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [f"{scheme}: {one}" for one in page.evaluate(RUN, asked)]
    return found


def sideways(page: Page) -> list[str]:
    """What makes the page wider than the screen."""
    widths: dict[str, Any] = page.evaluate(
        """() => ({page: document.scrollingElement.scrollWidth, screen: document.documentElement.clientWidth,
          who: [...document.querySelectorAll("main *, header *, footer *")]
            .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .slice(0, 3).map((one) => one.tagName + "." + one.className)})"""
    )
    return (
        [f"{widths['page']} wide on {widths['screen']}: {widths['who']}"] if widths["page"] > widths["screen"] else []
    )


def small_targets(page: Page) -> list[str]:
    """What is smaller than a thumb."""
    found: list[str] = page.evaluate(SMALL, THUMB)
    return found


def headings(page: Page) -> list[str]:
    count = page.locator("h1").count()
    return [] if count == 1 else [f"{count} h1"]


def everything(page: Page, widths: tuple[int, ...] = (320, 390, 1280)) -> list[str]:
    """Each complaint with the width it belongs to; the narrowest only for what falls off the side."""
    found = headings(page)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        complaints = sideways(page)
        if width > 320:
            complaints += axe(page) + small_targets(page)
        found += [f"{width} px: {one}" for one in complaints]
    return found
