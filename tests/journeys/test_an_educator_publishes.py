"""Does a corrected sentence reach the reader, and does the educator see what it will look like on the way?"""

import pytest
from playwright.sync_api import expect

from tests import world
from tests.journeys.conftest import SitDown
from tests.journeys.visitor import DESK, LOCKED_DOWN_DESK, PHONE, Visitor

pytestmark = pytest.mark.browser
WITH_SCRIPTS = pytest.mark.parametrize("machine", [PHONE, DESK], ids=str, indirect=True)
EVERY_MACHINE = pytest.mark.parametrize("machine", [DESK, LOCKED_DOWN_DESK], ids=str, indirect=True)
DOCUMENT = "/verksted/dokument/courses/prove/kartlegging"
OLD, NEW = "Noen kan ikke svare selv.", "Noen kan ikke svare selv, og da ser du etter tegn."


def replaces(eva: Visitor, old: str, new: str) -> None:
    """Marks the words in the text area and types over them, as one does."""
    area = eva.part("kildetekst")
    assert old in area.input_value()
    area.evaluate(
        "(area, old) => { const at = area.value.indexOf(old); area.focus(); area.setSelectionRange(at, at + old.length) }",
        old,
    )
    eva.page.keyboard.insert_text(new)


def publishes(eva: Visitor, kind: str) -> None:
    eva.presses("Publiser …")
    eva.sees("Det som blir annerledes for leserne")
    eva.page.get_by_label(kind).check()
    eva.page.locator("#publiser").click()
    eva.sees("Leserne får utgave 1 nå.")


@EVERY_MACHINE
def test_a_corrected_sentence_is_read_by_the_nurse(sit_down: SitDown) -> None:
    # Given Eva, with the module before her
    eva, ida = sit_down(world.EDUCATOR), sit_down(world.NURSE)
    eva.opens("/verksted")
    eva.presses("Kartlegge plager")
    # When she corrects a sentence, sees the difference, and publishes
    replaces(eva, OLD, NEW)
    eva.presses("Publiser …")
    eva.sees(NEW)
    eva.sees("1 linje lagt til, 1 linje fjernet.")
    eva.page.get_by_label("Språk").or_(eva.page.locator("#endring-wording")).check()
    eva.page.locator("#publiser").click()
    eva.sees("Leserne får utgave 1 nå.")
    # Then Ida reads it
    ida.begins("/laer/prove/kartlegging", "uteblir")
    ida.sees(NEW)


@WITH_SCRIPTS
def test_the_preview_and_the_mistakes_follow_while_she_types(sit_down: SitDown) -> None:
    # Given Eva, with the text before her
    eva = sit_down(world.EDUCATOR)
    eva.opens(DOCUMENT)
    eva.sees("Ingen feil i teksten")
    # When she takes the only right answer away
    replaces(eva, "- [x] Null til ti", "- [ ] Null til ti")
    # Then the mistake is listed by line, without a button pressed, and its line is one press away
    expect(eva.part("problemer")).to_contain_text("1 feil å rette før du kan publisere")
    eva.sees("Utkast lagret", within=eva.part("lagret"))
    eva.presses("Linje", within=eva.part("problemer"))
    assert eva.page.evaluate("document.activeElement.id") == "kildetekst"
    # And when she puts it right and writes more, the preview shows it
    replaces(eva, "- [ ] Null til ti", "- [x] Null til ti")
    expect(eva.part("problemer")).to_contain_text("Ingen feil i teksten")
    replaces(eva, OLD, NEW)
    expect(eva.part("forhandsvisning")).to_contain_text(NEW)
    # And her place in the text was never lost
    assert eva.page.evaluate("document.activeElement.id") == "kildetekst"


@pytest.mark.parametrize("machine", [LOCKED_DOWN_DESK], ids=str, indirect=True)
def test_without_scripts_a_button_saves_and_previews(sit_down: SitDown) -> None:
    # Given Eva, on a locked-down machine
    eva = sit_down(world.EDUCATOR)
    eva.opens(DOCUMENT)
    # When she takes the only right answer away, and saves
    replaces(eva, "- [x] Null til ti", "- [ ] Null til ti")
    eva.presses("Lagre utkast og forhåndsvis")
    # Then the mistake is listed, with the text as she left it
    eva.sees("1 feil å rette før du kan publisere")
    assert "- [ ] Null til ti" in eva.part("kildetekst").input_value()
    # And when she puts it right, the preview shows the rest
    replaces(eva, "- [ ] Null til ti", "- [x] Null til ti")
    replaces(eva, OLD, NEW)
    eva.presses("Lagre utkast og forhåndsvis")
    eva.sees("Ingen feil i teksten")
    expect(eva.part("forhandsvisning")).to_contain_text(NEW)


@EVERY_MACHINE
def test_a_text_with_mistakes_cannot_be_published(sit_down: SitDown) -> None:
    # Given Eva, who has taken the only right answer away
    eva = sit_down(world.EDUCATOR)
    eva.opens(DOCUMENT)
    replaces(eva, "- [x] Null til ti", "- [ ] Null til ti")
    # When she goes on to publish
    eva.presses("Publiser …")
    # Then she is sent back to the line instead
    eva.sees("1 feil å rette før du kan publisere")
    expect(eva.page.locator("#publiser")).to_have_count(0)
    eva.presses("Gå tilbake og rett teksten")
    eva.is_at(DOCUMENT)


@EVERY_MACHINE
def test_an_older_text_can_be_taken_back(sit_down: SitDown) -> None:
    # Given a change that was published
    eva, ida = sit_down(world.EDUCATOR), sit_down(world.NURSE)
    eva.opens(DOCUMENT)
    replaces(eva, OLD, NEW)
    publishes(eva, "Komma")
    # When Eva takes the text before it back, and publishes that
    eva.page.get_by_role("link", name="Se hva som ble endret i endring nummer 1").click()
    eva.presses("Legg teksten i utkastet mitt")
    publishes(eva, "Komma")
    # Then Ida reads the old sentence, and the history holds all three
    eva.sees("Endring nummer 3")
    ida.begins("/laer/prove/kartlegging", "uteblir")
    ida.sees(OLD)
