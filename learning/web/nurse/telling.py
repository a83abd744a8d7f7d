"""What became of an answer, and what is right? Made from a stored answer and the key, never before the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal
from markupsafe import Markup

from learning.courses import spelling
from learning.courses.nouns import FillIn, Match, Number, Order, Question, Scored
from learning.courses.rendered import RenderedItem
from learning.courses.responses import Given
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import language

NOTHING = Markup("")


@dataclass(frozen=True)
class Option:
    position: int
    html: Markup
    chosen: bool
    verdict: str
    feedback_html: Markup


@dataclass(frozen=True)
class Placed:
    """Something in the place the reader gave it; `belongs` is the place it should have had."""

    html: Markup
    place: int
    belongs: int


@dataclass(frozen=True)
class InOrder:
    rows: tuple[Placed, ...]
    right: tuple[Markup, ...]


@dataclass(frozen=True)
class Paired:
    """`right_html` is empty when the reader chose it."""

    html: Markup
    given_html: Markup
    right_html: Markup


@dataclass(frozen=True)
class Pairs:
    left_title: str
    right_title: str
    rows: tuple[Paired, ...]


@dataclass(frozen=True)
class Written:
    """`right` is empty when the reader wrote just that; `also` says what else would have been right."""

    given: str
    right: str
    also: str


def parts(key: Scored, drawn: Any, given: Given, shuffle: Sequence[int]) -> Any:
    """What the reader answered, with what is right beside it."""
    match key:
        case Question():
            return _options(key, drawn, frozenset(_positions(given)), shuffle)
        case Order():
            return _in_order(drawn, _positions(given))
        case Match():
            return _pairs(drawn, _positions(given))
        case Number():
            return _number(key, str(given))
        case FillIn():
            return _fill_in(key, str(given))


def in_part(key: Scored, points: float) -> str:
    """The verdict for an answer that is neither right nor wrong."""
    if isinstance(key, Order):
        total = len(key.items)
        return _("Delvis riktig: %(hits)s av %(total)s på rett plass", hits=round(points * total), total=total)
    if isinstance(key, Match):
        total = len(key.pairs)
        return _("Delvis riktig: %(hits)s av %(total)s par er riktige", hits=round(points * total), total=total)
    return _("Delvis riktig: %(percent)s %%", percent=round(100 * points))


def _positions(given: Given) -> list[int]:
    return given if isinstance(given, list) else []


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704 – from the one renderer


def _by_position(items: Sequence[RenderedItem]) -> list[Markup]:
    return [_safe(item.html) for item in sorted(items, key=lambda item: item.position)]


def _options(key: Question, drawn: Any, chosen: frozenset[int], shuffle: Sequence[int]) -> tuple[Option, ...]:
    held = {option.position: option for option in drawn.options}
    return tuple(
        Option(
            position,
            _safe(held[position].html),
            position in chosen,
            _verdict(position, chosen, key.right),
            # said about what was chosen and what was right; the rest would be noise
            _safe(held[position].feedback_html) if position in chosen | key.right else NOTHING,
        )
        for position in shuffle
    )


def _verdict(position: int, chosen: frozenset[int], right: frozenset[int]) -> str:
    if position in right:
        return "right" if position in chosen else "missed"
    return "wrong" if position in chosen else ""


def _in_order(drawn: Any, given: Sequence[int]) -> InOrder:
    html = _by_position(drawn.items)
    rows = tuple(Placed(html[one], place, one + 1) for place, one in enumerate(given, 1))
    return InOrder(rows, () if all(row.place == row.belongs for row in rows) else tuple(html))


def _pairs(drawn: Any, given: Sequence[int]) -> Pairs:
    left, right = _by_position(drawn.left), _by_position(drawn.right)
    rows = tuple(
        Paired(left[place], right[one], NOTHING if one == place else right[place]) for place, one in enumerate(given)
    )
    return Pairs(drawn.left_title, drawn.right_title, rows)


def _number(key: Number, given: str) -> Written:
    right = f"{_decimal(key.answer)} {key.unit}".strip()
    low, high = _decimal(key.answer - key.tolerance), _decimal(key.answer + key.tolerance)
    also = _("Alt fra %(low)s til %(high)s er riktig.", low=low, high=high) if key.tolerance else ""
    return Written(given, "" if given in (right, _decimal(key.answer)) else right, also)


def _decimal(number: Decimal) -> str:
    """As Norwegians write it: decimal comma, and a space between thousands."""
    return format_decimal(number, format="#,##0.#########", locale=language())


def _fill_in(key: FillIn, given: str) -> Written:
    """The first variant is the one to learn, also for whoever spelled it a little differently."""
    first = key.accepted[0]
    return Written(given, "" if spelling.plain(given) == spelling.plain(first) else first, "")
