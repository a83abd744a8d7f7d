"""Can an operator let the first people in, and is a slip of the hand answered with a sentence?"""

from datetime import timedelta

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import text

from learning.actions.days import oslo_day
from learning.records.database import db
from tests import world
from tests.browsing import Browser
from tests.cli.shell import ask, run

LEADER = ("kari@test.example", "leader", "--scope", "unit", "--of", "post3")
UNIT = ("post3", "Solsiden", "--kind", "nursing_home", "--organisation", "Lillestrøm", "--area", "Nedre")


def people(app: Flask, *words: str) -> Result:
    """The command inside this process: the same commands and database, without the start of a program."""
    return app.test_cli_runner().invoke(args=["people", *words])


def sentence(app: Flask, *words: str) -> str:
    """What was said when it was refused; nothing is changed."""
    before = counts(app)
    result = people(app, *words)
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert counts(app) == before
    lines = result.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("ressursnett: ")
    return lines[0].removeprefix("ressursnett: ")


def well(app: Flask, *words: str) -> str:
    result = people(app, *words)
    assert result.exit_code == 0, result.output
    return result.stdout.strip()


def counts(app: Flask) -> list[int]:
    with app.app_context():
        names = (
            "people",
            "units",
            "areas",
            "networks",
            "organisations",
            "appointments",
            "role_assignments",
            "audit_lines",
        )
        return [db.session.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in names]


def log_in(app: Flask, email: str, password: str) -> int:
    page = Browser(app).get("/logg-inn").submit("/logg-inn", email=email, password=password, follow=False)
    return page.status


def test_from_an_empty_house_to_somebody_with_duties(empty: str) -> None:
    """The whole way, as the guide tells it, with the real program."""
    run("start", "--prepare-only", url=empty).well()
    said = run("people", "add", "Kari Nord", "kari@test.example", url=empty).well()
    assert said.lines[0].startswith("Kari Nord kan logge inn med kari@test.example og passordet ")
    assert run("people", "unit", *UNIT, "--network", "ahus", url=empty).well().lines == [
        "Enheten Solsiden er lagt til."
    ]
    run("people", "appoint", "kari@test.example", "post3", "--from", "2026-01-15", url=empty).well()
    assert run("people", "role", *LEADER, url=empty).well().lines == ["kari@test.example er nå leader."]
    seat = "SELECT people.name, profession, state, starts_on FROM appointments JOIN people ON people.id = person_id"
    assert [(name, *rest, str(day)) for name, *rest, day in ask(empty, seat)] == [
        ("Kari Nord", "nurse", "appointed", "2026-01-15")
    ]
    assert (
        run("people", "add", "Kari", "kari@test.example", url=empty).sentence == "kari@test.example er i bruk fra før."
    )


def test_whoever_is_added_can_log_in_with_the_password_that_was_printed(app: Flask) -> None:
    said = well(app, "add", "Kari Nord", "Kari@Test.example")
    assert log_in(app, "kari@test.example", said.rsplit(" ", 1)[1]) == 303


def test_a_password_may_be_chosen(app: Flask) -> None:
    well(app, "add", "Kari Nord", "kari@test.example", "--password", "en god og lang setning")
    assert log_in(app, "kari@test.example", "en god og lang setning") == 303


def test_a_new_password_replaces_the_old_one(app: Flask) -> None:
    said = well(app, "password", world.NURSE.email)
    assert said.startswith(f"Nytt passord for {world.NURSE.email}: ")
    assert log_in(app, world.NURSE.email, world.PASSWORD) == 422
    assert log_in(app, world.NURSE.email, said.rsplit(" ", 1)[1]) == 303


def test_whoever_gets_a_role_sees_what_it_opens(app: Flask) -> None:
    well(app, "role", world.NOBODY.email, "leader", "--scope", "unit", "--of", "post2")
    page = Browser(app, world.NOBODY).get("/team")
    assert page.status == 200
    assert page.has(world.STRANGER.name)
    assert not page.has(world.NURSE.name)


def test_a_role_ends_after_its_last_day(app: Flask) -> None:
    today = oslo_day(app.extensions["clock"]())
    well(app, "role", world.NOBODY.email, "leader", "--scope", "unit", "--of", "post2", "--until", f"{today:%Y-%m-%d}")
    assert Browser(app, world.NOBODY).get("/team").status == 200
    app.extensions["clock"].forward(days=1)
    assert Browser(app, world.NOBODY).get("/team").status == 404


