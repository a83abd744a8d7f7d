"""Where does it say something about this? Looked up in the published library, without asking the database."""

from dataclasses import dataclass

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from learning.courses import searching
from learning.courses.searching import Found, Hit, Run
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import language, ngettext
from learning.web import places
from learning.web.guard import guarded
from learning.web.plain_text import cleaned
from learning.web.respond import page
from learning.web.viewer import library


@dataclass(frozen=True)
class HitView:
    """`title` and `passage` are pieces of text, marked or not."""

    url: str
    title: tuple[Run, ...]
    passage: tuple[Run, ...]
    where: str


@dataclass(frozen=True)
class SearchView:
    """`told` says how many there are; `instead` is another question, with its address."""

    query: str
    told: str
    hits: tuple[HitView, ...]
    instead: str
    instead_url: str


def routes(door: Blueprint) -> None:
    door.add_url_rule("/sok", "search", search)


@guarded("signed_in")
def search() -> Response:
    query = " ".join(cleaned(request.args.get("q", "")[: 2 * searching.LONGEST]).split())[: searching.LONGEST]
    found = searching.find(searching.index(library(), language()), query)
    hits = tuple(_hit(one, address) for one in found.hits if (address := places.address(one.entry.place)))
    view = SearchView(
        query=query,
        told=_told(len(hits), found),
        hits=hits,
        instead=found.instead,
        instead_url=url_for("nurse.search", q=found.instead) if found.instead else "",
    )
    return page("nurse/search.html", view=view)


def _told(shown: int, found: Found) -> str:
    if found.total <= len(found.hits):
        return ngettext("%(num)s treff", "%(num)s treff", shown)
    return _(
        "De %(shown)s beste av %(total)s treff. Skriv et ord til for å finne færre.", shown=shown, total=found.total
    )


def _hit(hit: Hit, url: str) -> HitView:
    kind = _kinds()[hit.entry.kind]
    where = f"{kind}: {hit.entry.within}" if hit.entry.within else kind
    return HitView(url, hit.title, hit.passage, where)


def _kinds() -> dict[str, str]:
    return {
        "course": _("Kurs"),
        "module": _("Modul"),
        "page": _("Side i modulen"),
        "document": _("Dokument"),
        "guide": _("Veiledning"),
        "simulation": _("Simulering"),
        "term": _("Ordliste"),
    }
