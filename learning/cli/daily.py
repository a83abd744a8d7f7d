"""What is to be done once a day? Appointments follow their days, reminders are sent, and what should be forgotten is.

Guests are promised to be forgotten after a day, so that is also a job of its own, for every hour.

Safe to run twice, late, and in two places at once. Each step is committed by itself: a mail server that is down, or a
program that is stopped, leaves the rest for the next time.
"""

from datetime import datetime
from typing import Protocol

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_babel import force_locale
from sqlalchemy.orm import Session

from learning.actions import appointments, event_news, group_keeping, reminders
from learning.cli.sentences import Sentence, plainly
from learning.config import Settings
from learning.outside.mail import Letter, NotSent, NotTaken, Post, Server, post
from learning.records.database import begin_writing, db
from learning.records.queries.reminders import Waiting
from learning.translations import letter_words


class Deed(Protocol):
    def __call__(self, session: Session, *, at: datetime) -> int: ...


@click.command("daily")
@with_appcontext
@plainly
def command() -> None:
    """Gjør det som skal gjøres én gang om dagen: påminnelser og rydding."""
    at: datetime = current_app.extensions["clock"]()
    settings: Settings = current_app.config["SETTINGS"]
    _tidy(at)
    click.echo(f"Verv: {_done(appointments.follow_the_days, at)} gått videre.")
    new = _done(reminders.make, at) + _done(event_news.remind_to_tell, at)
    click.echo(f"Påminnelser: {new} nye.")
    waiting = reminders.waiting(db.session(), at=at)
    db.session.rollback()
    if settings.mail is None:
        click.echo("E-post er ikke satt opp, så ingen får e-post. Det som venter, står på Min side.")
    elif waiting:
        _send(settings.mail, f"{settings.address}/min-side", waiting, at)


@click.command("hourly")
@with_appcontext
@plainly
def hourly() -> None:
    """Gjør det som ikke kan vente til i morgen: avslutter glemte grupper og sletter gjester."""
    _tidy(current_app.extensions["clock"]())


def _tidy(at: datetime) -> None:
    click.echo(f"Grupper: {_done(group_keeping.end_forgotten, at)} glemte avsluttet.")
    click.echo(f"Gjester: {_done(group_keeping.forget_guests, at)} slettet.")


def _done(deed: Deed, at: datetime) -> int:
    """One step, and how much there was of it."""
    begin_writing(db.session())
    count = deed(db.session(), at=at)
    db.session.commit()
    return count


def _send(server: Server, link: str, waiting: tuple[Waiting, ...], at: datetime) -> None:
    """One letter to each, however much waits. An address that is refused does not stop the others."""
    sent, refused = 0, 0
    try:
        with post(server) as office:
            for person in waiting:
                try:
                    sent += _write_to(office, person, link, at)
                except NotTaken:
                    refused += 1
    except NotSent as error:
        raise Sentence(f"E-posttjeneren svarer ikke: {error}. {sent} sendt, resten venter til neste gang.") from None
    click.echo(f"E-post: {sent} sendt." + (f" {refused} ble avvist og prøves igjen." if refused else ""))


def _write_to(office: Post, person: Waiting, link: str, at: datetime) -> bool:
    """Claimed and committed before it is sent: another job at the same moment finds nothing left."""
    begin_writing(db.session())
    claimed = reminders.claim(db.session(), person_id=person.person_id, at=at)
    db.session.commit()
    if not claimed:
        return False
    with force_locale(person.locale):
        letter = Letter(person.name, person.email, *letter_words.reminder(person.name.split()[0], link))
    try:
        office.send(letter)
    except NotSent:
        begin_writing(db.session())
        reminders.let_go(db.session(), person_id=person.person_id, at=at)
        db.session.commit()
        raise
    return True