def test_whoever_is_appointed_is_on_the_list_of_the_leader(app: Flask) -> None:
    well(app, "appoint", world.NOBODY.email, "post1", "--profession", "physiotherapist")
    assert Browser(app, world.LEADER).get("/team").has(world.NOBODY.name)


def test_a_unit_brings_its_area_and_network_with_it_once(app: Flask) -> None:
    before = counts(app)
    well(app, "unit", *UNIT, "--network", "ahus")
    after = counts(app)
    assert [new - old for old, new in zip(before, after, strict=True)][:5] == [0, 1, 0, 0, 0]


def test_what_an_operator_does_is_in_the_audit_log(app: Flask) -> None:
    well(app, "add", "Kari Nord", "kari@test.example")
    well(app, "unit", *UNIT, "--network", "ahus")
    well(app, "appoint", "kari@test.example", "post3")
    well(app, "role", *LEADER)
    well(app, "password", "kari@test.example")
    with app.app_context():
        verbs = db.session.execute(text("SELECT verb FROM audit_lines ORDER BY id DESC LIMIT 5")).scalars().all()
    assert verbs == ["password.set", "role.given", "person.appointed", "unit.added", "person.added"]


ADDRESS = world.NURSE.email
MISTAKES = [
    (("add", "Kari", ADDRESS), f"{ADDRESS} er i bruk fra før."),
    (("add", "Kari", f" {ADDRESS.upper()} "), f"{ADDRESS} er i bruk fra før."),
    (("add", " ", "kari@test.example"), "Skriv navnet på personen."),
    (("add", "Kari", "kari.test.example"), "«kari.test.example» er ikke en e-postadresse."),
    (("add", "Kari", "kari@test.example", "--password", "kort"), "Passordet er for kort."),
    (("add", "Kari", "kari@test.example", "--password", "aaaaaaaaaaaaaaaa"), "Passordet er lett å gjette."),
    (("password", "borte@test.example"), "Ingen har e-postadressen borte@test.example."),
    (("password", ADDRESS, "--password", "kort"), "Passordet er for kort."),
    (("unit", "post1", *UNIT[1:], "--network", "ahus"), "Enheten «post1» finnes fra før."),
    (("unit", "post1", *UNIT[1:-1], "Ny", "--network", "nytt"), "Enheten «post1» finnes fra før."),
    (("appoint", ADDRESS, "borte"), "Fant ikke «borte»."),
    (("appoint", "borte@test.example", "post1"), "Ingen har e-postadressen borte@test.example."),
    (("appoint", ADDRESS, "post1"), "Personen har allerede verv i post1."),
    (("role", ADDRESS, "leader", "--scope", "all"), "Rollen leader kan ikke gis for all."),
    (("role", ADDRESS, "sjef", "--scope", "unit", "--of", "post1"), "Rollen sjef kan ikke gis for unit."),
    (("role", ADDRESS, "coordinator", "--scope", "network", "--of", "borte"), "Fant ikke «borte»."),
    (("role", "borte@test.example", "educator", "--scope", "all"), "Ingen har e-postadressen borte@test.example."),
    (("role", ADDRESS, "educator", "--scope", "all", "--until", "2020-01-01"), "Siste dag er før første dag."),
]


@pytest.mark.parametrize(("words", "said"), MISTAKES, ids=[" ".join(words) for words, _said in MISTAKES])
def test_a_mistake_is_answered_with_a_sentence_and_changes_nothing(
    app: Flask, words: tuple[str, ...], said: str
) -> None:
    assert sentence(app, *words).startswith(said)


def test_what_the_database_cannot_hold_is_answered_with_a_sentence(app: Flask) -> None:
    """SQLite holds anything; PostgreSQL keeps to the width of the column."""
    if db_name(app) == "postgresql":
        assert sentence(app, "add", "K" * 200, "kari@test.example").startswith("Databasen tok ikke imot dette: ")
    else:
        well(app, "add", "K" * 200, "kari@test.example")


def test_one_may_come_back_to_a_unit_after_having_left_it(app: Flask) -> None:
    today = oslo_day(app.extensions["clock"]())
    with app.app_context():
        ending = text("UPDATE appointments SET ends_on = :day WHERE person_id = :person")
        db.session.execute(ending, {"day": today - timedelta(1), "person": world.id_of(world.NURSE)})
        db.session.commit()
    assert well(app, "appoint", ADDRESS, "post1") == f"{ADDRESS} har verv i post1 fra {today}."


def db_name(app: Flask) -> str:
    with app.app_context():
        return db.engine.dialect.name
