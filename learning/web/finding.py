"""What does somebody get at an address whose document has another name now, or is withdrawn?"""

from typing import NoReturn

from flask import abort, redirect, request, url_for

from learning.actions.refusing import Gone
from learning.records.database import db
from learning.records.queries import library as rows
from learning.web.clock import in_oslo
from learning.web.languages import date_words
from learning.web.viewer import library

PLACES = ("course", "module")


def missing(slug: str) -> NoReturn:
    """Ends the request: at the new address, with the reason why the document is withdrawn, or with 404."""
    now = library().name_now(slug)
    if now != slug and library().newest_edition(now):
        abort(redirect(_address(now), 308))
    down = next(iter(rows.withdrawn(db.session(), slug)), None)
    if down is None or not down.reason:
        abort(404)
    on = date_words(in_oslo(down.at).date())
    raise Gone("withdrawn", title=library().title_of(slug), on=on, reason=down.reason)


def _address(slug: str) -> str:
    """This address, with the document's name of today in it."""
    _folder, *names = slug.split("/")
    values = dict(request.view_args or {})
    values |= {"slug": slug} if "slug" in values else {}
    values |= {"name": names[-1]} if "name" in values else {}
    values |= {place: name for place, name in zip(PLACES, names, strict=False) if place in values}
    query = request.query_string.decode("ascii", "ignore")
    return url_for(str(request.endpoint), **values) + (f"?{query}" if query else "")
