"""Can somebody who has never led a group do it from the screen alone, and is nothing told that should not be?"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import event, select

from learning.actions import group_members
from learning.records.database import db
from learning.records.evidence import EvidenceRow
from learning.records.queries import group_runs as rows
from tests import world
from tests.actions.meeting import Meeting
from tests.browsing import Browser, Page, words
from tests.web import gathered, reader

START = "/etikk/ikke-si-det/gruppe"


@contextmanager
def asked(app: Flask) -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    statements: list[str] = []

    def note(*said: Any) -> None:
        if said[2].startswith("SELECT"):
            statements.append(said[2])

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def begun(app: Flask) -> tuple[Browser, Page, Meeting]:
    """The facilitator's browser on her screen, and the group itself."""
    browser = Browser(app, world.NURSE)
    page = browser.get(START).submit("/gruppe")
    meeting = Meeting(app)
    meeting.id = int(page.path.rpartition("/")[2])
    return browser, page, meeting


def press(page: Page, id: str, **fields: str) -> Page:
    """The button with this id, in the form it stands in or names."""
    button = page.find(id)
    named = button.get("form")
    forms = [one for one in page.tree.iter("form") if (one.get("id") == named if named else button in one.iter())]
    values = {one.get("name"): one.get("value", "") for one in forms[0].iter("input") if one.get("type") == "hidden"}
    return page.browser.post(forms[0].get("action"), values | fields)


def acts(page: Page) -> list[str]:
    """What the bar at the foot offers to do; «Mer» only leads to the rest."""
    bar = next(one for one in page.tree.iter("div") if one.get("class") == "group-acts")
    return [words(one) for one in bar.iter() if "ds-button" in one.get("class", "") and one.get("id") != "mer"]


def poll(page: Page) -> Page:
    """Ask again, as the screen does by itself."""
    return page.browser.get(page.find("oppdater").get("hx-get"), htmx=True)


def test_from_the_start_page_to_the_end_by_the_primary_button_alone(app: Flask) -> None:
    _browser, page, meeting = begun(app)
    member = meeting.join("Berit", world.COLLEAGUE, wants_evidence=True)
    seen = [page.h1]
    for deed in ("videre", "videre", "stem", "lukk"):
        page = press(page, deed)
        seen.append(page.h1)
        assert len(acts(page)) <= 3
        if deed == "stem":
            meeting.vote(member, "B1.a")
    assert seen == ["La gruppen komme inn", "Innledning", "Gangen", "Gangen", "Gangen"]
    for choice in ("B1.a", "B2.a", "B3.a"):
        if "Gå denne veien" not in acts(page):
            page = press(press(page, "stem"), "lukk")
        page = press(page, "velg", choice=choice)
    assert page.h1 == "Åpen dør"
    for expected in ("Observatørene først", "Samtalen etterpå", "Hver skriver for seg selv", "Tilbake til praksis"):
        page = press(page, "videre")
        assert page.h1 == expected
        assert len(acts(page)) <= 3
        assert expected != "Samtalen etterpå" or page.has("Tillit: mindre")
    page = page.click("Avslutt økta").submit("/slutt", present=str(member))
    assert page.h1 == "Takk for at du ledet økta"
    assert [kind for (kind,) in reader.rows(app, select(EvidenceRow.kind))] == ["simulation_group"]


def test_the_screen_shows_how_to_come_in_and_who_has(app: Flask) -> None:
    browser, page, meeting = begun(app)
    code = meeting.group.code
    assert page.has(f"{code[:3]} {code[3:]}")
    assert page.has("localhost/bli-med")
    assert 'class="qr"' in page.html
    assert "style=" not in page.html
    meeting.join("Ane <b>", role="observer")
    fresh = poll(page)
    assert "Ane &lt;b&gt;" in fresh.html
    assert "Observatør" in fresh.text
    assert poll_again(browser, fresh).status == 204


def poll_again(browser: Browser, fragment: Page) -> Page:
    address = next(one.get("hx-get") for one in fragment.tree.iter() if one.get("id") == "oppdater")
    return browser.get(address, htmx=True)


