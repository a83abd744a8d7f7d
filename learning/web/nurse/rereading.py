"""What is changed in a module since I completed it, and how do I say that I have read it?"""

from flask import Blueprint, flash, request
from werkzeug.wrappers import Response

from learning.actions import rereading
from learning.records.database import db
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.guard import guarded
from learning.web.nurse import presenting_changes
from learning.web.nurse.modules import find_module, unread_in
from learning.web.nurse.presenting_home import module_url
from learning.web.respond import go, page
from learning.web.viewer import library, me, shelf


def routes(door: Blueprint) -> None:
    door.add_url_rule("/laer/<course>/<module>/endringer", "changes", changes)
    door.add_url_rule("/laer/<course>/<module>/endringer", "reread", reread, methods=["POST"])


@guarded("signed_in")
def changes(course: str, module: str) -> Response:
    found = find_module(course, module)
    unread = unread_in(found)
    if unread is None:
        return go(module_url(found))
    return page("nurse/changes.html", view=presenting_changes.changed(unread, library()))


@guarded("signed_in")
def reread(course: str, module: str) -> Response:
    found = find_module(course, module)
    edition = request.form.get("edition", "")
    rereading.record(
        db.session(),
        by=me().person_id,
        module=found.slug,
        edition=int(edition) if edition.isascii() and edition.isdecimal() and len(edition) < 10 else 0,
        shelf=shelf(),
        library=library(),
        at=clock.now(),
    )
    flash(_("Lagret: du har lest den faglige endringen i «%(title)s».", title=found.title), "success")
    return go(module_url(found))
