"""Can a group go through a case together on their phones: nothing told too early, nothing lost, whatever happens to a machine?"""

import re
from dataclasses import dataclass

import pytest
from flask import Flask
from playwright.sync_api import Locator, expect
from sqlalchemy import select

from learning.cli.starting import gunicorn_arguments
from learning.records.evidence import EvidenceRow
from tests import world
from tests.engines import CONTENT, SECRET
from tests.journeys.conftest import NewContext, SitDown
from tests.journeys.listening import Listener
from tests.journeys.serving import HOST, free_port, running
from tests.journeys.visitor import DESK, PHONE, Visitor, cookie_of
from tests.web import reader

pytestmark = pytest.mark.browser
START = "/etikk/ikke-si-det/gruppe"
SOON = 3_000  # two seconds, and one for a busy machine


@dataclass
class Group:
    """The facilitator at her desk, and the code that stands on her screen."""

    facilitator: Visitor
    sit_down: SitDown

    @property
    def code(self) -> str:
        return self.facilitator.page.locator(".group-door__code").inner_text().replace(" ", "")

    def comes(self, name: str, role: str = "participant", someone: world.Someone | None = None) -> Visitor:
        """Somebody scans the code, says who she is, and is in."""
        phone = self.sit_down(someone, PHONE)
        phone.opens(f"/bli-med/{self.code}")
        if someone is None:
            phone.writes("Fornavnet ditt", name)
        else:
            phone.part("evidence").check()
        phone.page.locator(f"input[name=role][value={role}]").check()
        phone.presses("Bli med")
        phone.is_at(f"/gruppe/{self.code}")
        return phone

    def does(self, id: str) -> None:
        """The facilitator presses the button with this id."""
        self.facilitator.part(id).click()

    def more(self, name: str) -> None:
        self.does("mer")
        self.facilitator.presses(name)


def led(sit_down: SitDown) -> Group:
    facilitator = sit_down(world.NURSE, DESK)
    facilitator.opens(START)
    facilitator.presses("Start en gruppe")
    facilitator.sees_heading("La gruppen komme inn")
    return Group(facilitator, sit_down)


def ballot(phone: Visitor) -> Locator:
    return phone.part("avstemning")


def soon(locator: Locator, text: str | re.Pattern[str]) -> None:
    """By itself, without anybody touching the screen."""
    expect(locator).to_contain_text(text, timeout=SOON)


def votes(phone: Visitor, words: str) -> None:
    button = ballot(phone).get_by_role("button", name=re.compile(words))
    expect(button).to_be_visible(timeout=SOON)
    button.click()
    expect(ballot(phone)).to_contain_text("Stemmen din er lagret")


def test_two_phones_vote_alone_and_see_the_votes_together(sit_down: SitDown) -> None:
    # Given a facilitator and two who have joined by the code
    group = led(sit_down)
    ane, bo = group.comes("Ane"), group.comes("Bo")
    soon(group.facilitator.part("puls"), "2 er med")
    group.does("videre")
    group.does("videre")
    soon(ane.part("na"), "Leila stopper deg utenfor rommet")
    # When the vote is opened and one has voted
    group.does("stem")
    votes(ane, "Loven sier")
    # Then nobody sees what: not the facilitator, not the other
    soon(group.facilitator.part("puls"), "1 av 2 har stemt")
    assert group.facilitator.page.locator("progress").count() == 0
    expect(ballot(bo)).to_contain_text("Hva gjør du?")
    assert bo.page.locator("progress").count() == 0
    # And when it is closed, everybody sees how many
    votes(bo, "Du er redd")
    group.does("lukk")
    group.facilitator.sees("2 stemmer. Hvilken vei går dere?")
    soon(ballot(bo), "Slik stemte gruppen")
    # And after a second vote the facilitator picks the road, which the phones follow
    group.does("stem")
    for phone in (ane, bo):
        expect(ballot(phone)).to_contain_text("Stem på nytt", timeout=SOON)
        votes(phone, "Du er redd")
    group.does("lukk")
    group.facilitator.sees("2 stemmer (forrige gang 1)")
    group.does("velg")
    group.facilitator.sees_heading("Tolken")
    soon(ane.part("na"), "Leila vil tolke for faren sin.")
    soon(ane.part("na"), "spør Leila")


