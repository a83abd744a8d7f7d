"""What does the demonstration consist of? Four networks with fictional people, at every stage, with days relative to today.

Loaded on purpose, once, into an empty database, never in production.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from learning.actions import attempts, audit, demo_appointments, demo_events, passwords
from learning.actions.days import OSLO, oslo_day
from learning.actions.names import sort_key
from learning.actions.refusing import Refused
from learning.competence.rules import RULE_VERSION
from learning.courses import key
from learning.courses.library import Library
from learning.courses.nouns import Module
from learning.records.appointments import Appointment, RoleAssignment
from learning.records.evidence import EvidenceRow
from learning.records.organisation import Area, AreaOrganisation, Network, Organisation, Unit
from learning.records.people import Person
from learning.records.queries import attempts as attempt_rows
from learning.records.revisions import LibraryState

PASSWORD = "ressursnett-demo"  # noqa: S105 – for fictional people, refused in production
Yaml = dict[str, Any]


def is_loaded(session: Session) -> bool:
    return session.execute(select(LibraryState.demo_loaded_at)).scalar() is not None


def load(session: Session, *, organisation: Yaml, people: Yaml, events: Yaml, library: Library, at: datetime) -> None:
    """Fill an empty database. Raises `Refused` when there are people in it already."""
    if session.execute(select(func.count(Person.id))).scalar_one():
        raise Refused("database_not_empty")
    demo = _Demo(session, library, at)
    demo.load(organisation, people)
    demo_events.load(session, events, demo.people, demo.scopes, at)
    session.execute(update(LibraryState).values(demo_loaded_at=at))
    audit.write(session, verb="demo.loaded", by=None, at=at)


class _Demo:
    """The ids given so far, while the files are read from top to bottom."""

    def __init__(self, session: Session, library: Library, at: datetime) -> None:
        self.session = session
        self.library = library
        self.at = at
        self.today = oslo_day(at)
        self.scopes: dict[tuple[str, str], int] = {}
        self.people: dict[str, str] = {}
        self.seats: list[tuple[Appointment, Yaml]] = []

    def load(self, organisation: Yaml, people: Yaml) -> None:
        self._organisation(organisation)
        secret = passwords.digest(PASSWORD)
        for place, one in enumerate(people["people"]):
            person = Person(
                name=one["name"],
                sort_key=sort_key(one["name"]),
                email=one["email"],
                locale=one["language"],
                password_hash=secret,
                demo=True,
                demo_order=place,
                created_at=self.at,
            )
            self.session.add(person)
            self.session.flush()
            self.people[one["id"]] = person.id
        for one in people["people"]:
            self._duties(self.people[one["id"]], one)
        self.session.flush()
        self.seats.sort(key=lambda seat: seat[1]["started"])
        demo_appointments.load(self.session, self.seats, self.scopes, self.at)
        self.session.execute(insert(EvidenceRow), [row for one in people["people"] for row in self._evidence(one)])
        for one in people["people"]:
            for begun in one["in_progress"]:
                self._begin(self.people[one["id"]], begun)

    def _day(self, days: int | None) -> date | None:
        return None if days is None else self.today + timedelta(days=days)

    def _moment(self, days: int) -> datetime:
        return min(datetime.combine(self.today + timedelta(days=days), time(13, 5), OSLO), self.at)

    def _organisation(self, data: Yaml) -> None:
        employers = {one["name"]: Organisation(name=one["name"], kind=one["kind"]) for one in data["organisations"]}
        self.session.add_all(employers.values())
        self.session.flush()
        for one in data["networks"]:
            network = Network(slug=one["id"], name=one["name"], region=one["region"], locale=one["language"])
            self.session.add(network)
            self.session.flush()
            self.scopes["network", one["id"]] = network.id
            for area in one["areas"]:
                self._area(network.id, area, employers)

    def _area(self, network_id: int, data: Yaml, employers: dict[str, Organisation]) -> None:
        area = Area(slug=data["id"], network_id=network_id, name=data["name"])
        self.session.add(area)
        self.session.flush()
        self.scopes["area", data["id"]] = area.id
        self.session.add_all(
            AreaOrganisation(area_id=area.id, organisation_id=employers[name].id) for name in data["organisations"]
        )
        for one in data["units"]:
            unit = Unit(
                slug=one["id"],
                area_id=area.id,
                organisation_id=employers[one["organisation"]].id,
                name=one["name"],
                kind=one["kind"],
                wanted=one["wanted"],
            )
            self.session.add(unit)
            self.session.flush()
            self.scopes["unit", one["id"]] = unit.id

    def _duties(self, person_id: str, data: Yaml) -> None:
        seats = [
            Appointment(
                person_id=person_id,
                unit_id=self.scopes["unit", one["unit"]],
                profession=one["profession"],
                state=one["state"],
                starts_on=self._day(one["started"]),
                ends_on=self._day(one["ended"]),
                set_aside_percent=one["set_aside_percent"],
                motivation=one.get("why"),
                leave_until=self._day(one.get("until")),
            )
            for one in data["appointments"]
        ]
        self.session.add_all(seats)
        self.seats += zip(seats, data["appointments"], strict=True)
        self.session.add_all(
            RoleAssignment(
                person_id=person_id,
                role=one["role"],
                scope_kind=one["scope"],
                scope_id=self.scopes[one["scope"], one["of"]] if one["of"] else None,
                stand_in=one.get("stand_in", False),
                starts_on=self._day(one["started"]),
                ends_on=self._day(one["ended"]),
                given_at=self._moment(min(one["started"], 0)),
            )
            for one in data["roles"]
        )

    def _evidence(self, data: Yaml) -> list[Yaml]:
        return [self._row(self.people[data["id"]], place, one) for place, one in enumerate(data["evidence"])]

    def _row(self, person_id: str, place: int, one: Yaml) -> Yaml:
        module = self.library.module(one["subject"]) if one["kind"] == "module" else None
        published = self.library.published(module.slug, module.language) if module else None
        vouched = self.people.get(one.get("by", ""))
        return {
            "key": f"demo:{person_id}:{place}",
            "person_id": person_id,
            "kind": one["kind"],
            "subject": one["subject"],
            "competences": " ".join(self._competences(one)),
            "happened_on": self._day(one["on"]),
            "recorded_at": self._moment(one["on"]),
            "recorded_by": vouched or person_id,
            "vouched_by": vouched,
            "rule_version": RULE_VERSION,
            "revision_id": published.revision_id if published else None,
            "edition": module.edition if module else None,
            "language": module.language if module else None,
            "minutes": round(60 * one["hours"]) if "hours" in one else None,
            "note": one.get("note", ""),
        }

    def _competences(self, one: Yaml) -> list[str]:
        if one["kind"] == "course":
            found = [name for module in self.library.modules(one["subject"]) for name in module.competences]
            return list(dict.fromkeys(found))
        if one["kind"] == "module":
            module = self.library.module(one["subject"])
            return list(module.competences) if module else []
        return list(one.get("competences", []))

    def _begin(self, person_id: str, data: Yaml) -> None:
        module = self.library.module(data["module"])
        if not isinstance(module, Module):
            return
        published = self.library.published(module.slug, module.language)
        assert published is not None  # noqa: S101 – the library just gave us the module
        at = self._moment(-2)
        attempt_id = attempts.begin(
            self.session,
            by=person_id,
            module=module,
            revision_id=published.revision_id,
            language=module.language,
            pass_mark=attempts.pass_mark(module, self.library),
            at=at,
            seed=1,
        )
        attempt = attempts.owned(self.session, by=person_id, attempt_id=attempt_id)
        for question in module.questions[: data["answers"]]:
            attempts.store(
                self.session, attempt=attempt, module=module, question=question, given=key.right(question), at=at
            )
        for page in module.pages[: data["pages"]]:
            attempt = attempt_rows.by_id(self.session, attempt_id) or attempt
            attempts.read_on(self.session, attempt=attempt, module=module, page=page.id, at=at)
