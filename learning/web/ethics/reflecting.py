"""How does somebody write a reflection in six steps, and find it again?"""

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from learning.actions import ethics_notes as doing
from learning.actions.refusing import Refused
from learning.records.database import db
from learning.records.queries import ethics_notes as notes
from learning.records.queries.ethics_notes import EthicsNoteFacts
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.ethics import presenting_reflection as presenting
from learning.web.ethics.cases import Case, case, group_url, slug_of
from learning.web.ethics.presenting_reflection import Refusal
from learning.web.guard import guarded
from learning.web.plain_text import cleaned_form
from learning.web.respond import fragment, page, see_other, wants_fragment
from learning.web.returning import kept_when_late, replays
from learning.web.viewer import library, me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/etikk/<name>/refleksjon", "reflection", show)
    door.add_url_rule("/etikk/<name>/refleksjon", "save_reflection", save, methods=["POST"])
    door.add_url_rule("/etikk/refleksjoner", "reflections", everything)


def found(person_id: str, name: str) -> tuple[Case, EthicsNoteFacts | None]:
    """Her note, and the case as it was when she wrote it."""
    note = notes.own(db.session(), person_id, slug_of(name))
    return case(person_id, name, note.revision_id if note else None), note


@guarded("signed_in")
def show(name: str) -> Response:
    return _page(*found(me().person_id, name))


def _page(about: Case, note: EthicsNoteFacts | None, wrong: Refusal | None = None) -> Response:
    shares = len(notes.shares_of(db.session(), note.id)) if note else 0
    view = presenting.reflection(about, note, shares, wrong)
    back = group_url(me().person_id, about.name)
    return page("ethics/reflection.html", 422 if wrong else 200, view=view, group_url=back)


def _keep(person_id: str, about: Case, form: dict[str, list[str]]) -> EthicsNoteFacts | None:
    return doing.save(
        db.session(),
        by=person_id,
        simulation=about.simulation.slug,
        revision_id=about.revision_id,
        fields=form,
        at=clock.now(),
    )


def replay(person_id: str, form: dict[str, list[str]], name: str) -> str:
    """Store what was kept when the log-in ran out, and say where to go on."""
    about, _note = found(person_id, name)
    _keep(person_id, about, cleaned_form(form))
    flash(_("Det du skrev før du ble logget ut, er lagret."), "success")
    return url_for("ethics.reflection", name=name)


@guarded("signed_in")
@replays(replay)
@kept_when_late
def save(name: str) -> Response:
    about, before = found(me().person_id, name)
    sent = cleaned_form(dict(request.form.lists()))
    try:
        note = _keep(me().person_id, about, sent)
    except Refused as refused:
        wrong = Refusal(refused, sent)
        return _told(about, before, wrong) if wants_fragment() else _page(about, before, wrong)
    return _told(about, note) if wants_fragment() else see_other("ethics.reflection", name=name)


def _told(about: Case, note: EthicsNoteFacts | None, wrong: Refusal | None = None) -> Response:
    """While she writes: only what is said about saving, and how far she has come. The text she is in stays."""
    view = presenting.reflection(about, note, 0, wrong)
    return fragment("ethics/_reflection_saved.html", 422 if wrong else 200, view=view, empty=note is None)


@guarded("signed_in")
def everything() -> Response:
    """All she has reflected on, and what others have shared with her."""
    mine = notes.of_person(db.session(), me().person_id)
    others = notes.shared_with(db.session(), me().person_id)
    return page(
        "ethics/reflections.html",
        mine=presenting.mine(mine, library(), me().locale),
        others=presenting.others(others, library(), me().locale),
    )
