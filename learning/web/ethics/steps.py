"""What are the six steps of the SME model called, what does each ask, and what goes wrong in it?"""

from dataclasses import dataclass

from learning.courses.simulations.reflecting import STEPS
from learning.translations.catalogue import gettext as _


@dataclass(frozen=True)
class Step:
    """`short` fits under a number; `trap` is what often goes wrong."""

    name: str
    number: int
    short: str
    title: str
    ask: str
    trap: str


def steps() -> tuple[Step, ...]:
    return tuple(Step(name, number, *_words(name)) for number, name in enumerate(STEPS, 1))


def _words(name: str) -> tuple[str, str, str, str]:
    return {
        "problem": (
            _("Problem"),
            _("Det etiske problemet"),
            _("Skriv ett spørsmål som begynner med «Bør …»."),
            _("Et faglig spørsmål forkledd som etikk."),
        ),
        "facts": (
            _("Fakta"),
            _("Fakta i saken"),
            _("Hva vet du? Hva tror du bare?"),
            _("En tolkning blir ført opp som fakta."),
        ),
        "parties": (
            _("Parter"),
            _("Berørte parter, syn og interesser"),
            _("Hvem er ikke til stede? Hva ville de sagt?"),
            _("Den stilleste parten blir glemt."),
        ),
        "values": (
            _("Verdier"),
            _("Verdier, prinsipper, normer og lover"),
            _("Hvilke to verdier trekker hver sin vei?"),
            _("Loven blir brukt til å stoppe samtalen."),
        ),
        "options": (
            _("Utveier"),
            _("Handlingsalternativer"),
            _("Finn minst tre, også å vente."),
            _("Bare to ytterpunkter."),
        ),
        "judgement": (
            _("Vurdering"),
            _("Helhetsvurdering"),
            _("Hva velger du, og hva koster det?"),
            _("Flertallet blir kalt enighet."),
        ),
    }[name]
