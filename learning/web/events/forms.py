"""What does the organiser fill in? Shape only; what may be done is decided elsewhere."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Self

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import InputRequired, Optional

from learning.actions.events import FORMS, KINDS, Wanted
from learning.courses.library import Library
from learning.records.queries.events import AreaFacts, EventFacts
from learning.translations.catalogue import gettext as _
from learning.web.choosing import choices
from learning.web.clock import in_oslo
from learning.web.events import phrases_of_events as phrases
from learning.web.plain_text import cleaned

DAYS = ["%Y-%m-%d", "%d.%m.%Y"]  # as browsers send it; as people write it where there is no calendar to press
HOURS = ["%H:%M", "%H.%M", "%H:%M:%S"]


class Day(DateField):
    """A date as it is sent or written; what is none gets our own sentence."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.raw_data = [cleaned(one) for one in valuelist]
        try:
            super().process_formdata(self.raw_data)
        except ValueError:
            raise ValueError(_("Skriv en dato, for eksempel 3.3.2026.")) from None


class Hour(TimeField):
    """The same for the time of day."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.raw_data = [cleaned(one) for one in valuelist]
        try:
            super().process_formdata(self.raw_data)
        except ValueError:
            raise ValueError(_("Skriv et klokkeslett, for eksempel 09.00.")) from None


class Number(IntegerField):
    """A whole number that a database can hold."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        typed = cleaned(valuelist[0]) if valuelist else ""
        if not (typed.isascii() and typed.isdecimal() and len(typed) < 7):
            raise ValueError(_("Skriv et helt tall."))
        self.data = int(typed)


class EventForm(FlaskForm):
    title = StringField(filters=[cleaned])
    kind = SelectField(validate_choice=False)
    course = SelectField(validate_choice=False)
    whom = SelectField(validate_choice=False)
    summary = TextAreaField(filters=[cleaned])
    topics = SelectMultipleField(validate_choice=False)
    on = Day(format=DAYS)
    begins = Hour(format=HOURS)
    until = Day(format=DAYS, validators=[Optional()])
    ends = Hour(format=HOURS)
    form = RadioField(validate_choice=False)
    place = StringField(filters=[cleaned])
    link = StringField(filters=[cleaned])
    capacity = Number(validators=[Optional()])
    sign_up_until = Day(format=DAYS, validators=[Optional()])
    asks_leader = BooleanField()

    @classmethod
    def of(cls, areas: Sequence[AreaFacts], networks: frozenset[int], library: Library, locale: str) -> Self:
        """As sent, or empty."""
        form = cls()
        for field, label in _labels().items():
            form[field].label.text = label
        form.kind.choices = choices(*((code, phrases.kind(code)) for code in KINDS))
        form.form.choices = choices(*((code, phrases.form(code)) for code in FORMS))
        form.whom.choices = choices(*_whom(areas, networks))
        form.course.choices = choices(
            ("", _("Ikke et kurs i Ressursnett")), *((one.slug, one.title) for one in library.courses_in(locale))
        )
        known = {one.id: one.name for framework in library.frameworks for one in framework.competences}
        form.topics.choices = choices(*known.items())
        form.title.validators = [InputRequired(_("Skriv hva arrangementet heter."))]
        form.on.validators = [InputRequired(_("Skriv hvilken dag det er."))]
        form.begins.validators = [InputRequired(_("Skriv når det begynner."))]
        form.ends.validators = [InputRequired(_("Skriv når det slutter."))]
        if not form.is_submitted():
            form.form.data, form.kind.data = "physical", "network_meeting"
        return form

    def fill(self, event: EventFacts, days_too: bool) -> None:
        """With what an event has; a copy gets its hours, but no days."""
        for name in ("title", "kind", "summary", "form", "place", "link", "capacity", "asks_leader"):
            self[name].data = getattr(event, name)
        begins, ends = in_oslo(event.starts_at), in_oslo(event.ends_at)
        self.course.data, self.topics.data = event.course or "", list(event.topics)
        self.whom.data = f"a{event.area_id}" if event.area_id else f"n{event.network_id}"
        self.begins.data, self.ends.data = begins.time(), ends.time()
        if days_too:
            self.on.data, self.sign_up_until.data = begins.date(), event.sign_up_until
            self.until.data = ends.date() if ends.date() != begins.date() else None

    def wanted(self, areas: Sequence[AreaFacts]) -> Wanted:
        """A form that is whole, as the action asks for it. Nobody's network is 0."""
        network, area = _reach(self.whom.data or "", areas)
        on: date = self.on.data or date.min
        begins, ends = self.begins.data, self.ends.data
        assert begins is not None and ends is not None  # noqa: S101 – the form has been validated
        return Wanted(
            network_id=network,
            area_id=area,
            kind=self.kind.data or "",
            title=" ".join((self.title.data or "").split()),
            summary=self.summary.data or "",
            topics=tuple(self.topics.data or ()),
            form=self.form.data or "",
            place=" ".join((self.place.data or "").split()),
            link=self.link.data or "",
            on=on,
            begins=begins,
            until=self.until.data or on,
            ends=ends,
            capacity=self.capacity.data,
            sign_up_until=self.sign_up_until.data,
            asks_leader=bool(self.asks_leader.data),
            course=(self.course.data or "") if self.kind.data == "course" else "",
        )


def _labels() -> dict[str, str]:
    return {
        "title": _("Hva heter det?"),
        "kind": _("Hva slags arrangement?"),
        "course": _("Hvilket kurs?"),
        "whom": _("Hvem er det for?"),
        "summary": _("Hva skal skje? (valgfritt)"),
        "topics": _("Kompetanser det handler om (valgfritt)"),
        "on": _("Dag"),
        "begins": _("Begynner"),
        "until": _("Siste dag, hvis det varer flere dager"),
        "ends": _("Slutter"),
        "form": _("Hvordan kan folk være med?"),
        "place": _("Sted"),
        "link": _("Lenke til det digitale møtet"),
        "capacity": _("Antall plasser (tomt betyr ingen grense)"),
        "sign_up_until": _("Siste dag for påmelding (valgfritt)"),
        "asks_leader": _("Lederen må godkjenne at ressurspersonen får delta"),
    }


def _whom(areas: Sequence[AreaFacts], networks: frozenset[int]) -> list[tuple[str, str]]:
    whole = {one.network_id: one.network for one in areas if one.network_id in networks}
    return [(f"n{id}", _("Hele nettverket: %(name)s", name=name)) for id, name in whole.items()] + [
        (f"a{one.id}", one.name) for one in areas
    ]


def _reach(chosen: str, areas: Sequence[AreaFacts]) -> tuple[int, int | None]:
    """Only what stands in the list can be chosen; anything else is nobody's network."""
    area = next((one for one in areas if chosen == f"a{one.id}"), None)
    if area is not None:
        return area.network_id, area.id
    return next((one.network_id for one in areas if chosen == f"n{one.network_id}"), 0), None