def test_votes_are_counted_while_open_and_told_when_closed(app: Flask) -> None:
    _browser, page, meeting = begun(app)
    names = [meeting.join(name) for name in ("Ane", "Bo", "Cis")]
    meeting.join("Ser på", role="observer")
    page = press(press(press(page, "videre"), "videre"), "stem")
    meeting.vote(names[0], "B1.a")
    meeting.vote(names[1], "B1.a")
    fragment = poll(page)
    assert "2 av 3 har stemt" in fragment.text
    page = page.browser.get(page.path)
    assert not list(page.tree.iter("progress"))
    page = press(page, "lukk")
    assert [one.get("value") for one in page.tree.iter("progress")] == ["2", "0", "0"]
    chosen = [one.get("value") for one in page.form("/velg").iter("input") if one.get("checked") is not None]
    assert chosen == ["B1.a"]
    assert not {"Ane", "Bo", "Cis"} & set(page.text.split())
    page = press(page, "stem")
    for member in names:
        meeting.vote(member, "B1.b")
    page = press(page, "lukk")
    assert page.has("(forrige gang 2)")
    assert [one.get("value") for one in page.tree.iter("progress")] == ["0", "3", "0"]


def test_a_tie_is_the_facilitators_to_break(app: Flask) -> None:
    _browser, page, meeting = begun(app)
    one, other = meeting.join("Ane"), meeting.join("Bo")
    page = press(press(press(page, "videre"), "videre"), "stem")
    meeting.vote(one, "B1.a")
    meeting.vote(other, "B1.b")
    page = press(page, "lukk")
    assert not [one for one in page.form("/velg").iter("input") if one.get("checked") is not None]
    page = press(page, "velg")
    assert page.has("Velg en vei først.")
    assert press(page, "velg", choice="B1.c").h1 == "Samtalen"


def test_the_other_tab_and_the_second_click_change_nothing_and_are_told(app: Flask) -> None:
    browser, page, meeting = begun(app)
    old = browser.get(page.path)
    page = press(page, "videre")
    late = press(old, "videre")
    assert late.has("Gruppen var alt gått videre")
    assert late.h1 == "Innledning" == page.h1
    assert meeting.group.phase == "brief"
    moved = poll(old)
    assert moved.response.headers["HX-Retarget"] == "#gruppe"
    assert "Innledning" in moved.text


def test_frozen_there_is_one_thing_to_do(app: Flask) -> None:
    _browser, page, meeting = begun(app)
    page = press(press(press(page, "videre"), "videre"), "frys")
    assert (acts(page), page.has("Scenen er frosset"), meeting.group.frozen) == (["Fortsett scenen"], True, True)
    press(page, "fortsett")
    assert not meeting.group.frozen


def test_going_back_keeps_what_was_observed(app: Flask) -> None:
    _browser, page, meeting = begun(app)
    observer = meeting.join("Bo", role="observer")
    page = press(press(page, "videre"), "videre")
    meeting.note(observer, "«Loven sier»", "B1")
    page = page.submit("/velg", choice="B1.a")
    assert page.has("1 notat fra observatørene")
    assert "«Loven sier»" not in page.text
    offered = [
        (one.get("value"), "checked" in one.attrib) for one in page.tree.iter("input") if one.get("name") == "steps"
    ]
    assert offered == [("0", True)]
    page = page.submit("/tilbake", steps="0")
    assert (page.h1, meeting.group.path) == ("Gangen", "")
    page = press(page, "til-observers")
    assert page.has("«Loven sier»")
    assert "Bo" not in page.text.split()


def test_a_note_that_comes_while_it_is_talked_about_is_shown_by_itself(app: Flask) -> None:
    _browser, page, meeting = begun(app)
    observer = meeting.join("Bo", role="observer")
    page = press(press(page, "videre"), "til-observers")
    meeting.note(observer, "Hun satte seg.", "B1")
    shown = poll(page)
    assert shown.has("Hun satte seg.")
    assert shown.response.headers["HX-Retarget"] == "#gruppe"


def test_the_clock_is_the_servers_and_more_time_can_be_given(app: Flask) -> None:
    _browser, page, _meeting = begun(app)
    page = press(page, "videre")
    assert page.has("10 minutter igjen")
    app.extensions["clock"].forward(minutes=12)
    late = poll(page)
    assert "2 minutter over tiden" in late.text
    assert press(page, "tid").has("3 minutter igjen")


