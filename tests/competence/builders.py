"""Level B as the content format states it, and short ways to write evidence in a test."""

from datetime import date

from learning.competence.evidence import Evidence
from learning.competence.rules import FrameworkRules, PlanRules

TODAY = date(2026, 11, 21)

AREAS = (
    ("omrade-fag", ("kreft-og-andre-sykdommer", "palliasjon-som-fagfelt", "konsekvenser-av-sykdom")),
    ("omrade-lindring", ("systematisk-symptomkartlegging", "smerte-og-symptomlindring", "ivareta-doende")),
    (
        "omrade-kommunikasjon",
        ("kommunikasjon", "reaksjoner-pa-sykdom", "identitet-og-kultur", "livskvalitet-mestring-sorg"),
    ),
    ("omrade-parorende", ("radgivning-og-veiledning", "barn-som-parorende")),
    ("omrade-etikk-jus", ("etiske-vurderinger", "lover-og-rettigheter", "faglig-forsvarlighet")),
    (
        "omrade-samhandling",
        ("tverrfaglig-samarbeid", "nettverk-og-tverretatlig", "organisering-av-tilbudet", "koordinering"),
    ),
    ("omrade-fagutvikling", ("prosjektarbeid", "kunnskapsbasert-praksis")),
)

LEVEL_B = FrameworkRules(
    competences=tuple(name for _, names in AREAS for name in names),
    areas=AREAS,
    sides={
        "module": {"understanding": "met"},
        "course": {"understanding": "met"},
        "simulation": {"experience": "part"},
        "simulation_observed": {"experience": "met"},
        "placement": {"experience": "met", "action": "part"},
        "task": {"experience": "met", "action": "part"},
        "teaching": {"experience": "part", "action": "met"},
        "improvement": {"experience": "met", "action": "met"},
        "skill": {"experience": "part", "action": "met"},
        "education": {"understanding": "met", "experience": "met"},
    },
    also={"teaching": ("radgivning-og-veiledning",), "improvement": ("prosjektarbeid",)},
)

PLAN = PlanRules(
    required_courses={"introduksjonskurs": 6, "grunnkurs": 12},
    validity_months={"module": 36, "skill": 24, "placement": None},
    level_b_months=36,
)


def row(
    number: int,
    kind: str,
    *competences: str,
    on: date = date(2026, 1, 15),
    subject: str = "",
    voided: bool = False,
) -> Evidence:
    return Evidence(number, kind, subject, competences, on, voided=voided)


def everything() -> list[Evidence]:
    """Enough for level B: all modules, a placement and attested skills naming every competence."""
    kinds = ("module", "placement", "skill")
    return [row(number, kind, *LEVEL_B.competences) for number, kind in enumerate(kinds, start=1)]
