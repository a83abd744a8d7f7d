"""Which words do people read for what is stored about an event, and how is its time told?"""

from datetime import date, datetime

from learning.actions.days import last_oslo_day, oslo_day
from learning.records.queries.events import EventFacts
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import language, ngettext
from learning.web.clock import in_oslo
from learning.web.languages import date_words, day


def kind(code: str) -> str:
    return {
        "course": _("Kurs"),
        "network_meeting": _("Nettverksmøte"),
        "subject_day": _("Fagdag"),
        "gathering": _("Årlig samling"),
        "simulation": _("Simulering"),
    }[code]


def form(code: str) -> str:
    return {"physical": _("På stedet"), "digital": _("Digitalt"), "both": _("På stedet og digitalt")}[code]


def came(code: str) -> str:
    return {"physical": _("Var på stedet"), "digital": _("Var med digitalt")}[code]


def role(code: str) -> str:
    return {"resource": _("ressursperson"), "leader": _("leder"), "other": _("annen deltaker")}[code]


def state(code: str) -> tuple[str, str]:
    """The sign, and the words for how a sign-up stands."""
    return {
        "signed_up": ("done", _("Påmeldt")),
        "waiting_list": ("soon", _("På venteliste")),
        "waiting_leader": ("started", _("Venter på leder")),
        "refused": ("expired", _("Lederen har sagt nei")),
        "cancelled": ("none", _("Avmeldt")),
    }[code]


def hour(at: datetime) -> str:
    return f"{in_oslo(at):%H.%M}"


def day_of_week(on: date) -> str:
    """«tirsdag 3. mars 2026»"""
    return day(on, language(), "EEEE d. MMMM y")


def month(on: date) -> str:
    words = day(on, language(), "LLLL y")
    return words[:1].upper() + words[1:]


def when(event: EventFacts) -> str:
    """The whole time, in Oslo."""
    first, last = oslo_day(event.starts_at), last_oslo_day(event.starts_at, event.ends_at)
    begins, ends = hour(event.starts_at), hour(event.ends_at)
    if first == last:
        return _("%(day)s kl. %(begins)s–%(ends)s", day=day_of_week(first), begins=begins, ends=ends)
    return _(
        "%(first)s kl. %(begins)s til %(last)s kl. %(ends)s",
        first=day_of_week(first),
        begins=begins,
        last=day_of_week(last),
        ends=ends,
    )


def where(event: EventFacts) -> str:
    """The place, and that one may take part from elsewhere."""
    if event.form == "digital":
        return _("Digitalt")
    return _("%(place)s, og digitalt", place=event.place) if event.form == "both" else event.place


def whom(event: EventFacts) -> str:
    return event.area or event.network


def places(event: EventFacts) -> str:
    """How many have a place, of how many."""
    if event.capacity is None:
        return ngettext("%(num)s påmeldt", "%(num)s påmeldte", event.taken)
    words = ngettext("%(taken)s av %(num)s plass er tatt", "%(taken)s av %(num)s plasser er tatt", event.capacity, taken=event.taken)  # fmt: skip
    return _("%(words)s på stedet", words=words) if event.form == "both" else words


def until(event: EventFacts) -> str:
    return date_words(event.sign_up_until) if event.sign_up_until else ""
