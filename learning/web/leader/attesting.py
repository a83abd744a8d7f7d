"""How does a leader vouch for a skill they have seen, and take it back?"""

from flask import Blueprint, flash, request
from werkzeug.wrappers import Response

from learning.access.refusals import AlreadyVoided, Refusal
from learning.actions import attestations
from learning.actions.refusing import Refused
from learning.records.database import db
from learning.translations import refusal_words, refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.guard import guarded
from learning.web.leader.forms import AttestForm
from learning.web.leader.teams import look_up, seen_by_me, show_person
from learning.web.plain_text import cleaned
from learning.web.respond import see_other
from learning.web.returning import kept_when_late
from learning.web.viewer import me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/team/<person_id>/attester", "attest", attest, methods=["POST"])
    door.add_url_rule("/team/<person_id>/attester/<int:evidence_id>/trekk", "withdraw", withdraw, methods=["POST"])


@guarded("team")
@kept_when_late
def attest(person_id: str) -> Response:
    seen = seen_by_me(person_id)
    form = AttestForm.of(seen)
    if not form.validate() or not seen.picture:
        return _again(person_id, form)
    try:
        written = attestations.give(
            db.session(),
            by=me().asker,
            person_id=person_id,
            competence=form.competence.data,
            known=frozenset(seen.picture.standing.framework.competences),
            on=form.on.data or clock.today(),
            note=form.note.data or "",
            once=form.once.data or "",
            at=clock.now(),
        )
    except Refusal as refusal:
        if refusal.hidden:
            raise
        form.on.errors = [refusal_words.words(refusal)]
        return _again(person_id, form)
    except Refused as refused:
        form.competence.errors = [refused_words.words(refused)]
        return _again(person_id, form)
    if written:
        flash(_("Attesten er lagret. %(name)s ser den nå.", name=seen.name), "success")
    else:
        flash(_("Denne attesten var lagret fra før. Mente du en ny, så fyll ut skjemaet en gang til."), "info")
    return see_other("leader.person", person_id=person_id, _anchor="attester")


def _again(person_id: str, form: AttestForm) -> Response:
    """The page once more, with what was typed; opening it is a look-up like any other."""
    db.session.rollback()
    return show_person(person_id, look_up(person_id), form, 422)


@guarded("team")
@kept_when_late
def withdraw(person_id: str, evidence_id: int) -> Response:
    reason = cleaned(request.form.get("reason", ""))
    try:
        attestations.withdraw(
            db.session(), by=me().asker, person_id=person_id, evidence_id=evidence_id, reason=reason, at=clock.now()
        )
    except AlreadyVoided:
        db.session.rollback()  # the second half of a double click: it is as she wanted it
    except Refused as refused:
        if refused.status != 422:
            raise
        db.session.rollback()
        seen = look_up(person_id)
        form = AttestForm.blank(seen, clock.today())
        return show_person(person_id, seen, form, 422, (evidence_id, refused_words.words(refused), reason))
    flash(_("Attesten er trukket. Begrunnelsen din vises der den sto."), "success")
    return see_other("leader.person", person_id=person_id, _anchor="attester")
