"""Can somebody reflect in six steps, with nothing lost and nobody else looking, and share it with whom she likes?"""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, insert, select

from learning.actions.ethics_notes import LONGEST_STEP
from learning.courses.simulations.reflecting import STEPS
from learning.records.database import db
from learning.records.evidence import AuditLine
from learning.records.group_runs import GroupMember, GroupRun
from learning.records.simulations import EthicsNote, EthicsNoteShare
from tests import world
from tests.actions.crowd import at_once, posting
from tests.browsing import Browser, Page, words
from tests.web import reader

CASE = "/etikk/ikke-si-det"
PLACE = f"{CASE}/refleksjon"
SHARE = f"{PLACE}/del"
QUESTION = "Bør dere følge familiens ønske om å skjule prognosen?"
NATIONAL_ID = "13097248022"
THOUGHT = "Hamid vet mer enn vi tror."


@pytest.fixture
def ida(app: Flask) -> Browser:
    return Browser(app, world.NURSE)


def bodies(app: Flask) -> list[dict[str, Any]]:
    return [row[0] for row in reader.rows(app, select(EthicsNote.body).order_by(EthicsNote.id))]


def steps_of(page: Page) -> dict[str, str]:
    return {step: (page.find(f"steg-{step}-tekst").text or "").removeprefix("\n") for step in STEPS}


def writes(browser: Browser, htmx: bool = False, **steps: str) -> Page:
    """Open the page, and save with these steps changed."""
    return browser.get(PLACE).submit("/refleksjon", htmx=htmx, **steps)


def note_id(app: Flask) -> int:
    return int(reader.rows(app, select(EthicsNote.id))[0][0])


# Six steps


def test_the_steps_begin_with_what_the_case_says_and_nothing_is_stored(app: Flask, ida: Browser) -> None:
    page = ida.get(PLACE)
    steps = steps_of(page)
    assert steps["problem"] == QUESTION
    assert steps["parties"].splitlines() == ["Hamid: ", "Leila: ", "Jonas: ", "Du: "]
    assert steps["values"].splitlines()[0] == "Retten til å vite og ikke vite: "
    assert not (steps["facts"] or steps["options"] or steps["judgement"])
    for ask, trap in (("Hva vet du? Hva tror du bare?", "En tolkning blir ført opp som fakta."),):
        assert page.has(ask) and page.has(f"Vanlig felle: {trap}")
    assert page.text.count("Vanlig felle:") == len(STEPS) == 6
    assert bodies(app) == []


@pytest.mark.krav("AHUS-1.6", "VEST-1.9")
def test_what_is_written_is_saved_and_stands_there_next_time(app: Flask, ida: Browser) -> None:
    page = writes(ida, facts=THOUGHT, judgement="Å spørre ham.\nDet koster Leila noe.")
    assert page.path == PLACE and page.has("Lagret ")
    again = steps_of(Browser(app, world.NURSE).get(PLACE))
    assert again["facts"] == THOUGHT and again["judgement"].splitlines() == ["Å spørre ham.", "Det koster Leila noe."]
    assert again["problem"] == QUESTION


def test_while_she_writes_only_what_is_said_about_saving_comes_back(app: Flask, ida: Browser) -> None:
    page = writes(ida, htmx=True, facts=THOUGHT)
    assert page.status == 200 and page.text.startswith("Lagret ") and "textarea" not in page.html
    done = [words(one) for one in page.find("steg") if "sme-place--done" in one.get("class", "")]
    assert [one.split(",")[0] for one in done] == ["Fakta"]
    assert bodies(app)[0]["facts"] == THOUGHT


def test_what_the_case_had_given_can_be_taken_out_and_stays_out(app: Flask, ida: Browser) -> None:
    writes(ida, parties="", facts=THOUGHT)
    assert steps_of(ida.get(PLACE))["parties"] == ""


def test_taking_everything_out_takes_the_note_away_and_the_shares_with_it(app: Flask, ida: Browser) -> None:
    writes(ida, facts=THOUGHT)
    ida.get(SHARE).submit("/refleksjon/del", reader=f"person:{person(app, world.COLLEAGUE)}")
    assert writes(ida, htmx=True, **dict.fromkeys(STEPS, " ")).has("Refleksjonen er tom")
    assert bodies(app) == [] and reader.rows(app, select(func.count(EthicsNoteShare.id))) == [(0,)]


