"""Does a code bring the right people into the right group, and nobody by trying?"""

import pytest
from flask import Flask
from sqlalchemy import func, select

from learning.actions import joining
from learning.records.group_runs import GroupMember
from learning.records.people import FailedLogin
from tests import world
from tests.actions.crowd import at_once, posting
from tests.browsing import Browser
from tests.web import gathered, reader

WRONG = "CCCCCC"


def test_the_code_may_be_written_as_people_write(app: Flask) -> None:
    code = gathered.started(app)
    for typed in (code, code.lower(), f" {code[:3]} {code[3:]} ", f"{code[:2]}-{code[2:]}"):
        page = Browser(app).get("/bli-med").browser.get(f"/bli-med?code={typed}")
        assert page.status == 200 and page.path == f"/bli-med/{code}", typed


@pytest.mark.parametrize("typed", ["", "  ", "-", "😀"])
def test_nothing_is_no_code(app: Flask, typed: str) -> None:
    page = Browser(app).get(f"/bli-med?code={typed}")
    assert page.status == 422 and page.has("Skriv koden som står på skjermen")


@pytest.mark.parametrize("typed", [WRONG, "x" * 300, "<b>", "%00", "../../etikk"])
def test_a_wrong_code_is_told_so_and_stands_in_the_field(app: Flask, typed: str) -> None:
    page = Browser(app).get(f"/bli-med?code={typed}")
    assert page.status in (404, 422) and page.find("kode").get("aria-invalid") == "true"


def test_a_machine_that_tries_many_codes_gets_no_answer_for_a_while(app: Flask) -> None:
    code = gathered.started(app)
    at = app.extensions["clock"]()
    browser = Browser(app)
    assert browser.get(f"/bli-med/{WRONG}").status == 404
    (subject,) = reader.rows(app, select(FailedLogin.subject))[0]
    assert "127.0.0.1" not in subject
    with app.app_context():
        from learning.records.database import db

        for _ in range(joining.WRONG_CODES_PER_MACHINE - 1):
            joining.count_wrong_code(db.session(), machine=subject, at=at)
        db.session.commit()
    for refused in (browser.get(f"/bli-med/{code}"), browser.get(f"/bli-med?code={WRONG}")):
        assert refused.status == 429 and refused.has("For mange forsøk.") and refused.response.headers["Retry-After"]
    assert browser.post(f"/bli-med/{code}", {"name": "Kari", "role": "participant"}).status == 429
    assert gathered.members(app, code) == ()
    app.extensions["clock"].forward(minutes=16)
    assert browser.get(f"/bli-med/{code}").status == 200


def test_a_guest_is_a_first_name_and_a_digest(app: Flask) -> None:
    code = gathered.started(app)
    gathered.join(app, code, "  Kari \n Ann ")
    (member,) = gathered.members(app, code)
    assert (member.name, member.person_id, member.role, member.wants_evidence) == (
        "Kari Ann",
        None,
        "participant",
        False,
    )
    ((digest,),) = reader.rows(app, select(GroupMember.key_digest))
    assert len(digest) == 64


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": ""}, "Skriv fornavnet ditt"),
        ({"name": "  \u202e "}, "Skriv fornavnet ditt"),
        ({"name": "123"}, "Skriv fornavnet ditt"),
        ({"name": "K" * 41}, "Navnet er for langt. Bruk høyst 40 tegn."),
        ({"name": "Kari 13097248022"}, "Skriv bare et fornavn"),
        ({"name": "Kari", "role": ""}, "Velg hva du vil være i gruppen."),
        ({"name": "Kari", "role": "owner"}, "Velg hva du vil være i gruppen."),
        ({"name": "Kari", "role": "facilitator"}, "Velg hva du vil være i gruppen."),
        ({"name": "Kari", "role": "player", "card": "Finnes Ikke"}, "Rollen finnes ikke i denne saken."),
    ],
)
def test_what_is_refused_at_the_door_says_why_and_keeps_what_was_typed(
    app: Flask, fields: dict[str, str], sentence: str
) -> None:
    code = gathered.started(app)
    page = Browser(app).get(f"/bli-med/{code}").submit(f"/bli-med/{code}", **({"role": "participant"} | fields))
    assert page.status == 422 and page.has(sentence) and gathered.members(app, code) == ()
    assert page.find("name").get("value") == fields["name"].strip(" \u202e")


def test_the_same_browser_is_the_same_member_however_often_it_comes(app: Flask) -> None:
    code = gathered.started(app)
    kari = gathered.join(app, code)
    form = {"name": "Kari", "role": "observer"}
    assert kari.get(f"/bli-med/{code}").path == f"/gruppe/{code}"
    assert gathered.screen(kari, code).click("Endre navn eller rolle").find("name").get("value") == "Kari"
    kari.post(f"/bli-med/{code}", form)
    kari.post(f"/bli-med/{code}", form)
    assert [(one.name, one.role) for one in gathered.members(app, code)] == [("Kari", "observer")]


def test_two_clicks_at_once_are_one_member(app: Flask) -> None:
    code = gathered.started(app)
    answers = at_once([posting(app, world.NURSE, f"/bli-med/{code}", {"role": "participant"}) for _ in range(4)])
    assert answers == [303] * 4 and len(gathered.members(app, code)) == 1


