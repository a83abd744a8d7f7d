"""What does an appointment say, and what can be done with it by the one who looks?"""

from collections.abc import Callable

from flask import Blueprint, flash
from werkzeug.wrappers import Response

from learning.access.refusals import Refusal
from learning.actions import appointment_terms, appointments, audit
from learning.actions.appointments import Told
from learning.actions.refusing import Refused
from learning.records.database import begin_writing, db
from learning.translations.catalogue import gettext as _
from learning.web import appointment_words as words
from learning.web import clock
from learning.web.appointment import presenting, sent
from learning.web.appointment.wrong import NOTHING, Wrong, wrong
from learning.web.guard import guarded
from learning.web.respond import page, see_other
from learning.web.returning import kept_when_late
from learning.web.viewer import library, me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/verv/<int:appointment_id>", "show", show)
    door.add_url_rule("/verv/<int:appointment_id>/steg/<deed>", "take", take, methods=["POST"])
    door.add_url_rule("/verv/<int:appointment_id>/ordne", "arrange", arrange, methods=["POST"])
    door.add_url_rule("/verv/<int:appointment_id>/hvorfor", "tell_why", tell_why, methods=["POST"])
    door.add_url_rule("/verv/<int:appointment_id>/katalog", "directory", directory, methods=["POST"])


@guarded("signed_in")
def show(appointment_id: int) -> Response:
    return _page(appointment_id, NOTHING)


def _page(appointment_id: int, mistake: Wrong) -> Response:
    """Opening somebody else's is written in the log she can read."""
    session, by = db.session(), me().asker
    found = appointments.seen(session, by=by, library=library(), appointment_id=appointment_id)
    view = presenting.whole(session, found, me(), library(), clock.now())
    if not view.mine:
        session.rollback()  # what was read is in hand; the log is written in a transaction that may write
        begin_writing(session)
        about = found.facts.person_id
        audit.note_look_up(session, by=by.person_id, about=about, page="appointment", at=clock.now())
        session.commit()
    return page("appointment/show.html", mistake.status, view=view, wrong=mistake)


def _done(appointment_id: int, form: str, deed: Callable[[], object], told: str) -> Response:
    """Do it and say so; or the page once more, with why not and what was typed."""
    try:
        deed()
    except (Refusal, Refused) as why:
        mistake = wrong(form, why, sent.form())
        db.session.rollback()
        return _page(appointment_id, mistake)
    flash(told, "success")
    return see_other("appointment.show", appointment_id=appointment_id)


@guarded("signed_in")
@kept_when_late
def take(appointment_id: int, deed: str) -> Response:
    told = Told(sent.day("day"), sent.text("reason"), sent.text("seen"))
    return _done(
        appointment_id,
        deed,
        lambda: appointments.take(
            db.session(),
            by=me().asker,
            library=library(),
            appointment_id=appointment_id,
            deed=deed,
            told=told,
            at=clock.now(),
        ),
        words.done(deed),
    )


@guarded("signed_in")
@kept_when_late
def arrange(appointment_id: int) -> Response:
    return _done(
        appointment_id,
        "arrange",
        lambda: appointment_terms.arrange(
            db.session(),
            by=me().asker,
            library=library(),
            appointment_id=appointment_id,
            set_aside=sent.text("set_aside"),
            leader_id=sent.text("leader"),
            unit_ids=sent.numbers("unit"),
            at=clock.now(),
        ),
        _("Endringen er lagret."),
    )


@guarded("signed_in")
@kept_when_late
def tell_why(appointment_id: int) -> Response:
    return _done(
        appointment_id,
        "why",
        lambda: appointment_terms.tell_why(
            db.session(),
            by=me().asker,
            library=library(),
            appointment_id=appointment_id,
            motivation=sent.text("motivation"),
            seen=sent.text("seen"),
            at=clock.now(),
        ),
        _("Det du skrev, er lagret."),
    )


@guarded("signed_in")
def directory(appointment_id: int) -> Response:
    yes = sent.text("answer") == "yes"
    return _done(
        appointment_id,
        "directory",
        lambda: appointment_terms.answer_directory(
            db.session(),
            by=me().asker,
            library=library(),
            appointment_id=appointment_id,
            consents=yes,
            at=clock.now(),
        ),
        _("Takk. Du kan stå i den åpne katalogen.") if yes else _("Takk. Du står ikke i den åpne katalogen."),
    )