# Two tabs


def test_two_tabs_change_different_steps_and_both_stand(app: Flask, ida: Browser) -> None:
    writes(ida, facts=THOUGHT)
    first, second = ida.get(PLACE), ida.get(PLACE)
    first.submit("/refleksjon", htmx=True, options="Vente.")
    second.submit("/refleksjon", htmx=True, values="Ikke skade.")
    body = bodies(app)[0]
    assert (body["facts"], body["options"], body["values"]) == (THOUGHT, "Vente.", "Ikke skade.")


def test_two_tabs_change_the_same_step_and_neither_is_lost(app: Flask, ida: Browser) -> None:
    first, second = ida.get(PLACE), ida.get(PLACE)
    first.submit("/refleksjon", htmx=True, facts="Fra den første.")
    page = second.submit("/refleksjon", facts="Fra den andre.")
    assert page.status == 422 and page.has("er endret i en annen fane")
    assert steps_of(page)["facts"] == "Fra den andre." and bodies(app)[0]["facts"] == "Fra den første."


def test_one_tab_may_save_again_and_again_though_its_page_is_old(app: Flask, ida: Browser) -> None:
    """The answer to a save may be lost on the way: the page does not know what it has stored."""
    page = ida.get(PLACE)
    for text in ("En", "En to", "En to tre"):
        assert page.submit("/refleksjon", htmx=True, facts=text).status == 200
    assert bodies(app)[0]["facts"] == "En to tre"


def test_saves_in_the_same_moment_make_one_note(app: Flask) -> None:
    statuses = at_once([posting(app, world.NURSE, PLACE, {"facts": f"Tanke {n}", "tab": "a"}) for n in range(4)])
    assert statuses == [303] * 4 and len(bodies(app)) == 1


# What must not be stored


def test_a_national_id_is_never_stored(app: Flask, ida: Browser) -> None:
    for htmx in (True, False):
        page = writes(ida, htmx=htmx, options=f"Ring {NATIONAL_ID}.")
        assert page.status == 422 and page.has("Teksten har et fødselsnummer, det som begynner på 1309")
    assert steps_of(page)["options"] == f"Ring {NATIONAL_ID}." and bodies(app) == []


def test_what_may_be_a_patient_is_stored_when_she_has_looked(app: Flask, ida: Browser) -> None:
    page = writes(ida, facts="Hun på rom 12.", options="Vente til rom 14 er ledig.")
    assert page.status == 422 and page.has("kjenner igjen en pasient: «rom 12», «rom 14».") and bodies(app) == []
    page = page.submit("/refleksjon", seen=page.find("refleksjon-sett").get("value"))
    assert page.status == 200 and bodies(app)[0]["facts"] == "Hun på rom 12."
    assert writes(ida, htmx=True, values="Ro.").status == 200


def test_digits_of_two_steps_are_not_read_as_one_number(app: Flask, ida: Browser) -> None:
    assert writes(ida, htmx=True, facts=f"Kode {NATIONAL_ID[:6]}", parties=NATIONAL_ID[6:]).status == 200


def test_a_step_may_not_be_endless(app: Flask, ida: Browser) -> None:
    page = writes(ida, facts="x" * (LONGEST_STEP + 1))
    assert page.status == 422 and page.has("Notatet er for langt.")
    assert page.find("steg-facts-tekst").get("aria-invalid") == "true" and bodies(app) == []


@pytest.mark.parametrize(
    ("path", "sent"),
    [(PLACE, {"base": "x" * 9999, "tab": "y" * 9999, "facts": "ok"}), (PLACE, {"facts": "\x00ok\u202e"})],
)
def test_odd_forms_are_taken_as_what_they_say(app: Flask, ida: Browser, path: str, sent: dict[str, str]) -> None:
    assert ida.post(path, sent).status == 200 and bodies(app)[0]["facts"] == "ok"


def test_there_is_nothing_to_write_about_a_case_that_is_not(ida: Browser) -> None:
    for path in (PLACE, SHARE, f"{PLACE}.md", f"{PLACE}.pdf", f"{CASE}/tilbake-til-praksis"):
        assert ida.get(path.replace("ikke-si-det", "finnes-ikke")).status == 404


