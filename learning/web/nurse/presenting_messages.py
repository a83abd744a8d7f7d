"""How is she told quietly, on her own page, that a plan asks how it went, a reflection is shared, a simulation is begun?"""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from learning.courses.library import Library
from learning.records.queries.waiting import APPOINTMENT_NEWS, EVENT_NEWS, Message
from learning.translations.catalogue import gettext as _


@dataclass(frozen=True)
class Line:
    title: str
    url: str
    about: str


def lines(found: Sequence[Message], library: Library, locale: str) -> tuple[Line, ...]:
    return tuple(_told(one, library, locale) for one in found)


def _told(one: Message, library: Library, locale: str) -> Line:
    if one.kind in APPOINTMENT_NEWS:
        return _of_appointment(one)
    return _of_event(one) if one.kind in EVENT_NEWS else _line(one, library.title_of(one.simulation, locale))


def _of_event(one: Message) -> Line:
    """`simulation` is the event's title here."""
    title = {
        "event_asked": _("Noen spør deg om å få delta"),
        "event_granted": _("Lederen din sier at du kan delta"),
        "event_refused": _("Lederen din har sagt nei til påmeldingen"),
        "event_promoted": _("Du har fått plass"),
        "event_changed": _("Tid eller sted er endret"),
        "event_cancelled": _("Arrangementet er avlyst"),
        "tell_colleagues": _("Fortell kollegene hva du lærte"),
    }[one.kind]
    asked = one.kind == "event_asked"
    url = url_for("events.asked") if asked else url_for("events.event", event_id=one.subject_id)
    return Line(title, url, one.simulation)


def _of_appointment(one: Message) -> Line:
    """`simulation` is the unit's name here."""
    title = {
        "proposed": _("%(name)s er foreslått som ressursperson", name=one.name),
        "appointed": _("Du er utnevnt til ressursperson. Se hva det betyr"),
        "appointed_here": _("%(name)s er ny ressursperson i området", name=one.name),
        "declined": _("Forslaget om deg som ressursperson er avslått"),
        "resigning": _("%(name)s slutter som ressursperson", name=one.name),
    }[one.kind]
    return Line(title, url_for("appointment.show", appointment_id=one.subject_id), one.simulation)


def _line(one: Message, case: str) -> Line:
    if one.kind == "due":
        url = url_for("ethics.commitments", _anchor=f"avtale-{one.subject_id}")
        return Line(_("Hvordan gikk det med avtalen din?"), url, case)
    if one.kind == "walk":
        return Line(_("Fortsett simuleringen"), url_for("ethics.walk", run_id=one.subject_id), case)
    url = url_for("ethics.shared", note_id=one.subject_id)
    return Line(_("%(name)s har delt en refleksjon med deg", name=one.name), url, case)