def test_one_key_is_no_bridge_between_two_groups(app: Flask) -> None:
    first, second = gathered.started(app), gathered.started(app, world.NURSE)
    kari = gathered.join(app, first)
    kari.get(f"/bli-med/{second}").submit(f"/bli-med/{second}", name="Kari", role="participant")
    digests = reader.rows(app, select(GroupMember.key_digest))
    assert len({digest for (digest,) in digests}) == 2


def test_somebody_logged_in_is_herself_and_may_have_it_counted(app: Flask) -> None:
    code = gathered.started(app)
    page = Browser(app, world.NURSE).get(f"/bli-med/{code}")
    assert page.has("Du blir med som Ida Næss.") and page.find("evidence").get("checked") is not None
    page.submit(f"/bli-med/{code}", name="Noen Annen")
    (member,) = gathered.members(app, code)
    with app.app_context():
        assert (member.name, member.person_id, member.wants_evidence) == ("Ida Næss", world.id_of(world.NURSE), True)


def test_the_way_to_the_log_in_comes_back_to_the_group(app: Flask) -> None:
    code = gathered.started(app)
    page = Browser(app).get(f"/bli-med/{code}").click("Logg inn, så kan økta stå på kompetansen din")
    page = page.submit("/logg-inn", email=world.NURSE.email, password=world.PASSWORD)
    assert page.path == f"/bli-med/{code}" and page.has("Ida Næss")


def test_she_may_change_her_mind_about_her_competence(app: Flask) -> None:
    code = gathered.started(app)
    ida = gathered.join_known(app, code)
    page = gathered.screen(ida, code).submit("/kompetanse")
    assert page.has("kommer ikke til å stå på kompetansen din") and not gathered.members(app, code)[0].wants_evidence
    page.submit("/kompetanse", evidence="1")
    assert gathered.members(app, code)[0].wants_evidence


def test_a_guest_cannot_have_it_counted(app: Flask) -> None:
    code = gathered.started(app)
    kari = gathered.join(app, code)
    assert kari.post(f"/gruppe/{code}/kompetanse", {"evidence": "1"}).status == 404
    assert not gathered.members(app, code)[0].wants_evidence


def test_who_goes_out_is_not_counted_on_and_may_come_back(app: Flask) -> None:
    code = gathered.started(app)
    kari = gathered.join(app, code, role="player", card="Leila")
    page = gathered.screen(kari, code).submit("/forlat")
    assert page.path == "/bli-med" and page.has("Du har gått ut av gruppen.")
    assert kari.get(f"/gruppe/{code}").path == f"/bli-med/{code}"
    assert gathered.join(app, code, "Per", "player", "Leila")  # the card is free again
    kari.get(f"/bli-med/{code}").submit(f"/bli-med/{code}", role="observer")
    assert [(one.name, one.left_at) for one in gathered.members(app, code)] == [("Kari", None), ("Per", None)]


def test_a_character_is_played_by_one(app: Flask) -> None:
    code = gathered.started(app)
    gathered.join(app, code, "Per", "player", "Leila")
    page = Browser(app).post(f"/bli-med/{code}", {"name": "Kari", "role": "player", "card": "Leila"})
    assert page.status == 422 and page.has("Noen andre spiller Leila.")
    assert "Leila" not in [option.text for option in page.tree.iter("option") if option.get("selected") is None]


def test_roles_are_the_facilitators_from_when_the_story_begins(app: Flask) -> None:
    code = gathered.started(app)
    kari = gathered.join(app, code)
    for phase in ("brief", "scenes"):
        gathered.go_to(app, code, phase)
    kari.post(f"/bli-med/{code}", {"name": "Kari", "role": "observer"})
    assert gathered.members(app, code)[0].role == "participant"
    late = gathered.join(app, code, "Per", "observer")
    assert gathered.screen(late, code).has("Se etter dette")


def test_the_facilitator_is_no_member_of_her_own_group(app: Flask) -> None:
    code = gathered.started(app)
    leader = Browser(app, gathered.FACILITATOR)
    assert leader.get(f"/bli-med/{code}").click("Gå til gruppen").path.startswith("/etikk/gruppe/")
    assert leader.post(f"/bli-med/{code}", {"role": "participant"}).status == 422
    assert gathered.members(app, code) == ()


def test_an_ended_group_takes_nobody_in(app: Flask) -> None:
    code = gathered.started(app)
    gathered.end(app, code)
    assert Browser(app).get(f"/bli-med/{code}").has("Gruppen er ferdig")
    assert Browser(app).post(f"/bli-med/{code}", {"name": "Kari", "role": "participant"}).status == 409
    assert gathered.members(app, code) == ()


def test_a_group_has_room_for_so_many(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "MOST_MEMBERS", 2)
    code = gathered.started(app)
    kari = gathered.join(app, code)
    gathered.join(app, code, "Per")
    page = Browser(app).post(f"/bli-med/{code}", {"name": "Ola", "role": "participant"})
    assert page.status == 422 and page.has("Gruppen er full. Det er plass til 2.")
    gathered.screen(kari, code).submit("/forlat")
    gathered.join(app, code, "Ola")
    assert reader.rows(app, select(func.count(GroupMember.id))) == [(3,)]