def test_what_was_written_is_taken_up_after_log_in(app: Flask, ida: Browser) -> None:
    page = ida.get(PLACE)
    app.extensions["clock"].forward(hours=3)
    late = page.submit("/refleksjon", facts=THOUGHT)
    assert late.path == "/logg-inn"
    back = late.submit("/logg-inn", email=world.NURSE.email, password=world.PASSWORD)
    assert back.path == PLACE and steps_of(back)["facts"] == THOUGHT


# Sharing


def person(app: Flask, someone: world.Someone) -> str:
    with app.app_context():
        return world.id_of(someone)


def met(app: Flask, *members: world.Someone, led_by: world.Someone = world.LEADER) -> int:
    """A group that has walked the case."""
    at = app.extensions["clock"]()
    with app.app_context():
        group = db.session.execute(
            insert(GroupRun)
            .values(
                code=f"K{len(members)}{led_by.key[:4]}", simulation="simulations/ikke-si-det", revision_id=revision(app), edition=1,
                language="nb", facilitator_id=world.id_of(led_by), phase_began_at=at, began_at=at, touched_at=at,
            )
            .returning(GroupRun.id)
        ).scalar_one()  # fmt: skip
        for one in members:
            values = {"group_run_id": group, "person_id": world.id_of(one), "name": one.name}
            db.session.execute(insert(GroupMember).values(**values, joined_at=at, seen_at=at))
        db.session.commit()
    return int(group)


def revision(app: Flask) -> int:
    shelf = app.extensions["shelf"]
    published = shelf.library(db.session()).published("simulations/ikke-si-det", "nb")
    assert published is not None
    return published.revision_id


def can_read(app: Flask, someone: world.Someone) -> bool:
    page = Browser(app, someone).get(f"/etikk/delt/{note_id(app)}")
    assert page.status in {200, 404}
    return page.status == 200


def test_nobody_reads_what_is_not_shared(app: Flask, ida: Browser) -> None:
    writes(ida, facts=THOUGHT)
    for someone in world.EVERYBODY:
        assert not can_read(app, someone), someone.name
    # a leader, a coordinator and a colleague find nothing of it anywhere else either
    for someone, path in ((world.COLLEAGUE, PLACE), (world.LEADER, PLACE), (world.COORDINATOR, "/etikk/refleksjoner")):
        assert not Browser(app, someone).get(path).has(THOUGHT)


def test_a_colleague_reads_it_until_it_is_taken_back(app: Flask, ida: Browser) -> None:
    writes(ida, facts=THOUGHT)
    page = ida.get(SHARE)
    assert page.has(world.COLLEAGUE.name) and not page.has(world.STRANGER.name)
    page = page.submit("/refleksjon/del", reader=f"person:{person(app, world.COLLEAGUE)}")
    assert page.path == SHARE and page.has("Refleksjonen er delt.") and words(page.find("delt-med"))
    assert page.text.count(world.COLLEAGUE.name) == 2  # in the list and on its button, no longer among the choices
    home = Browser(app, world.COLLEAGUE).get("/min-side")
    read = home.click(f"{world.NURSE.name} har delt en refleksjon med deg")
    assert read.h1 == f"Refleksjon av {world.NURSE.name}" and read.has(THOUGHT) and "textarea" not in read.html
    assert read.has(QUESTION) and not read.has("Jonas:")  # what the case had given is not hers
    assert read.browser.get("/etikk/refleksjoner").has(f"Skrevet av {world.NURSE.name}")
    assert {one.name for one in world.EVERYBODY if can_read(app, one)} == {world.COLLEAGUE.name}
    ida.get(SHARE).submit("/ta-tilbake")
    assert not can_read(app, world.COLLEAGUE)
    assert not Browser(app, world.COLLEAGUE).get("/min-side").has("har delt en refleksjon")
    told = select(AuditLine.verb).where(AuditLine.verb.like("reflection.%")).order_by(AuditLine.id)
    assert [row[0] for row in reader.rows(app, told)] == ["reflection.shared", "reflection.taken_back"]


def test_a_group_reads_it_and_so_does_who_led_it(app: Flask, ida: Browser) -> None:
    writes(ida, facts=THOUGHT)
    group = met(app, world.NURSE, world.STRANGER)
    other = met(app, world.COLLEAGUE, led_by=world.EDUCATOR)
    page = ida.get(SHARE).submit("/refleksjon/del", reader=f"group:{group}")
    assert page.has("Delt med Gruppen ")
    assert {one.name for one in world.EVERYBODY if can_read(app, one)} == {world.STRANGER.name, world.LEADER.name}
    assert ida.get(SHARE).submit("/refleksjon/del", reader=f"group:{other}").status == 422  # she was not in that one