def test_roles_are_given_on_a_page_of_their_own(app: Flask) -> None:
    _browser, page, meeting = begun(app)
    one, other = meeting.join("Ane"), meeting.join("Bo")
    roles = page.click("Gi roller")
    meeting.do(group_members.cast, parts={other: ("observer", "")})
    page = roles.submit("/roller", **{f"part-{one}": "player:Leila"})
    assert page.has("Spiller Leila")
    assert page.has("Bo Observatør")
    assert roles.submit("/roller", **{f"part-{one}": "player:Kongen"}).has("Rollen finnes ikke i denne saken")


def test_who_is_not_there_any_more_is_counted_no_longer_and_may_come_again(app: Flask) -> None:
    _browser, page, meeting = begun(app)
    phone = gathered.join(app, meeting.group.code, "Ane")
    member = meeting.tell(rows.members, meeting.id)[0].id
    meeting.join("Bo")
    page = page.click("Gi roller").submit("/roller", **{f"part-{member}": "gone"})
    assert page.has("1 er med")
    assert phone.get(f"/gruppe/{meeting.group.code}").path == f"/bli-med/{meeting.group.code}"
    phone.get(f"/bli-med/{meeting.group.code}").submit("/bli-med/", name="Ane", role="participant")
    assert poll(page).has("2 er med")


def test_the_group_is_nobody_elses(app: Flask) -> None:
    _browser, page, meeting = begun(app)
    for someone in (world.COLLEAGUE, world.LEADER, world.COORDINATOR, world.EDUCATOR):
        other = Browser(app, someone)
        for address in (page.path, f"{page.path}/na", f"{page.path}/roller", f"{page.path}/slutt"):
            assert other.get(address).status == 404
        for deed in ("gjor/fase", "gjor/velg", "roller", "slutt"):
            assert other.post(f"{page.path}/{deed}", {"phase": "brief", "stand": meeting.group.stand}).status == 404
    assert meeting.group.phase == "lobby"
    assert Browser(app, world.NOBODY).get(START).status == 403


def test_strange_forms_move_nothing(app: Flask) -> None:
    browser, page, meeting = begun(app)
    page = press(press(page, "videre"), "videre")
    before = meeting.group
    for deed, sent in (
        ("velg", {"choice": "B9.x"}),
        ("velg", {"choice": "\x00" * 5}),
        ("tilbake", {"steps": "-1"}),
        ("tilbake", {"steps": "9" * 40}),
        ("fase", {"phase": "ended"}),
        ("fase", {}),
        ("tid", {"stand": "x" * 5000}),
    ):
        assert browser.post(f"{page.path}/gjor/{deed}", {"stand": before.stand} | sent).status == 200
    assert browser.post(f"{page.path}/gjor/eksploder", {"stand": before.stand}).status == 404
    assert browser.get(f"{page.path}/na?v=" + "%F0|" * 50, htmx=True).status == 200
    assert meeting.group == before


def test_an_ended_group_stays_ended(app: Flask) -> None:
    browser, page, meeting = begun(app)
    end = page.click("Avslutt økta")
    assert end.has("Gruppen har ikke kommet til samtalen etterpå")
    end.submit("/slutt")
    assert poll(page).response.headers["HX-Refresh"] == "true"
    assert end.submit("/slutt").h1 == "Takk for at du ledet økta"
    assert press(page, "videre").h1 == "Takk for at du ledet økta"
    assert meeting.group.phase == "ended"
    assert browser.get(f"{page.path}/roller").status == 200


def test_who_comes_back_finds_her_group(app: Flask) -> None:
    _browser, page, _meeting = begun(app)
    press(page, "videre")
    back = Browser(app, world.NURSE)
    assert (page.path, "Gå tilbake til den") in [(href, text) for text, href in back.get(START).links()]


def test_a_poll_is_two_small_questions_of_the_database(app: Flask) -> None:
    browser, page, _meeting = begun(app)
    address = page.find("oppdater").get("hx-get")
    browser.get(address, htmx=True)
    with asked(app) as statements:
        assert browser.get(address, htmx=True).status == 204
    assert len(statements) == 2, statements  # who she is, and the pulse
