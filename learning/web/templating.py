"""What does every template know without being told? Who is looking, the menu, messages, and how we write days."""

from collections.abc import Callable, MutableMapping
from functools import lru_cache, partial
from typing import Any, NamedTuple

from flask import Flask, current_app, get_flashed_messages, request, url_for
from flask_login import current_user
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from learning.access import event_rights, permissions
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import language
from learning.web import clock, drawings
from learning.web.languages import date_short, date_words


class Links(NamedTuple):
    """Where the frame of every page leads."""

    home: str
    profile: str
    lookups: str
    help: str
    logout: str
    accessibility: str
    privacy: str
    feedback: str


class Item(NamedTuple):
    """A place in the menu."""

    label: str
    url: str
    current: bool


def init(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.make_globals = partial(_globals, app.jinja_env)  # type: ignore[method-assign]
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(drawings=drawings, remembered=_remembered)
    app.jinja_env.filters.update(
        day=date_words,
        day_short=date_short,
        clock=lambda at: f"{clock.in_oslo(at):%H:%M}",
        moment=lambda at: f"{date_words(clock.in_oslo(at).date())} {clock.in_oslo(at):%H:%M}",
    )
    app.context_processor(lambda: {"lang": language()})


def _globals(env: Environment, given: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
    """Jinja's own is a chain of dicts, in which each import of a macro looks up every name there is."""
    return {**env.globals, **given} if given else env.globals


def _remembered(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """A macro that is called with the same few words again and again: drawn once for each of them, in each language."""

    @lru_cache(maxsize=4096, typed=True)
    def drawn(_language: str, *words: object) -> Markup:
        return macro(*words)

    def remembering(*words: object) -> Markup:
        return drawn(language(), *words)

    remembering.__wrapped__ = macro  # type: ignore[attr-defined]  # as functools.wraps leaves it
    return remembering


def around_page() -> dict[str, object]:
    """What the frame of a whole page needs; a fragment does without, and without its queries."""
    known = current_user.is_authenticated
    return {
        "viewer": current_user._get_current_object() if known else None,
        "nav": _menu() if known else (),
        "links": _links(request.script_root, current_app.config["SETTINGS"].feedback),
        "notices": get_flashed_messages(with_categories=True),
    }


def _menu() -> tuple[Item, ...]:
    """The doors this person's hats open. Learning and ethics are for everybody; a leader also learns."""
    asker = current_user.asker
    shown = (
        True,
        True,
        True,
        bool(asker.seats or asker.led_units or event_rights.can_arrange(asker)),
        bool(asker.seats),
        permissions.can_see_team(asker),
        permissions.can_edit_content(asker),
        permissions.can_approve(asker) and not permissions.can_see_network(asker),
        permissions.can_see_network(asker),
    )
    sections = enumerate(SECTIONS.values())
    here = next((place for place, one in sections if shown[place] and request.path.startswith(one)), None)
    return _items(request.script_root, language(), shown, here)


@lru_cache
def _items(_root: str, _language: str, shown: tuple[bool, ...], here: int | None) -> tuple[Item, ...]:
    labels = (
        _("Min side"),
        _("Lær"),
        _("Etikk"),
        _("Kalender"),
        _("Min kompetanse"),
        _("Teamet"),
        _("Kursverksted"),
        _("Verv i området"),
        _("Nettverket"),
    )
    places = zip(labels, SECTIONS, shown, strict=True)
    return tuple(
        Item(label, url_for(name), here == place) for place, (label, name, known) in enumerate(places) if known
    )


#: Each menu item with the beginnings of the addresses that belong to it.
SECTIONS: dict[str, str | tuple[str, ...]] = {
    "nurse.home": "/min-side",
    "nurse.courses": ("/laer", "/bibliotek", "/ordliste", "/sok"),
    "ethics.simulations": "/etikk",
    "events.calendar": ("/kalender", "/oppmote", "/nettverk/arrangement"),
    "nurse.competence": "/min-kompetanse",
    "leader.team": "/team",
    "educator.documents": "/verksted",
    "appointment.waiting": "/nettverk/verv",
    "coordinator.coverage": "/nettverk",
}


@lru_cache
def _links(_root: str, feedback: str) -> Links:
    return Links(
        home=url_for("entrance.front"),
        profile=url_for("nurse.profile"),
        lookups=url_for("nurse.look_ups"),
        help=url_for("entrance.guides"),
        logout=url_for("entrance.log_out"),
        accessibility=url_for("entrance.accessibility"),
        privacy=url_for("entrance.privacy"),
        feedback=f"mailto:{feedback}" if feedback else "",
    )
