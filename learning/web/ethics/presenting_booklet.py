"""How is a simulation told on paper? The words of the booklet, and its data as the template wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from learning.actions.group_runs import MINUTES
from learning.courses.rendered import CitedSource
from learning.courses.simulation_nouns import Simulation, Term
from learning.courses.simulations.booklet import Booklet, PaperChoice, Passage, Sheet, Slip, booklet
from learning.courses.simulations.reflecting import prefilled
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import language
from learning.web.ethics import booklet_words
from learning.web.ethics.steps import steps
from learning.web.languages import date_words

Cards = tuple[str, tuple[Slip, ...]]
CARDS_ON_A_SHEET = 7
SIGNS = {1: "+", 0: "±", -1: "−"}


def data(simulation: Simulation) -> dict[str, Any]:
    """What `templates/paper/booklet.typ` is given."""
    made = booklet(simulation)
    story = _Story(simulation)
    return {
        "title": simulation.title,
        "question": simulation.question,
        "language": language(),
        "written_in": simulation.language,
        "dated": _dated(simulation),
        "words": booklet_words.words(),
        "contents": _contents(made),
        "before": booklet_words.before(len(made.cards)),
        "plan": [
            {"minutes": str(minutes), "what": what, "how": how}
            for phase, minutes in MINUTES.items()
            for what, how in [booklet_words.plan()[phase]]
        ],
        "each_scene": booklet_words.each_scene(),
        "facilitator": [story.slip(slip) for slip in made.facilitator],
        "brief": story.passages(made.brief),
        "scenes": [story.sheet(sheet) for sheet in made.scenes],
        "endings": [story.sheet(sheet) for sheet in made.endings],
        "effects": [effect.name for effect in simulation.effects],
        "roles": [
            [{"name": name, "cards": [story.slip(slip) for slip in slips]} for name, slips in sheet]
            for sheet in _sheets(made.cards)
        ],
        "checklists": [story.slip(slip) for slip in made.checklists],
        "reflection": story.passages(made.reflection),
        "practice": story.passages(made.practice),
        "steps": _steps(simulation),
        "sources": [_source(source) for source in made.sources],
    }


def _dated(simulation: Simulation) -> str:
    told = [_("Utgave %(number)s.", number=simulation.edition)]
    if simulation.law_checked:
        told.append(_("Loven er kontrollert %(day)s.", day=date_words(simulation.law_checked)))
    return " ".join((*told, _("Alle personer og hendelser er oppdiktet.")) if simulation.fictional else told)


def _contents(made: Booklet) -> list[dict[str, str]]:
    there = {"roles": made.cards, "observers": made.checklists, "sources": made.sources}
    rows = booklet_words.contents()
    return [{"id": id, "title": title, "who": who} for id, title, who in rows if there.get(id, True)]


def _sheets(cards: tuple[Cards, ...]) -> list[list[Cards]]:
    """Roles that fit on one sheet, to be cut apart: nothing is printed on the back of anybody's card."""
    sheets: list[list[Cards]] = []
    left = 0
    for name, slips in cards:
        needs = len(slips) + 1
        if needs > left:
            sheets.append([])
            left = CARDS_ON_A_SHEET
        sheets[-1].append((name, slips))
        left -= needs
    return sheets


def _steps(simulation: Simulation) -> list[dict[str, Any]]:
    filled = prefilled(simulation)
    return [
        {
            "name": step.title,
            "ask": step.ask,
            "trap": booklet_words.trap(step.trap),
            "filled": [line.strip() for line in filled[step.name].splitlines()],
        }
        for step in steps()
    ]


def _source(source: CitedSource) -> dict[str, Any]:
    published = ", ".join(str(one) for one in (source.publisher, source.year) if one)
    return {
        "number": source.number,
        "title": source.title,
        "published": f"{published}." if published else "",
        "url": source.url,
    }


class _Story:
    """Conditions, roads and effects of one simulation, in words."""

    def __init__(self, simulation: Simulation) -> None:
        self._effects = [effect.key for effect in simulation.effects]
        endings = {ending.id: _("Slutt %(number)s", number=at) for at, ending in enumerate(simulation.endings, 1)}
        self._codes = {**{scene.id: scene.id for scene in simulation.scenes}, **endings}

    def sheet(self, sheet: Sheet) -> dict[str, Any]:
        return {
            "id": sheet.id,
            "code": self._codes[sheet.id],
            "title": sheet.title,
            "passages": self.passages(sheet.passages),
            "choices": [self._choice(choice) for choice in sheet.choices],
        }

    def passages(self, passages: Sequence[Passage]) -> list[dict[str, Any]]:
        return [{"text": _plain(one.text), "needs": self._only(one.needs)} for one in passages]

    def slip(self, slip: Slip) -> dict[str, Any]:
        title = slip.title or booklet_words.chapter(slip.id)
        return {"code": self._codes.get(slip.id, ""), "title": title, "texts": [_plain(text) for text in slip.texts]}

    def _choice(self, choice: PaperChoice) -> dict[str, Any]:
        needs = _("Kan bare velges hvis dere %(chose)s.", chose=_chose(choice.needs)) if choice.needs else ""
        signs = {change.effect: SIGNS[change.amount] for change in choice.changes}
        return {
            "letter": choice.letter,
            "says": _plain(choice.says),
            "needs": needs,
            "then": _plain(choice.then),
            "to": choice.to,
            "go": _("Gå til %(scene)s", scene=self._codes[choice.to]) if choice.to else "",
            "effects": [signs.get(effect, "") for effect in self._effects],
        }

    def _only(self, needs: Sequence[Term]) -> str:
        return _("Les dette bare hvis dere %(chose)s.", chose=_chose(needs)) if needs else ""


def _chose(terms: Sequence[Term]) -> str:
    """«valgte B4 b og ikke valgte B10 a»."""
    told = [_("valgte %(choice)s") if term.taken else _("ikke valgte %(choice)s") for term in terms]
    return _(" og ").join(
        words % {"choice": " ".join(term.choice.split("."))} for words, term in zip(told, terms, strict=True)
    )


def _plain(pieces: Sequence[Any]) -> list[Any]:
    return [one if isinstance(one, str) else asdict(one) for one in pieces]
