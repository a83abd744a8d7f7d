"""How does somebody take a case back to practice: what she will do, and how it went?"""

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from learning.actions import commitments as doing
from learning.actions.refusing import NotFound, Refused
from learning.records.database import db
from learning.records.queries import commitments as plans
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.ethics import presenting_practice as presenting
from learning.web.ethics.cases import case, group_url
from learning.web.ethics.presenting_practice import Wrong
from learning.web.ethics.presenting_reflection import Refusal
from learning.web.guard import guarded
from learning.web.plain_text import cleaned_form
from learning.web.respond import go, page
from learning.web.returning import kept_when_late, replays
from learning.web.viewer import library, me

Form = dict[str, list[str]]


def routes(door: Blueprint) -> None:
    door.add_url_rule("/etikk/<name>/tilbake-til-praksis", "commit", show)
    door.add_url_rule("/etikk/<name>/tilbake-til-praksis", "make_commitment", make, methods=["POST"])
    door.add_url_rule("/etikk/avtaler", "commitments", everything)
    door.add_url_rule(
        "/etikk/avtaler/<int:commitment_id>/svar/<int:weeks>", "answer_commitment", answer, methods=["POST"]
    )


@guarded("signed_in")
def show(name: str) -> Response:
    return _planning(name)


def _planning(name: str, wrong: Refusal | None = None) -> Response:
    view = presenting.planning(case(me().person_id, name), wrong)
    back = group_url(me().person_id, name)
    return page("ethics/commitment.html", 422 if wrong else 200, view=view, group_url=back)


def _made(person_id: str, name: str, form: Form) -> int:
    about = case(person_id, name)
    return doing.make(
        db.session(),
        by=person_id,
        simulation=about.simulation.slug,
        revision_id=about.revision_id,
        fields=form,
        at=clock.now(),
    )


def replay_make(person_id: str, form: Form, name: str) -> str:
    """Store what was kept when the log-in ran out, and say where to go on."""
    made = _made(person_id, name, cleaned_form(form))
    flash(_("Det du skrev før du ble logget ut, er lagret."), "success")
    return _at(made)


@guarded("signed_in")
@replays(replay_make)
@kept_when_late
def make(name: str) -> Response:
    sent = cleaned_form(dict(request.form.lists()))
    try:
        made = _made(me().person_id, name, sent)
    except Refused as refused:
        if refused.status == 404:
            raise
        return _planning(name, Refusal(refused, sent))
    flash(_("Avtalen er lagret. Vi spør deg hvordan det gikk om to uker."), "success")
    return go(_at(made))


def _at(commitment_id: int) -> str:
    return url_for("ethics.commitments", _anchor=f"avtale-{commitment_id}")


@guarded("signed_in")
def everything() -> Response:
    return _everything()


def _everything(wrong: Wrong | None = None) -> Response:
    mine = plans.of_person(db.session(), me().person_id)
    if wrong and wrong.commitment_id not in {one.id for one in mine}:
        raise NotFound("no_such_commitment")
    view = presenting.plans(mine, library(), me().locale, clock.today(), wrong)
    return page("ethics/commitments.html", 422 if wrong else 200, plans=view)


def _answered(person_id: str, form: Form, commitment_id: int, weeks: int) -> int:
    return doing.answer(
        db.session(), by=person_id, commitment_id=commitment_id, weeks=weeks, fields=form, at=clock.now()
    )


def replay_answer(person_id: str, form: Form, commitment_id: int, weeks: int) -> str:
    goes_on = _answered(person_id, cleaned_form(form), commitment_id, weeks)
    flash(_("Det du svarte før du ble logget ut, er lagret."), "success")
    return _at(goes_on)


@guarded("signed_in")
@replays(replay_answer)
@kept_when_late
def answer(commitment_id: int, weeks: int) -> Response:
    sent = cleaned_form(dict(request.form.lists()))
    try:
        goes_on = _answered(me().person_id, sent, commitment_id, weeks)
    except Refused as refused:
        if refused.status == 404:
            raise
        return _everything(Wrong(commitment_id, Refusal(refused, sent)))
    flash(_("Takk. Svaret er lagret."), "success")
    return go(_at(goes_on))
