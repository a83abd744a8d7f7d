"""How does the first coordinator get in, and how is somebody given a role without a screen for it?"""

import secrets
from datetime import UTC, datetime

import click
from flask.cli import with_appcontext

from learning.actions import passwords, people, sign_in
from learning.actions.days import oslo_day
from learning.cli.sentences import plainly
from learning.records.appointments import PROFESSIONS
from learning.records.database import begin_writing, db

KINDS = ("home_care", "nursing_home", "hospital_ward", "outpatient", "residence", "palliative_unit")


@click.group("people")
def command() -> None:
    """Personer, enheter, verv og roller."""


def _new_password(given: str | None) -> str:
    if given:
        sign_in.check_new_password(given)
        return given
    return secrets.token_urlsafe(12)


@command.command("add")
@click.argument("name")
@click.argument("email")
@click.option("--language", type=click.Choice(["nb", "nn"]), default="nb", show_default=True)
@click.option("--password", default=None, help="Minst tolv tegn. Uten dette lages et tilfeldig passord.")
@with_appcontext
@plainly
def add(name: str, email: str, language: str, password: str | None) -> None:
    """Legg til en person og skriv ut passordet."""
    chosen = _new_password(password)
    digest = passwords.digest(chosen)
    begin_writing(db.session())
    people.add(db.session(), name=name, email=email, locale=language, password_hash=digest, at=datetime.now(UTC))
    db.session.commit()
    click.echo(f"{name} kan logge inn med {email} og passordet {chosen}")


@command.command("password")
@click.argument("email")
@click.option("--password", default=None, help="Minst tolv tegn. Uten dette lages et tilfeldig passord.")
@with_appcontext
@plainly
def password_command(email: str, password: str | None) -> None:
    """Gi noen et nytt passord."""
    chosen = _new_password(password)
    digest = passwords.digest(chosen)
    begin_writing(db.session())
    person = people.by_address(db.session(), email)
    people.set_password(db.session(), person_id=person, password_hash=digest, at=datetime.now(UTC))
    db.session.commit()
    click.echo(f"Nytt passord for {email}: {chosen}")


@command.command("unit")
@click.argument("slug")
@click.argument("name")
@click.option("--kind", type=click.Choice(KINDS), required=True)
@click.option("--organisation", required=True, help="Arbeidsgiver, for eksempel kommunen.")
@click.option("--area", required=True, help="Området enheten hører til.")
@click.option("--network", required=True, help="Nettverket, slik kompetanseplanen heter (for eksempel ahus).")
@with_appcontext
@plainly
def unit(slug: str, name: str, kind: str, organisation: str, area: str, network: str) -> None:
    """Legg til en enhet, med område og arbeidsgiver om de mangler."""
    begin_writing(db.session())
    people.add_unit(
        db.session(),
        slug=slug,
        name=name,
        kind=kind,
        organisation=organisation,
        area=area,
        network=network,
        at=datetime.now(UTC),
    )
    db.session.commit()
    click.echo(f"Enheten {name} er lagt til.")


@command.command("appoint")
@click.argument("email")
@click.argument("unit")
@click.option("--profession", type=click.Choice(PROFESSIONS), default="nurse", show_default=True)
@click.option("--from", "starts", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Første dag. Standard: i dag.")
@with_appcontext
@plainly
def appoint(email: str, unit: str, profession: str, starts: datetime | None) -> None:
    """Gi noen verv som ressursperson i en enhet."""
    at = datetime.now(UTC)
    begin_writing(db.session())
    person = people.by_address(db.session(), email)
    first = starts.date() if starts else oslo_day(at)
    people.appoint(db.session(), person_id=person, unit=unit, profession=profession, starts_on=first, at=at)
    db.session.commit()
    click.echo(f"{email} har verv i {unit} fra {first}.")


@command.command("role")
@click.argument("email")
@click.argument("role")
@click.option("--scope", "scope_kind", type=click.Choice(["unit", "area", "network", "all"]), required=True)
@click.option("--of", "scope", default=None, help="Enhetens, områdets eller nettverkets id.")
@click.option("--until", "ends", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Siste dag. Uten: til videre.")
@with_appcontext
@plainly
def role(email: str, role: str, scope_kind: str, scope: str | None, ends: datetime | None) -> None:
    """Gi noen en rolle: leader, educator, coordinator, area_leader, steering eller admin."""
    at = datetime.now(UTC)
    begin_writing(db.session())
    person = people.by_address(db.session(), email)
    people.give_role(
        db.session(),
        person_id=person,
        role=role,
        scope_kind=scope_kind,
        scope=scope,
        starts_on=oslo_day(at),
        ends_on=ends.date() if ends else None,
        at=at,
    )
    db.session.commit()
    click.echo(f"{email} er nå {role}.")