def test_an_address_is_found_within_her_own_network_alone(app: Flask, ida: Browser) -> None:
    writes(ida, facts=THOUGHT)
    found = ida.get(SHARE).submit("/refleksjon/del", reader="address", email=f" {world.STRANGER.email.upper()} ")
    assert found.status == 200 and can_read(app, world.STRANGER)
    leader = ida.get(SHARE).submit("/refleksjon/del", reader="address", email=world.LEADER.email)
    assert leader.status == 200 and can_read(app, world.LEADER)
    told = set()
    for address in (world.NOBODY.email, "finnes.ikke@test.example", world.NURSE.email):
        page = ida.get(SHARE).submit("/refleksjon/del", reader="address", email=address)
        assert page.status == 422 and page.find("adresse").get("value") == address
        told.add(words(page.find("del-feil")).replace(address, "X"))
    assert told == {"Fant ingen med adressen X i nettverket ditt. Sjekk at den er skrevet riktig."}


@pytest.mark.parametrize(
    "reader_", ["", "person:", "person:ingen", "group:1", "group:²", "group:99999999999", "address"]
)
def test_a_reader_must_be_chosen_among_those_there_are(app: Flask, ida: Browser, reader_: str) -> None:
    writes(ida, facts=THOUGHT)
    page = ida.get(SHARE).submit("/refleksjon/del", reader=reader_, email="")
    assert page.status == 422 and page.has("Velg hvem du vil dele med.")
    assert reader.rows(app, select(func.count(EthicsNoteShare.id))) == [(0,)]


def test_a_colleague_of_another_unit_is_not_chosen_by_her_number(app: Flask, ida: Browser) -> None:
    writes(ida, facts=THOUGHT)
    assert ida.get(SHARE).submit("/refleksjon/del", reader=f"person:{person(app, world.STRANGER)}").status == 422


def test_nobody_takes_back_what_another_has_shared(app: Flask, ida: Browser) -> None:
    writes(ida, facts=THOUGHT)
    ida.get(SHARE).submit("/refleksjon/del", reader=f"person:{person(app, world.COLLEAGUE)}")
    number = reader.rows(app, select(EthicsNoteShare.id))[0][0]
    assert Browser(app, world.COLLEAGUE).post(f"/etikk/deling/{number}/ta-tilbake").status == 404
    assert can_read(app, world.COLLEAGUE)


def test_sharing_twice_is_sharing_once(app: Flask, ida: Browser) -> None:
    writes(ida, facts=THOUGHT)
    for _ in range(2):
        ida.post(SHARE, {"reader": f"person:{person(app, world.COLLEAGUE)}"})
    assert reader.rows(app, select(func.count(EthicsNoteShare.id))) == [(1,)]


# To take home


def test_it_can_be_taken_home_as_text(app: Flask, ida: Browser) -> None:
    assert ida.get(f"{PLACE}.md").status == 404  # nothing written yet
    writes(ida, facts="# Ikke en overskrift\n- men hennes", judgement="Spørre.")
    answer = ida.client.get(f"{PLACE}.md")
    text = answer.get_data(as_text=True)
    assert answer.mimetype == "text/markdown" and "refleksjon-ikke-si-det.md" in answer.headers["Content-Disposition"]
    assert text.startswith("# Refleksjon: Ikke si det til ham\n\n## 1. Det etiske problemet\n\nBør dere følge")
    assert "## 2. Fakta i saken\n\n# Ikke en overskrift\n- men hennes\n\n## 3. " in text
    assert text.endswith("## 6. Helhetsvurdering\n\nSpørre.\n")


def test_it_can_be_taken_home_on_paper(app: Flask, ida: Browser) -> None:
    writes(ida, facts='"#panic("a")" $x$ *nei* \\ 🙂', judgement="Spørre.")
    answer = ida.client.get(f"{PLACE}.pdf")
    assert answer.status_code == 200 and answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF") and b"/StructTreeRoot" in answer.data
    assert "no-store" in answer.headers["Cache-Control"]