def test_frozen_is_said_on_every_phone_and_stops_the_vote(sit_down: SitDown) -> None:
    group = led(sit_down)
    phone = group.comes("Ane")
    for deed in ("videre", "videre", "stem", "frys"):
        group.does(deed)
    soon(phone.part("na"), "Frosset")
    expect(ballot(phone).get_by_role("button").first).to_be_disabled()
    group.does("fortsett")
    expect(ballot(phone).get_by_role("button").first).to_be_enabled(timeout=SOON)


def test_a_note_belongs_to_the_scene_it_was_begun_in_and_is_kept_when_the_group_goes_back(sit_down: SitDown) -> None:
    # Given an observer in the first scene, in the middle of a note
    group = led(sit_down)
    observer, ane = group.comes("Cis", "observer"), group.comes("Ane")
    group.does("videre")
    group.does("videre")
    soon(observer.part("na"), "Spurte hun før hun informerte?")
    observer.page.locator("#heard").fill("«Loven sier»,")
    # When the facilitator moves on to the next scene while she writes
    group.does("mer")
    group.facilitator.page.locator(".group-more input[value='B1.a']").check()
    group.does("velg-uten")
    soon(observer.part("na"), "Leila vil tolke for faren sin.")
    # Then her words stand, and are about the scene she began in
    expect(observer.page.locator("#heard")).to_have_value("«Loven sier»,")
    observer.page.locator("#heard").fill("«Loven sier», og Leila snudde seg bort.")
    observer.page.locator("#notat-lagre").click()
    soon(group.facilitator.part("puls"), "1 notat fra observatørene")
    # And when the group goes back, the note is there, with its scene, for the talk afterwards and not before
    group.does("mer")
    group.facilitator.page.locator("input[name=steps][value='0']").check()
    group.does("tilbake")
    group.facilitator.sees_heading("Gangen")
    ane.does_not_see("Leila snudde seg bort")
    group.more("Gå til «Observatørene»")
    group.does("videre")
    group.facilitator.sees_heading("Samtalen etterpå")
    scene = group.facilitator.page.locator(".group-observed")
    expect(scene).to_have_count(1)
    expect(scene).to_contain_text("Gangen")
    expect(scene).to_contain_text("Leila snudde seg bort")
    soon(ane.part("na"), "Leila snudde seg bort")
    assert "Cis" not in ane.page.locator("#na").inner_text()


def test_the_facilitators_machine_dies_and_another_takes_over(sit_down: SitDown) -> None:
    # Given a group in the middle of a scene
    group = led(sit_down)
    phone = group.comes("Ane")
    for deed in ("videre", "videre", "stem"):
        group.does(deed)
    votes(phone, "Loven sier")
    # When the facilitator's browser is gone
    group.facilitator.page.context.close()
    # Then she finds her group on another machine, exactly where it was
    again = group.facilitator = sit_down(world.NURSE, PHONE)
    again.opens("/etikk")
    again.sees("Gruppen din er i gang")
    again.presses("Ikke si det til ham")
    again.sees_heading("Gangen")
    soon(again.part("puls"), "1 av 1 har stemt")
    group.does("lukk")
    again.sees("1 stemme. Hvilken vei går dere?")


