"""Which page of a module covers a question?

The one the question's explanation links to first, written as any link to a page is: `#page`, or the file and `#page`.
"""

from __future__ import annotations

from learning.courses.inline import find
from learning.courses.links import place
from learning.courses.nouns import Module, Page, Scored


def covering(module: Module, question: Scored) -> Page | None:
    """None when the explanation leads to no page of this module."""
    links = (place(found.value, module.path) for found in find(question.explanation) if found.kind == "link")
    pages = (module.page(to.page) for to in links if to and to.slug == module.slug)
    return next((page for page in pages if page), None)
