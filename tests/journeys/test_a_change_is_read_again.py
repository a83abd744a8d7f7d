"""Eva changes what is right, and Ida, who has completed the module, reads what is changed and nothing else."""

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests import world
from tests.browsing import Browser
from tests.journeys import looking
from tests.journeys.conftest import SitDown
from tests.journeys.visitor import DESK, LOCKED_DOWN, PHONE, Machine, Visitor
from tests.web import reader, writing

DOCUMENT = f"/verksted/dokument/{writing.SLUG}"
HEADING = "Faglig endring siden du fullførte"
WHY = "Rådet er trukket av Helsedirektoratet."
EVERY_MACHINE = pytest.mark.parametrize("machine", [PHONE, DESK, LOCKED_DOWN], ids=str, indirect=True)


def completes(app: Flask) -> None:
    reader.take(Browser(app, world.NURSE), reader.RIGHT)


def looks(visitor: Visitor, machine: Machine) -> None:
    """Nothing is wrong on the screen; asked where scripts may ask."""
    found = looking.everything(visitor.page) if machine.javascript else []
    assert not found, "\n".join(found)


def publishes_a_clinical_change(eva: Visitor) -> None:
    eva.opens(DOCUMENT)
    field = eva.part("kildetekst")
    field.fill(field.input_value().replace(writing.OLD, writing.NEW))
    eva.presses("Publiser …")
    eva.page.get_by_label("Faglig endring").check()
    eva.presses("Publiser", within=eva.page.locator("form.publish"))
    eva.sees("Leserne får utgave 2 nå.")


@EVERY_MACHINE
def test_a_nurse_reads_what_is_changed_since_she_completed_it(app: Flask, sit_down: SitDown, machine: Machine) -> None:
    # Given Ida, who has completed the module
    completes(app)
    ida, eva = sit_down(world.NURSE), sit_down(world.EDUCATOR)
    # When Eva publishes a clinical change
    publishes_a_clinical_change(eva)
    # Then Ida is asked gently on Min side
    ida.opens("/min-side")
    ida.sees(HEADING)
    looks(ida, machine)
    # And reads the one page that is changed, with what is new and what is gone
    ida.presses("Kartlegge plager", within=ida.page.locator("section[aria-labelledby=endringer]"))
    ida.sees_heading(HEADING)
    expect(ida.page.locator("del").last).to_contain_text("Pasienten setter tallet selv.")
    expect(ida.page.locator("ins").last).to_contain_text(writing.NEW)
    looks(ida, machine)
    # And says that she has read it
    ida.presses("Jeg har lest endringene")
    ida.sees("Lagret: du har lest den faglige endringen i «Kartlegge plager».")
    ida.opens("/min-side")
    ida.does_not_see(HEADING)
    # And her completion stands as it was
    assert [(row.kind, row.edition) for row in reader.evidence_of(app, world.NURSE)] == [("module", 1), ("reread", 2)]


@EVERY_MACHINE
def test_a_text_is_withdrawn_and_brought_back(app: Flask, sit_down: SitDown, machine: Machine) -> None:
    # Given Eva, who must take a module away
    eva, ida = sit_down(world.EDUCATOR), sit_down(world.NURSE)
    eva.opens(DOCUMENT)
    eva.presses("Trekk teksten tilbake")
    looks(eva, machine)
    # When she says why, and means it
    eva.writes("Hvorfor trekkes teksten tilbake?", WHY)
    eva.presses("Trekk teksten tilbake nå")
    eva.sees("Trukket tilbake. Ingen nye lesere får teksten.")
    looks(eva, machine)
    # Then Ida, at its address, is told why and where to go
    ida.listener.expects(410)
    ida.opens(reader.MODULE)
    ida.sees(WHY)
    looks(ida, machine)
    ida.presses("Se kursene")
    ida.sees_heading("Lær")
    # And when Eva brings it back, it is as it was
    eva.presses("Publiser den igjen som den var")
    eva.sees("Publisert igjen. Leserne får teksten nå.")
    ida.opens(reader.MODULE)
    ida.sees_heading("Kartlegge plager")
