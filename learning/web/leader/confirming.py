"""How does a leader confirm that somebody has reached level B?"""

from flask import Blueprint, abort, flash
from werkzeug.wrappers import Response

from learning.actions import awards
from learning.actions.refusing import Refused
from learning.records.database import db
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.guard import guarded
from learning.web.leader.teams import seen_by_me
from learning.web.respond import see_other
from learning.web.returning import kept_when_late
from learning.web.viewer import library, me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/team/<person_id>/niva-b", "confirm_level", confirm_level, methods=["POST"])


@guarded("team")
@kept_when_late
def confirm_level(person_id: str) -> Response:
    seen = seen_by_me(person_id)
    if seen.picture is None:
        abort(404)
    try:
        written = awards.confirm(
            db.session(),
            by=me().asker,
            person_id=person_id,
            picture=seen.picture,
            library=library(),
            at=clock.now(),
        )
    except Refused as refused:
        db.session.rollback()
        flash(refused_words.words(refused), "warning")
        return see_other("leader.person", person_id=person_id)
    if written:
        flash(_("Nivå B er bekreftet. %(name)s ser det nå.", name=seen.name), "success")
    else:
        flash(_("Nivå B var bekreftet fra før."), "info")
    return see_other("leader.person", person_id=person_id, _anchor="bekreftet-niva")
