"""Can every cell say why it is what it is, what would turn it green, and what was withdrawn?"""

from datetime import date, timedelta
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from babel.dates import format_date
from flask import Flask

from learning.actions.evidence_writing import record
from learning.competence.months import months_after
from learning.competence.rules import RULE_VERSION
from learning.records.database import db
from tests import world
from tests.browsing import Browser, Page, words
from tests.web import reader
from tests.web.reader import RIGHT

SIDES = ("understanding", "experience", "action")
MAPPING = "/min-kompetanse/systematisk-symptomkartlegging"


@pytest.fixture
def nurse(app: Flask) -> Browser:
    return Browser(app, world.NURSE)


def shown(
    app: Flask, kind: str, competence: str, *, ago: int = 0, by: world.Someone | None = None, **other: Any
) -> int:
    """Write a piece of evidence for the nurse, and answer with its number."""
    at = app.extensions["clock"]()
    with app.app_context():
        voucher = world.id_of(by) if by else None
        record(
            db.session(),
            **{
                "key": f"test:{kind}:{competence}:{ago}",
                "person_id": world.id_of(world.NURSE),
                "kind": kind,
                "subject": competence,
                "competences": (competence,),
                "happened_on": at.date() - timedelta(ago),
                "recorded_at": at,
                "recorded_by": voucher or world.id_of(world.NURSE),
                "vouched_by": voucher,
                "rule_version": RULE_VERSION,
            }
            | other,
        )
        db.session.commit()
    return int(reader.evidence_of(app, world.NURSE)[-1].id)


def withdraw(app: Flask, number: int, reason: str) -> None:
    with app.app_context():
        leader = world.id_of(world.LEADER)
    shown(app, "void", "", key=f"void:{number}", competences=(), recorded_by=leader, note=reason, voids_id=number)


