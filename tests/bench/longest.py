"""What does it cost to read and show the longest module, the first time and every time after?"""

import time
from collections.abc import Callable
from statistics import median

from learning.config import ROOT
from learning.courses.library import Library, Published
from learning.courses.nouns import Module
from learning.courses.reading import read
from learning.courses.rendering import render_page

CONTENT = ROOT / "content"
ROUNDS = 15


def report() -> None:
    """Three lines. Nothing is promised in them, so nothing can break."""
    name, text = max(_modules().items(), key=lambda one: len(one[1]))
    module = read(name, text).document
    assert isinstance(module, Module)
    shelf = Library([_published(module, text)])
    first = module.pages[0].id
    shelf.page(module, first)
    print(f"\nLongest module: {name}, {len(text) / 1000:.0f} kB, {len(module.pages)} pages")
    _line("parsed", lambda: read(name, text))
    _line("every page rendered, cold", lambda: [render_page(module, page.id) for page in module.pages])
    _line("one page, cached", lambda: shelf.page(module, first))


def _modules() -> dict[str, str]:
    paths = (CONTENT / "courses").glob("*/[0-9]*.md")
    return {path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _published(module: Module, text: str) -> Published:
    return Published(module.slug, module.language, "module", 1, 1, module.edition, module.digest, text, module.path)


def _line(what: str, work: Callable[[], object]) -> None:
    costs = [_cost(work) for _ in range(ROUNDS)]
    print(f"  {what.ljust(28)} {1000 * median(costs):8.3f} ms ({1000 * min(costs):.3f}–{1000 * max(costs):.3f})")


def _cost(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
