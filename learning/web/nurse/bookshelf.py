"""Which documents are there to read, and what stands in one of them?"""

from dataclasses import dataclass

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from learning.courses.links import Place
from learning.courses.nouns import Text
from learning.web import places, presenting_texts
from learning.web.finding import missing
from learning.web.guard import guarded
from learning.web.presenting_texts import alphabetically
from learning.web.respond import page
from learning.web.viewer import library, me

#: How the name of a sheet to teach from begins.
SHEET = "ti-minutter-"


@dataclass(frozen=True)
class Shelf:
    """Title, summary and address of each."""

    documents: tuple[tuple[str, str, str], ...]
    sheets: tuple[tuple[str, str, str], ...]


def routes(door: Blueprint) -> None:
    door.add_url_rule("/bibliotek", "documents", documents)
    door.add_url_rule("/bibliotek/<name>", "document", document)


@guarded("signed_in")
def documents() -> Response:
    found = sorted(library().texts("document", me().locale), key=lambda one: alphabetically(one.title))
    sheets = [one for one in found if one.name.startswith(SHEET)]
    view = Shelf(tuple(_row(one) for one in found if one not in sheets), tuple(map(_row, sheets)))
    return page("nurse/documents.html", view=view)


def _row(text: Text) -> tuple[str, str, str]:
    return text.title, text.summary, places.address(Place(text.slug)) or ""


@guarded("signed_in")
def document(name: str) -> Response:
    slug = f"documents/{name}"
    found: Text = library().text(slug, me().locale) or missing(slug)
    if slug in places.OWN_PAGES:  # what everybody may read has a page of its own
        return redirect(url_for(places.OWN_PAGES[slug]), 308)
    return page("nurse/document.html", view=presenting_texts.text(found, library()))
