"""What does a reader choose from, or write in, before a question is answered? Nothing here knows the key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from learning.courses.rendered import (
    RenderedFillIn,
    RenderedItem,
    RenderedMatch,
    RenderedNumber,
    RenderedOrder,
    RenderedQuestion,
    RenderedScored,
)

Sent = Mapping[str, Sequence[str]]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Choice:
    position: int
    html: Markup
    chosen: bool


@dataclass(frozen=True)
class Choices:
    several: bool
    options: tuple[Choice, ...]


@dataclass(frozen=True)
class Row:
    """Something that is to be given a place, or a partner: `chosen` is what was sent last, or nothing."""

    name: str
    html: Markup
    text: str
    chosen: str


@dataclass(frozen=True)
class Places:
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Partner:
    """`text` is without markup, for where a browser shows only that; `place` is where it stands on the screen."""

    place: str
    letter: str
    html: Markup
    text: str


@dataclass(frozen=True)
class Pairs:
    left_title: str
    right_title: str
    rows: tuple[Row, ...]
    partners: tuple[Partner, ...]


@dataclass(frozen=True)
class Writing:
    text: str
    unit: str


def parts(drawn: RenderedScored, shuffle: Sequence[int], sent: Sent) -> Choices | Places | Pairs | Writing:
    """In the order drawn for the attempt, with what was sent last."""
    match drawn:
        case RenderedQuestion():
            return _choices(drawn, shuffle, sent)
        case RenderedOrder():
            return _places(drawn, shuffle, sent)
        case RenderedMatch():
            return _pairs(drawn, shuffle, sent)
        case RenderedNumber():
            return Writing(_first(sent, "text"), drawn.unit)
        case RenderedFillIn():
            return Writing(_first(sent, "text"), "")


def _first(sent: Sent, name: str) -> str:
    return next(iter(sent.get(name, ())), "")


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704 – from the one renderer


def in_order(items: Sequence[RenderedItem], shuffle: Sequence[int]) -> tuple[Markup, ...]:
    """What the reader sees, from the top."""
    held = {item.position: _safe(item.html) for item in items}
    return tuple(held[position] for position in shuffle)


def _choices(drawn: RenderedQuestion, shuffle: Sequence[int], sent: Sent) -> Choices:
    held = {option.position: _safe(option.html) for option in drawn.options}
    ticked = sent.get("option", ())
    return Choices(
        drawn.several, tuple(Choice(position, held[position], str(position) in ticked) for position in shuffle)
    )


def _row(name: str, html: Markup, sent: Sent) -> Row:
    return Row(name, html, html.striptags(), _first(sent, name))


def _places(drawn: RenderedOrder, shuffle: Sequence[int], sent: Sent) -> Places:
    shown = enumerate(in_order(drawn.items, shuffle))
    return Places(tuple(_row(f"place-{place}", html, sent) for place, html in shown))


def _pairs(drawn: RenderedMatch, shuffle: Sequence[int], sent: Sent) -> Pairs:
    left = sorted(drawn.left, key=lambda item: item.position)
    right = enumerate(in_order(drawn.right, shuffle))
    return Pairs(
        drawn.left_title,
        drawn.right_title,
        tuple(_row(f"pair-{item.position}", _safe(item.html), sent) for item in left),
        tuple(Partner(str(place), LETTERS[place], html, html.striptags()) for place, html in right),
    )