@pytest.mark.krav("OST-39")
def test_twelve_go_through_it_together(sit_down: SitDown, app: Flask) -> None:
    # Given a facilitator and eleven others: eight who vote, two who watch and one who plays
    group = led(sit_down)
    voters = [group.comes("Berit", someone=world.COLLEAGUE), *(group.comes(f"Deltaker {n}") for n in range(7))]
    observers = [group.comes(f"Observatør {n}", "observer") for n in range(2)]
    player = group.comes("Spiller", "player")
    soon(group.facilitator.part("puls"), "11 er med")
    group.does("roller")
    group.facilitator.page.get_by_label("Spiller", exact=True).select_option("player:Leila")
    group.does("gi-rollene")
    soon(group.facilitator.part("puls"), "Spiller Leila")
    group.does("videre")
    group.does("videre")
    soon(player.part("na"), "Du har båret nyheten alene i to uker.")
    # When one is observed, everybody votes, and the group walks to an ending
    soon(observers[0].part("na"), "Spurte hun før hun informerte?")
    observers[0].page.locator("#heard").fill("Hun satte seg før hun svarte.")
    observers[0].page.locator("#notat-lagre").click()
    for number, choice in enumerate(("Du er redd", "Du skal få være datter", "Hva har du forstått")):
        group.does("stem")
        for voter in voters:
            votes(voter, choice)
        soon(group.facilitator.part("puls"), "8 av 8 har stemt")
        for other in (*observers, player):
            assert other.page.locator("#avstemning button").count() == 0
        if number == 0:
            assert "Du har båret nyheten" not in voters[0].page.content()
        group.does("lukk")
        group.does("velg")
    group.facilitator.sees_heading("Åpen dør")
    # Then the phones follow to the end, and the meeting stands on the competence of her who wanted it
    for expected in ("Observatørene forteller", "Samtalen etterpå", "Eget notat", "Tilbake til praksis"):
        group.does("videre")
        for phone in (voters[0], observers[1], player):
            soon(phone.part("na"), expected)
        if expected == "Samtalen etterpå":
            soon(voters[0].part("na"), "Hun satte seg før hun svarte.")
    group.does("slutt")
    group.does("avslutt")
    group.facilitator.sees_heading("Takk for at du ledet økta")
    for phone in (*voters, *observers, player):
        soon(phone.part("na"), "Takk for i dag")
    with app.app_context():
        berit = world.id_of(world.COLLEAGUE)
    assert reader.rows(app, select(EvidenceRow.person_id, EvidenceRow.kind)) == [(berit, "simulation_group")]


def test_the_server_is_restarted_in_the_middle(app: Flask, new_context: NewContext, listener: Listener) -> None:
    # Given a group on the product as it runs, with a vote given
    port = free_port()
    environment = {
        "RESSURSNETT_ENV": "test",
        "RESSURSNETT_CONTENT": str(CONTENT),
        "DATABASE_URL": app.config["SETTINGS"].database_url,
        "SECRET_KEY": SECRET,
    }
    address = f"http://localhost:{port}"

    def sits_down(someone: world.Someone | None = None, at: object = DESK) -> Visitor:
        context = new_context(**at.settings)  # type: ignore[attr-defined]
        listener.listen_to(context)
        if someone:
            context.add_cookies([cookie_of(app, someone, address)])
        return Visitor(context.new_page(), listener, address)

    command = gunicorn_arguments("wsgi:app", f"{HOST}:{port}", "2")
    with running(command, environment, port) as product:
        group = led(sits_down)
        phone = group.comes("Ane")
        for deed in ("videre", "videre", "stem"):
            group.does(deed)
        votes(phone, "Loven sier")
        # When the server is killed, and started again a few polls later
        listener.network_is_down = True
        product.kill()
        phone.page.wait_for_timeout(4_000)
        expect(phone.part("voice")).not_to_be_empty()
        with running(command, environment, port):
            group.facilitator.page.reload()
            listener.network_is_down = False
            # Then both go on by themselves, and the vote is there
            soon(group.facilitator.part("puls"), "1 av 1 har stemt")
            group.does("lukk")
            expect(ballot(phone)).to_contain_text("Slik stemte gruppen", timeout=10_000)
            expect(phone.part("voice")).to_be_empty()
