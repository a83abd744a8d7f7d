"""Is the HTML we make of anybody's text safe? Looked at by a parser that knows nothing of how it was made."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from learning.courses import walking
from learning.courses.form_nouns import Form
from learning.courses.forms.rendering import render_form_page
from learning.courses.glossary import Glossary
from learning.courses.rendering import fragment, render_page
from learning.courses.simulation_nouns import Simulation
from learning.courses.simulations.rendering import render_debrief, render_part, render_scene

_TAGS = (
    "p ul ol li em strong code pre blockquote a sup img br hr div table caption thead tbody tr th td figure figcaption "
    "h3 h4 h5 h6"
)
TAGS = frozenset(_TAGS.split())
ATTRIBUTES = {
    "a": {"href", "title", "rel", "id", "role", "target"},
    "img": {"src", "alt", "title", "loading"},
    "ol": {"start"},
    "sup": {"class"},
    "th": {"scope", "class"},
    "td": {"class"},
    "p": {"class"},
    "div": {"class", "role", "tabindex", "aria-label"},
}
OURS = re.compile(r"sitat-[a-z0-9-]{1,64}-\d{1,5}")  # the only ids that may come from a text
CLASSES = re.compile(
    r"citation|table-scroll|callout( callout--[a-z]+)?|callout__title|film(__[a-z]+)?|align-(left|right|center)"
)
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
SKIPPED = re.compile(r"^[\x00-\x20]+|[\t\r\n]")  # by browsers, before they look for the scheme
SAFE = {"http", "https", "mailto", "tel"}


def unsound(html: str) -> list[str]:
    """What must not be there, in words."""
    tree = _parsed(html)
    found = [one for element in tree.iter() if element is not tree for one in _wrong(element)]
    written = html5lib.serialize(tree, omit_optional_tags=False, quote_attr_values="always")
    if _shape(_parsed(written)) != _shape(tree):
        found.append("another tree when it is parsed again")
    return found


def _parsed(html: str) -> Element:
    tree: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return tree


def _shape(tree: Element) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    return [(str(one.tag), tuple(sorted(one.attrib.items()))) for one in tree.iter()]


def _wrong(element: Element) -> Iterator[str]:
    tag = str(element.tag)  # a comment is no string, and no tag of ours either
    if tag not in TAGS:
        yield f"<{tag}>"
    for name, value in element.attrib.items():
        if str(name) not in ATTRIBUTES.get(tag, set()):
            yield f"<{tag} {name}>"
        elif name == "id" and not OURS.fullmatch(value):
            yield f"id {value}"
        elif name == "class" and not CLASSES.fullmatch(value):
            yield f"class {value}"
        elif name == "src" and value and not value.startswith("/media/"):
            yield f"a picture from {value}"
        elif name == "href" and (scheme := SCHEME.match(SKIPPED.sub("", value))) and scheme[1].lower() not in SAFE:
            yield f"a link to {value}"
        elif name == "target" and (value, element.get("rel")) != ("_blank", "noopener"):
            yield f"target {value} that can reach back"


def shown(document: Any) -> Iterator[str]:
    """Every piece of HTML that anybody could be shown of a document."""
    match document:
        case Simulation():
            drawn = _walked(document)
        case Form():
            drawn = [render_form_page(document, page.id) for page in document.pages]
        case Glossary():
            drawn = [fragment(term.markdown, document.sources) for term in document.terms]
        case _:
            pages = getattr(document, "pages", ())
            drawn = [render_page(document, page.id, reveal_review=True) for page in pages]
    whole = [getattr(document, name, "") for name in ("intro", "welcome", "body")]
    yield from _html([*drawn, *(fragment(text, document.sources) for text in whole if text)])


def _walked(simulation: Simulation) -> list[Any]:
    parts = [part for part in (simulation.brief, simulation.reflection, simulation.practice) if part]
    drawn: list[Any] = [render_part(simulation, part, reveal_review=True) for part in parts]
    for end in walking.paths(simulation, most=3):
        ways = (end.taken[:length] for length in range(len(end.taken) + 1))
        drawn += [render_scene(simulation, walking.walked(simulation, way), reveal_review=True) for way in ways]
        drawn.append(render_debrief(simulation, end))
    return drawn


def _html(value: Any, *, html: bool = True) -> Iterator[str]:
    """The HTML in what has been rendered: strings, and fields that are called so."""
    if isinstance(value, str):
        if html and value:
            yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _html(one, html=html)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _html(getattr(value, each.name), html=each.name.endswith("html"))