def cells(page: Page) -> dict[str, list[tuple[str, str]]]:
    """Each competence with the words and the address of its cells, in order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in page.tree.iter("li"):
        if row.get("class") == "competence":
            links = [one for one in row.iter("a") if "#" in one.get("href", "")]
            found[words(next(row.iter("h3")))] = [(words(one), one.get("href", "")) for one in links]
    return found


def states(page: Page) -> dict[str, str]:
    """The word of each side of one competence."""
    return {side: words(list(head(page, side).iter("span"))[-1]) for side in SIDES}


def head(page: Page, side: str) -> Element:
    return next(one for one in page.find(side).iter("div") if one.get("class") == "side__head")


# The whole picture


@pytest.mark.krav("AHUS-2.2")
def test_twenty_one_competences_with_three_sides_each(nurse: Browser) -> None:
    found = cells(nurse.get("/min-kompetanse"))
    assert len(found) == 21
    for name, three in found.items():
        assert [text for text, _ in three] == ["Forståelse Mangler", "Erfaring Mangler", "Handling Mangler"], name
        assert [url.rpartition("#")[2] for _, url in three] == list(SIDES)


def test_every_cell_leads_to_what_would_turn_it_green(nurse: Browser) -> None:
    addresses = {url.partition("#")[0] for three in cells(nurse.get("/min-kompetanse")).values() for _, url in three}
    assert len(addresses) == 21
    for address in addresses:
        page = nurse.get(address)
        for side in SIDES:
            told = words(page.find(side))
            assert "Mangler" in told and "Det er nok at du gjør én av disse:" in told, address
            assert len(list(page.find(side).iter("li"))) >= 2


def test_the_ring_is_told_in_words(app: Flask, nurse: Browser) -> None:
    page = nurse.get("/min-kompetanse")
    assert page.has("0 av 21 kompetanser har både forståelse, erfaring og handling.")
    for kind in ("course", "improvement"):
        shown(app, kind, "prosjektarbeid")
    assert nurse.get("/min-kompetanse").has("1 av 21 kompetanser har både")


@pytest.mark.krav("AHUS-2.2")
def test_e_learning_fills_understanding_and_nothing_else(nurse: Browser) -> None:
    reader.take(nurse, {"forst": ["0"]}, reader.TALK)
    reader.take(nurse, RIGHT)
    page = nurse.get("/min-kompetanse")
    told = [[text.split()[-1] for text, _ in three] for three in cells(page).values()]
    assert told.count(["Oppfylt", "Mangler", "Mangler"]) == 3
    assert told.count(["Mangler", "Mangler", "Mangler"]) == 18
    assert page.has("0 av 21 kompetanser har både")


def test_the_home_page_tells_the_same_count(app: Flask, nurse: Browser) -> None:
    for kind in ("course", "improvement"):
        shown(app, kind, "prosjektarbeid")
    assert nurse.get("/min-side").has("1 av 21 kompetanser har både")


def test_somebody_without_an_appointment_is_told_why_there_is_nothing(app: Flask) -> None:
    page = Browser(app, world.LEADER).get("/min-kompetanse")
    assert page.status == 200 and page.has("Du har ikke noe verv som ressursperson akkurat nå")


def test_only_ones_own_competence_is_shown(app: Flask) -> None:
    shown(app, "course", "prosjektarbeid")
    told = cells(Browser(app, world.COLLEAGUE).get("/min-kompetanse"))
    assert told["Prosjektarbeid"][0][0] == "Forståelse Mangler"


# One competence


def test_a_green_cell_says_why(nurse: Browser) -> None:
    reader.take(nurse, RIGHT)
    page = nurse.get(MAPPING)
    assert states(page) == {"understanding": "Oppfylt", "experience": "Mangler", "action": "Mangler"}
    told = words(page.find("understanding"))
    assert "Modul bestått: Kartlegge plager" in told and "Gjelder til og med" in told
    assert page.has("Regelen står i «Nivå B for sykepleiere», utgave 1, og gyldigheten i «Kompetanseplan")


def test_the_ways_are_the_ones_the_framework_names(nurse: Browser) -> None:
    page = nurse.get(MAPPING)
    ways = {side: {words(one) for one in page.find(side).iter("li")} for side in SIDES}
    assert "bestå en modul som dekker dette" in ways["understanding"]
    assert not any("modul" in one or "kurs" in one for one in ways["experience"] | ways["action"])
    assert any("lederen" in one and "attestere" in one for one in ways["action"])
    assert "En begynnelse, men ikke nok alene" in words(page.find("experience"))


def test_a_missing_understanding_offers_the_module_that_gives_it(nurse: Browser) -> None:
    page = nurse.get(MAPPING)
    assert page.click("Åpne «Kartlegge plager»").path == reader.MODULE
    reader.take(nurse, RIGHT)
    assert not [text for text, _ in nurse.get(MAPPING).links() if text.startswith("Åpne «")]


def test_a_part_is_a_beginning_and_no_more(app: Flask, nurse: Browser) -> None:
    for ago in (1, 2, 3):
        shown(app, "skill", "kommunikasjon", ago=ago, by=world.LEADER)
    page = nurse.get("/min-kompetanse/kommunikasjon")
    assert states(page) == {"understanding": "Mangler", "experience": "Begynt", "action": "Oppfylt"}
    assert "En begynnelse, ikke nok alene" in words(page.find("experience"))
    assert "Bekreftet av Liv Leder" in words(page.find("action"))


def test_what_has_run_out_says_since_when(app: Flask, nurse: Browser) -> None:
    shown(app, "skill", "kommunikasjon", ago=800, by=world.LEADER)
    page = nurse.get("/min-kompetanse/kommunikasjon")
    assert states(page)["action"] == "Utløpt"
    assert "Gjaldt til og med" in words(page.find("action")) and "Vis det på nytt" in words(page.find("action"))


def test_withdrawn_evidence_counts_for_nothing_and_stays_with_its_reason(app: Flask, nurse: Browser) -> None:
    number = shown(app, "skill", "kommunikasjon", by=world.LEADER)
    withdraw(app, number, "Jeg så feil person & <beklager>")
    page = nurse.get("/min-kompetanse/kommunikasjon")
    assert states(page)["action"] == "Mangler"
    section = next(one for one in page.tree.iter("section") if one.get("aria-labelledby") == "trukket")
    assert "Observert ferdighet" in words(section) and "Bekreftet av Liv Leder" in words(section)
    assert "Trukket av Liv Leder: Jeg så feil person & <beklager>" in words(section)
    assert cells(nurse.get("/min-kompetanse"))["Kommunikasjon"][2][0] == "Handling Mangler"


def test_a_withdrawn_module_is_no_longer_passed(app: Flask, nurse: Browser) -> None:
    reader.take(nurse, RIGHT)
    [row] = reader.evidence_of(app, world.NURSE)
    withdraw(app, row.id, "Feilregistrert")
    assert states(nurse.get(MAPPING))["understanding"] == "Mangler"


def test_a_day_that_has_not_come_counts_for_nothing(app: Flask, nurse: Browser) -> None:
    shown(app, "skill", "kommunikasjon", ago=-2, by=world.LEADER)
    assert states(nurse.get("/min-kompetanse/kommunikasjon"))["action"] == "Mangler"


def test_a_note_is_shown_as_it_was_written(app: Flask, nurse: Browser) -> None:
    shown(app, "skill", "kommunikasjon", by=world.LEADER, note="<script>alert(1)</script> 😀 «godt sett»")
    page = nurse.get("/min-kompetanse/kommunikasjon")
    assert page.has("<script>alert(1)</script> 😀 «godt sett»") and "<script>alert" not in page.html


@pytest.mark.parametrize("name", ["finnes-ikke", "%00", "x" * 500, "😀"])
def test_a_competence_that_does_not_exist_is_not_found(nurse: Browser, name: str) -> None:
    assert nurse.get(f"/min-kompetanse/{name}").status == 404


# What the plan asks for


@pytest.mark.krav("VV-23")
def test_the_plans_course_is_asked_of_whoever_is_appointed_and_has_a_deadline(app: Flask) -> None:
    """Nobody has given it to her: it follows from the appointment."""
    page = Browser(app, world.COLLEAGUE).get("/min-side")
    with app.app_context():
        due = months_later(world.appointed_on(world.COLLEAGUE), 6)
    assert page.has("Prøvekurset") and page.has(f"Frist {due}")


def months_later(day: date, months: int) -> str:
    return format_date(months_after(day, months), "d. MMMM y", locale="nb")


def test_a_finished_course_is_ticked_off(nurse: Browser) -> None:
    reader.take(nurse, {"forst": ["0"]}, reader.TALK)
    reader.take(nurse, RIGHT)
    deadlines = next(one for one in nurse.get("/min-side").tree.iter("ul") if one.get("class") == "deadlines")
    [course] = [words(one) for one in deadlines.iter("li") if "Prøvekurset" in words(one)]
    assert "Ferdig" in course
