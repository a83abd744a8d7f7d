"""Who leads a unit while its leader is away, and how is that given and taken back?"""

from flask import Blueprint, flash
from werkzeug.wrappers import Response

from learning.access.refusals import Refusal
from learning.actions import stand_ins
from learning.actions.refusing import Refused
from learning.records.database import db
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.appointment import sent
from learning.web.appointment.wrong import NOTHING, Wrong, wrong
from learning.web.guard import guarded
from learning.web.respond import page, see_other
from learning.web.returning import kept_when_late
from learning.web.viewer import me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/vikarer", "stand_ins", show)
    door.add_url_rule("/vikarer", "lend", lend, methods=["POST"])
    door.add_url_rule("/vikarer/<int:assignment_id>/ta-tilbake", "take_back", take_back, methods=["POST"])


@guarded("lend")
def show() -> Response:
    return _page(NOTHING)


def _page(mistake: Wrong) -> Response:
    session, by = db.session(), me().asker
    units = stand_ins.lendable(session, by=by)
    return page(
        "appointment/stand_ins.html",
        mistake.status,
        lent=stand_ins.lent(session, by=by),
        units=tuple((str(one.id), f"{one.name}, {one.organisation}") for one in units),
        leads=bool(by.led_units),
        today=clock.today().isoformat(),
        wrong=mistake,
    )


@guarded("lend")
@kept_when_late
def lend() -> Response:
    try:
        stand_ins.give(
            db.session(),
            by=me().asker,
            email=sent.text("email"),
            unit_id=sent.number("unit"),
            starts_on=sent.day("starts_on"),
            ends_on=sent.day("ends_on"),
            at=clock.now(),
        )
    except (Refusal, Refused) as why:
        mistake = wrong("lend", why, sent.form())
        db.session.rollback()
        return _page(mistake)
    flash(_("Vikaren har ansvaret i de dagene du valgte."), "success")
    return see_other("appointment.stand_ins")


@guarded("lend")
def take_back(assignment_id: int) -> Response:
    stand_ins.take_back(db.session(), by=me().asker, assignment_id=assignment_id, at=clock.now())
    flash(_("Vikaren har ikke ansvaret lenger."), "success")
    return see_other("appointment.stand_ins")
