"""Which screens of events are there? Something that goes on, something to come, something to be answered, five who have said what they thought."""

from datetime import timedelta

from flask import Flask

from tests import world
from tests.browsing import Browser
from tests.journeys.screens import Screen, sends, unfolds_everything
from tests.journeys.visitor import Visitor
from tests.web import happening
from tests.web.happening import ANSWERS, ARRANGE

FIVE = (world.COLLEAGUE, world.STRANGER, world.LEADER, world.OTHER_LEADER, world.COORDINATOR)


def furnish(app: Flask) -> None:
    happening.publish_form(app)
    nina, ida, berit = (Browser(app, one) for one in (world.COORDINATOR, world.NURSE, world.COLLEAGUE))
    link = {"form": "both", "link": "https://video.example/rom"}
    happening.make(nina, happening.now(app), title="Nettverksmøte om smerte", summary="Vi øver.\n\nVi spiser.", **link)
    for one in (world.NURSE, *FIVE):
        happening.tick(nina, 1, one)
    for one in FIVE:
        Browser(app, one).post("/kalender/1/evaluering", ANSWERS | {"svar-bedre": "Mer kaffe"})
    happening.make(nina, happening.later(app), title="Felles fagdag", kind="subject_day", asks_leader="y", **link)
    for one in (ida, berit):
        one.post("/kalender/2/pamelding", {"form": "physical"})
    happening.make(nina, happening.later(app, 20), title="Kursdag", kind="course", capacity="1", publish=False)
    begins, ends = happening.later(app, 40)
    happening.make(nina, (begins, ends + timedelta(days=1)), title="Årlig samling", kind="gathering")
    happening.make(nina, happening.later(app, 12), title="Temakveld")
    nina.post(f"{ARRANGE}/5/avlys", {"reason": "Foredragsholderen er syk."})
    ida.post("/kalender/abonner", {"network": ""})


def screens() -> list[Screen]:
    ida, berit, liv, nina = world.NURSE, world.COLLEAGUE, world.LEADER, world.COORDINATOR
    return [
        Screen("kalender", ida, "/kalender"),
        Screen("kalender, uten nettverk", world.SECOND_EDUCATOR, "/kalender"),
        Screen("kalender, arrangør", nina, "/kalender"),
        Screen("arrangement som pågår", ida, "/kalender/1"),
        Screen("arrangement, venter på leder", ida, "/kalender/2"),
        Screen("arrangement, ikke påmeldt", liv, "/kalender/4"),
        Screen("arrangement, avlyst", berit, "/kalender/5"),
        Screen("evaluering", ida, "/kalender/1/evaluering"),
        Screen("evaluering, tom", ida, "/kalender/1/evaluering", sends("/evaluering"), (422,)),
        Screen("abonner", ida, "/kalender/abonner"),
        Screen("oppmøte, skriv kode", ida, "/oppmote"),
        Screen("oppmøte, feil kode", ida, "/oppmote?kode=AAAAAA", statuses=(404,)),
        Screen("påmeldinger for leder", liv, "/team/pameldinger", unfolds_everything),
        Screen("påmeldinger, nei uten grunn", liv, "/team/pameldinger", _says_no, (422,)),
        Screen("påmeldinger, ingen", world.OTHER_LEADER, "/team/pameldinger"),
        Screen("det du arrangerer", nina, ARRANGE),
        Screen("deltakere", nina, f"{ARRANGE}/1?navn=tom"),
        Screen("deltakere, utkast", nina, f"{ARRANGE}/3"),
        Screen("deltakere, avlyst", nina, f"{ARRANGE}/5"),
        Screen("skjerm for oppmøte", nina, f"{ARRANGE}/1/skjerm"),
        Screen("nytt arrangement", nina, f"{ARRANGE}/nytt", unfolds_everything),
        Screen("nytt arrangement, tomt", nina, f"{ARRANGE}/nytt", sends("/nytt"), (422,)),
        Screen("endre arrangement", nina, f"{ARRANGE}/2/endre"),
        Screen("avlys, uten grunn", nina, f"{ARRANGE}/4/avlys", sends("/avlys"), (422,)),
        Screen("evalueringen samlet", nina, f"{ARRANGE}/1/evaluering"),
        Screen("evalueringen, for få", nina, f"{ARRANGE}/2/evaluering"),
    ]


def _says_no(visitor: Visitor) -> None:
    with visitor.page.expect_navigation():
        visitor.page.locator('form:has([value="no"])').first.evaluate("form => form.submit()")
