"""What became of an answer, and what is right? Made from a stored answer and the key, never before the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal
from markupsafe import Markup

from learning.courses import numbers, spelling
from learning.courses.nouns import FillIn, Match, Number, Order, Question, Scored
from learning.courses.rendered import RenderedItem
from learning.courses.responses import Given
from learning.courses.scoring import score
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import language, ngettext

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
    """`right` is empty when there is nothing to correct; `also` says what else would have been right."""

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


def verdict(key: Scored, given: Given, points: float) -> tuple[str, str]:
    """The state, and the words for how the points came about."""
    if points >= 1:
        return "done", _("Riktig")
    if points > 0:
        return "part", _in_part(key, given, points)
    return "none", _no_points(key, given)


def _in_part(key: Scored, given: Given, points: float) -> str:
    if isinstance(key, Order):
        total = len(key.items)
        return _("Delvis riktig: %(hits)s av %(total)s på rett plass", hits=round(points * total), total=total)
    if isinstance(key, Match):
        total = len(key.pairs)
        return _("Delvis riktig: %(hits)s av %(total)s par er riktige", hits=round(points * total), total=total)
    assert isinstance(key, Question)  # noqa: S101 – what is written is right or wrong
    hits, misses = _hits_and_misses(key, given)
    facts = {"hits": hits, "total": len(key.right), "misses": misses}
    if misses:
        return _("Delvis riktig: %(hits)s av %(total)s riktige, og %(misses)s feil trekker fra", **facts)
    return _("Delvis riktig: %(hits)s av %(total)s riktige", **facts)


def _no_points(key: Scored, given: Given) -> str:
    """Who ticked something right is told where it went."""
    hits, misses = _hits_and_misses(key, given) if isinstance(key, Question) and key.several else (0, 0)
    if not hits:
        return _("Ikke riktig denne gangen")
    if hits == misses:
        return ngettext(
            "Ikke riktig denne gangen: %(num)s riktig og %(misses)s feil veier hverandre opp",
            "Ikke riktig denne gangen: %(num)s riktige og %(misses)s feil veier hverandre opp",
            hits,
            misses=misses,
        )
    return ngettext(
        "Ikke riktig denne gangen: %(num)s riktig, men %(misses)s feil trekker fra",
        "Ikke riktig denne gangen: %(num)s riktige, men %(misses)s feil trekker fra",
        hits,
        misses=misses,
    )


def _hits_and_misses(key: Question, given: Given) -> tuple[int, int]:
    chosen = frozenset(_positions(given))
    return len(chosen & key.right), len(chosen - key.right)


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
            _mark(position, chosen, key.right),
            # said about what was chosen and what was right; the rest would be noise
            _safe(held[position].feedback_html) if position in chosen | key.right else NOTHING,
        )
        for position in shuffle
    )


def _mark(position: int, chosen: frozenset[int], right: frozenset[int]) -> str:
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
    """Whoever came near enough is not corrected: she is told what we have, and how far it may be off."""
    ours = f"{_decimal(key.answer)} {key.unit}".strip()
    low, high = _decimal(key.answer - key.tolerance), _decimal(key.answer + key.tolerance)
    exact = numbers.read_in(given, key.unit) == key.answer
    if score(key, given).right and not exact:
        return Written(
            given, "", _("Vi har %(answer)s, og godtar fra %(low)s til %(high)s.", answer=ours, low=low, high=high)
        )
    also = _("Alt fra %(low)s til %(high)s er riktig.", low=low, high=high) if key.tolerance else ""
    return Written(given, "" if exact else ours, also)


def _decimal(number: Decimal) -> str:
    """As Norwegians write it: decimal comma, and a space between thousands."""
    return format_decimal(number, format="#,##0.#########", locale=language())


def _fill_in(key: FillIn, given: str) -> Written:
    """The first variant is the one to learn, also for whoever spelled it a little differently."""
    first = key.accepted[0]
    return Written(given, "" if spelling.plain(given) == spelling.plain(first) else first, "")
