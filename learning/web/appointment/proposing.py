"""How does a leader appoint somebody, and how does somebody offer herself?"""

from dataclasses import dataclass

from flask import Blueprint, flash
from werkzeug.wrappers import Response

from learning.access.refusals import Refusal
from learning.actions import appointments
from learning.actions.appointments import Wanted
from learning.actions.refusing import Refused
from learning.records.database import db
from learning.records.queries import appointments as rows
from learning.records.queries.appointments import UnitFacts
from learning.translations.catalogue import gettext as _
from learning.web import clock, phrases
from learning.web.appointment import sent
from learning.web.appointment.wrong import NOTHING, Wrong, wrong
from learning.web.guard import guarded
from learning.web.respond import page, see_other
from learning.web.returning import kept_when_late
from learning.web.viewer import library, me


@dataclass(frozen=True)
class ProposeView:
    """`mine` when she offers herself; `units` and `professions` are (value, name)."""

    mine: bool
    decides: bool
    units: tuple[tuple[str, str], ...]
    professions: tuple[tuple[str, str], ...]
    today: str


def routes(door: Blueprint) -> None:
    door.add_url_rule("/team/oppnevn", "propose", propose)
    door.add_url_rule("/team/oppnevn", "propose_now", propose_now, methods=["POST"])
    door.add_url_rule("/min-profil/nytt-verv", "offer", offer)
    door.add_url_rule("/min-profil/nytt-verv", "offer_now", offer_now, methods=["POST"])


@guarded("team")
def propose() -> Response:
    return _page(False, NOTHING)


@guarded("signed_in")
def offer() -> Response:
    return _page(True, NOTHING)


def _page(mine: bool, mistake: Wrong) -> Response:
    session, by = db.session(), me().asker
    units = appointments.open_to(session, by=by) if mine else rows.units(session, ids=by.led_units)
    networks = dict.fromkeys(one.network for one in units)
    known = dict.fromkeys(one for name in networks for one in appointments.professions(library(), name))
    decides = not mine and all(appointments.approver(library(), one) == "leader" for one in networks)
    view = ProposeView(
        mine=mine,
        decides=decides,
        units=tuple((str(one.id), _unit_words(one)) for one in units),
        professions=tuple((one, phrases.profession(one).capitalize()) for one in known),
        today=clock.today().isoformat(),
    )
    return page("appointment/propose.html", mistake.status, view=view, wrong=mistake)


def _unit_words(unit: UnitFacts) -> str:
    return f"{unit.name}, {unit.organisation} ({unit.area})"


@guarded("team")
@kept_when_late
def propose_now() -> Response:
    if not sent.text("email"):
        return _page(False, wrong("propose", Refused("address_missing"), sent.form()))
    return _propose(sent.text("email"))


@guarded("signed_in")
@kept_when_late
def offer_now() -> Response:
    return _propose("")


def _propose(email: str) -> Response:
    wanted = Wanted(
        email=email,
        unit_id=sent.number("unit"),
        profession=sent.text("profession"),
        starts_on=sent.day("starts_on"),
        set_aside=sent.text("set_aside"),
        motivation=sent.text("motivation"),
        seen=sent.text("seen"),
    )
    try:
        made = appointments.propose(db.session(), by=me().asker, library=library(), wanted=wanted, at=clock.now())
    except (Refusal, Refused) as why:
        mistake = wrong("propose", why, sent.form())
        db.session.rollback()
        return _page(not email, mistake)
    found = rows.life(db.session(), made)
    decided = found is not None and found.facts.state == "appointed"
    flash(
        _("Vervet er opprettet. Beskjed er gitt.")
        if decided
        else _("Forslaget er sendt. Den som godkjenner, har fått beskjed."),
        "success",
    )
    return see_other("appointment.show", appointment_id=made)
