"""Does the daily job remind once, however often, late or at once it is run, and never with what anybody has written?"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select, update

from learning.outside.mail import Server
from learning.records.database import db
from learning.records.people import Person
from learning.records.reminders import Reminder
from tests import world
from tests.browsing import Browser
from tests.cli.shell import ask, begin, end, run
from tests.outside.post_office import PostOffice, post_office
from tests.web import gathered, reader

MAKE = "/etikk/ikke-si-det/tilbake-til-praksis"
SECRET = "si det til Leila"
ADDRESS = "https://nett.example"


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as office:
        yield office


@pytest.fixture
def posted(app: Flask, office: PostOffice) -> Flask:
    """The application with a mail server."""
    server = Server("127.0.0.1", office.port, False, "", "", "nett@test.example")
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], mail=server, address=ADDRESS)
    return app


def plans(app: Flask, *people: world.Someone) -> None:
    for someone in people:
        Browser(app, someone).get(MAKE).submit("/tilbake-til-praksis", when="På mandag", shall=SECRET)


def daily(app: Flask) -> Result:
    return app.test_cli_runner().invoke(args=["daily"])


def well(app: Flask) -> list[str]:
    result = daily(app)
    assert (result.exit_code, result.stderr) == (0, ""), result.stderr
    other = ("Grupper", "Gjester", "Verv")
    return [line for line in result.stdout.splitlines() if not line.startswith(other)]


def hourly(app: Flask) -> list[str]:
    result = app.test_cli_runner().invoke(args=["hourly"])
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def forward(app: Flask, days: int) -> None:
    app.extensions["clock"].forward(days=days)


def sent(app: Flask) -> list[bool]:
    return [row[0] is not None for row in reader.rows(app, select(Reminder.sent_at).order_by(Reminder.id))]


def change(app: Flask, someone: world.Someone, **values: Any) -> None:
    with app.app_context():
        db.session.execute(update(Person).where(Person.email == someone.email).values(**values))
        db.session.commit()


def test_whoever_made_a_plan_is_written_to_after_two_and_six_weeks(posted: Flask, office: PostOffice) -> None:
    plans(posted, world.NURSE)
    forward(posted, 13)
    assert well(posted) == ["Påminnelser: 0 nye."] and office.letters == []
    forward(posted, 1)
    assert well(posted) == ["Påminnelser: 1 nye.", "E-post: 1 sendt."]
    forward(posted, 27)
    assert well(posted) == ["Påminnelser: 0 nye."]
    forward(posted, 1)
    assert well(posted) == ["Påminnelser: 1 nye.", "E-post: 1 sendt."]
    assert office.recipients == [f"{world.NURSE.name} <{world.NURSE.email}>"] * 2


def test_a_letter_says_only_that_something_waits_and_where(posted: Flask, office: PostOffice) -> None:
    plans(posted, world.NURSE)
    forward(posted, 14)
    well(posted)
    (letter,) = office.letters
    assert letter["Subject"] == "Noe venter på deg i Ressursnett"
    text = letter.get_content()
    assert text.startswith("Hei, Ida.\n") and f"\n{ADDRESS}/min-side\n" in text
    for word in (SECRET, "mandag", "Ikke si det til ham", "etisk", "uker"):
        assert word not in letter.as_string() and word not in text


def test_twice_is_once(posted: Flask, office: PostOffice) -> None:
    plans(posted, world.NURSE, world.STRANGER)
    forward(posted, 14)
    assert well(posted) == ["Påminnelser: 2 nye.", "E-post: 2 sendt."]
    assert well(posted) == ["Påminnelser: 0 nye."]
    assert len(office.letters) == 2


def test_two_plans_are_one_letter(posted: Flask, office: PostOffice) -> None:
    browser = Browser(posted, world.NURSE)
    for when in ("På mandag", "På fredag"):
        browser.get(MAKE).submit("/tilbake-til-praksis", when=when, shall="spørre")
    forward(posted, 14)
    assert well(posted) == ["Påminnelser: 2 nye.", "E-post: 1 sendt."] and len(office.letters) == 1


def test_late_is_once_about_the_last(posted: Flask, office: PostOffice) -> None:
    """The job has not run for weeks: both questions have come, one is still asked."""
    plans(posted, world.NURSE)
    forward(posted, 50)
    assert well(posted) == ["Påminnelser: 1 nye.", "E-post: 1 sendt."]
    assert [row[0] for row in reader.rows(posted, select(Reminder.kind))] == ["commitment_six_weeks"]


def test_nobody_is_written_to_about_what_is_long_past(posted: Flask, office: PostOffice) -> None:
    plans(posted, world.NURSE)
    forward(posted, 42 + 31)
    assert well(posted) == ["Påminnelser: 0 nye."] and office.letters == []


def test_what_is_answered_is_not_written_about(posted: Flask, office: PostOffice) -> None:
    plans(posted, world.NURSE)
    forward(posted, 14)
    Browser(posted, world.NURSE).get("/etikk/avtaler").submit("/svar/2", answer="done")
    assert well(posted) == ["Påminnelser: 0 nye."]


@pytest.mark.parametrize("values", [{"wants_mail": False}, {"demo": True}], ids=str)
def test_whoever_wants_no_mail_gets_none(posted: Flask, office: PostOffice, values: dict[str, Any]) -> None:
    plans(posted, world.NURSE, world.STRANGER)
    change(posted, world.NURSE, **values)
    forward(posted, 14)
    assert well(posted) == ["Påminnelser: 2 nye.", "E-post: 1 sendt."]
    assert office.recipients == [f"{world.STRANGER.name} <{world.STRANGER.email}>"]
    assert Browser(posted, world.NURSE).get("/min-side").has("Hvordan gikk det med avtalen din?")


def test_whoever_has_left_gets_none(posted: Flask, office: PostOffice) -> None:
    plans(posted, world.NURSE)
    change(posted, world.NURSE, disabled_at=posted.extensions["clock"]())
    forward(posted, 14)
    assert well(posted) == ["Påminnelser: 0 nye."] and office.letters == []


def test_a_letter_is_in_the_language_of_who_reads_it(posted: Flask, office: PostOffice) -> None:
    from learning.translations import letter_words

    plans(posted, world.NURSE)
    change(posted, world.NURSE, locale="nn")
    forward(posted, 14)
    well(posted)
    from flask_babel import force_locale

    with posted.app_context(), force_locale("nn"):
        subject, body = letter_words.reminder("Ida", f"{ADDRESS}/min-side")
    assert (office.letters[0]["Subject"], office.letters[0].get_content()) == (subject, body)


def test_a_server_that_is_down_leaves_everybody_for_next_time(posted: Flask, office: PostOffice) -> None:
    plans(posted, world.NURSE, world.STRANGER)
    forward(posted, 14)
    settings = posted.config["SETTINGS"]
    posted.config["SETTINGS"] = replace(settings, mail=replace(settings.mail, port=1))
    result = daily(posted)
    assert result.exit_code == 1 and result.stdout.endswith("Påminnelser: 2 nye.\n")
    assert result.stderr.startswith("ressursnett: E-posttjeneren svarer ikke: ") and result.stderr.count("\n") == 1
    assert result.stderr.endswith("0 sendt, resten venter til neste gang.\n") and sent(posted) == [False, False]
    posted.config["SETTINGS"] = settings
    assert well(posted) == ["Påminnelser: 0 nye.", "E-post: 2 sendt."]


def test_a_server_that_goes_away_leaves_the_rest_for_next_time(posted: Flask, office: PostOffice) -> None:
    plans(posted, world.NURSE, world.STRANGER)
    forward(posted, 14)
    office.closes_after = 1
    result = daily(posted)
    assert result.exit_code == 1 and "1 sendt, resten venter" in result.stderr and sorted(sent(posted)) == [False, True]
    office.closes_after = None
    assert well(posted) == ["Påminnelser: 0 nye.", "E-post: 1 sendt."]
    assert len(set(office.recipients)) == 2


def test_an_address_that_is_refused_stops_nobody_else(posted: Flask, office: PostOffice) -> None:
    plans(posted, world.NURSE, world.STRANGER)
    forward(posted, 14)
    office.refuses = {world.NURSE.email}
    assert well(posted)[-1] == "E-post: 1 sendt. 1 ble avvist og prøves igjen."
    office.refuses = set()
    assert well(posted)[-1] == "E-post: 1 sendt."


def test_without_a_mail_server_it_says_so_and_she_finds_it_herself(app: Flask) -> None:
    plans(app, world.NURSE)
    forward(app, 14)
    assert well(app) == [
        "Påminnelser: 1 nye.",
        "E-post er ikke satt opp, så ingen får e-post. Det som venter, står på Min side.",
    ]
    assert Browser(app, world.NURSE).get("/min-side").has("Hvordan gikk det med avtalen din?")


def test_two_jobs_at_once_write_to_each_once(furnished: str, office: PostOffice) -> None:
    """The real program, in processes of their own, on a database where everybody has something due."""
    due(furnished)
    settings = {
        "RESSURSNETT_MAIL": f"smtp://127.0.0.1:{office.port}",
        "RESSURSNETT_MAIL_FROM": "nett@test.example",
        "RESSURSNETT_ADDRESS": ADDRESS,
    }
    running = [begin("daily", url=furnished, **settings) for _ in range(3)]
    for one in running:
        end(one).well()
    assert sorted(office.recipients) == sorted(f"{one.name} <{one.email}>" for one in world.EVERYBODY)
    assert ask(furnished, "SELECT count(*) FROM reminders WHERE sent_at IS NOT NULL") == [(len(world.EVERYBODY),)]


def due(url: str) -> None:
    """A plan for everybody that was to be asked about yesterday."""
    from datetime import UTC, datetime, timedelta

    from sqlalchemy import create_engine, insert
    from sqlalchemy.orm import Session

    from learning.records.revisions import Revision
    from learning.records.simulations import Commitment, FollowUp

    engine, at = create_engine(url), datetime.now(UTC)
    with Session(engine) as session:
        revision = session.execute(select(Revision.id).limit(1)).scalar_one()
        for person in session.execute(select(Person.id)).scalars().all():
            plan = Commitment(
                person_id=person, simulation="simulations/ikke-si-det", revision_id=revision,
                body={"when": "nå", "shall": SECRET}, made_on=at.date() - timedelta(15), updated_at=at,
            )  # fmt: skip
            session.add(plan)
            session.flush()
            session.execute(
                insert(FollowUp).values(commitment_id=plan.id, weeks=2, due_on=at.date() - timedelta(days=1))
            )
        session.commit()
    engine.dispose()


MAIL = {
    "RESSURSNETT_MAIL": "smtp://mail.example:25",
    "RESSURSNETT_MAIL_FROM": "nett@example.no",
    "RESSURSNETT_ADDRESS": ADDRESS,
}
MISTAKES = [
    ({"RESSURSNETT_MAIL": "mail.example"}, "RESSURSNETT_MAIL er feil skrevet."),
    ({"RESSURSNETT_MAIL": "http://mail.example"}, "RESSURSNETT_MAIL er feil skrevet."),
    ({"RESSURSNETT_MAIL": "smtp://u:hemmelig@mail.example:x"}, "RESSURSNETT_MAIL er feil skrevet."),
    ({"RESSURSNETT_MAIL_FROM": ""}, "RESSURSNETT_MAIL_FROM mangler eller er feil."),
    ({"RESSURSNETT_MAIL_FROM": "nett"}, "RESSURSNETT_MAIL_FROM mangler eller er feil."),
    ({"RESSURSNETT_ADDRESS": ""}, "RESSURSNETT_ADDRESS mangler."),
    ({"RESSURSNETT_ADDRESS": "nett.example"}, "RESSURSNETT_ADDRESS er «nett.example»."),
]


@pytest.mark.parametrize(("wrong", "said"), MISTAKES, ids=str)
def test_a_mistake_in_the_settings_is_said_at_once(tmp_path: Path, wrong: dict[str, str], said: str) -> None:
    sentence = run("daily", url=f"sqlite:///{tmp_path}/none.db", **(MAIL | wrong)).sentence
    assert sentence.startswith(said) and "hemmelig" not in sentence


def test_guests_are_forgotten_within_the_hour_they_are_promised(app: Flask) -> None:
    code = gathered.started(app)
    gathered.join(app, code)
    gathered.end(app, code)
    app.extensions["clock"].forward(hours=23, minutes=59)
    assert hourly(app) == ["Grupper: 0 glemte avsluttet.", "Gjester: 0 slettet."]
    app.extensions["clock"].forward(minutes=2)
    assert hourly(app) == ["Grupper: 0 glemte avsluttet.", "Gjester: 1 slettet."]
    assert gathered.members(app, code) == ()
    assert hourly(app) == ["Grupper: 0 glemte avsluttet.", "Gjester: 0 slettet."]
