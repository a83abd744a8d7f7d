"""How does a reader write for herself, and find again what she has written?"""

from flask import Blueprint, flash, request
from werkzeug.wrappers import Response

from learning.actions import attempts as doing
from learning.actions import workbook
from learning.actions.refusing import Refused
from learning.courses.nouns import Module
from learning.records.database import db
from learning.records.queries import workbook as notes
from learning.records.queries.attempts import AttemptFacts
from learning.records.queries.attempts import answers as answers_of
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.guard import guarded
from learning.web.nurse import presenting_notes, presenting_pages, presenting_workbook
from learning.web.nurse.answering import begun
from learning.web.nurse.modules import show_page
from learning.web.nurse.presenting_home import page_url
from learning.web.nurse.presenting_notes import Writing
from learning.web.nurse.presenting_questions import Trying
from learning.web.plain_text import cleaned_form
from learning.web.respond import fragment, go, page, wants_fragment
from learning.web.returning import kept_when_late, replays
from learning.web.viewer import library, me, shelf


def routes(door: Blueprint) -> None:
    door.add_url_rule("/laer/forsok/<int:attempt_id>/notat/<activity>", "write_note", write_note, methods=["POST"])
    door.add_url_rule("/min-profil/notater", "my_notes", my_notes)


def _save(person_id: str, form: dict[str, list[str]], attempt: AttemptFacts, module: Module, activity: str) -> None:
    workbook.save(
        db.session(),
        by=person_id,
        attempt=attempt,
        module=module,
        activity_id=activity,
        fields=form,
        at=clock.now(),
    )


def replay(person_id: str, form: dict[str, list[str]], attempt_id: int, activity: str) -> str:
    """Store what was kept when the log-in ran out, and say where to go on."""
    attempt = doing.owned(db.session(), by=person_id, attempt_id=attempt_id)
    module = begun(attempt)
    _save(person_id, cleaned_form(form), attempt, module, activity)
    flash(_("Det du skrev før du ble logget ut, er lagret."), "success")
    return _where(module, activity)


def _where(module: Module, activity: str) -> str:
    return f"{page_url(module, module.page_of(activity).id)}#{presenting_notes.html_id(activity)}"


@guarded("signed_in")
@replays(replay)
@kept_when_late
def write_note(attempt_id: int, activity: str) -> Response:
    attempt = doing.owned(db.session(), by=me().person_id, attempt_id=attempt_id)
    module = begun(attempt)
    sent = cleaned_form(dict(request.form.lists()))
    try:
        _save(me().person_id, sent, attempt, module, activity)
    except Refused as refused:
        if refused.status == 404:
            raise
        return _not_written(module, attempt, activity, refused, sent)
    if wants_fragment():
        return _shown(module, activity, Writing(attempt.id, _notes(module)), 200)
    return go(_where(module, activity))


def _notes(module: Module) -> dict[str, notes.NoteFacts]:
    return notes.in_module(db.session(), me().person_id, module.slug)


def _shown(module: Module, activity: str, writing: Writing, status: int) -> Response:
    """Of a reflection only what is said about saving: she may be in the middle of a word."""
    note = presenting_pages.note(activity, module, writing, library())
    template = "nurse/_note_saved.html" if note.kind == "reflection" else "nurse/_note.html"
    return fragment(template, status, note=note)


def _not_written(
    module: Module, attempt: AttemptFacts, activity: str, refused: Refused, sent: dict[str, list[str]]
) -> Response:
    writing = Writing(attempt.id, _notes(module), activity, refused, sent)
    if wants_fragment():
        return _shown(module, activity, writing, 422)
    trying = Trying(module, attempt, answers_of(db.session(), attempt.id))
    return show_page(module.page_of(activity).id, trying, writing, 422)


@guarded("signed_in")
def my_notes() -> Response:
    """Everything she has written for herself, under the text it was written under."""
    written = notes.of_person(db.session(), me().person_id)
    modules = {one.revision_id: shelf().module(db.session(), library(), one.revision_id) for one in written}
    return page("nurse/notes.html", notes=presenting_workbook.notes(written, modules, library()))
