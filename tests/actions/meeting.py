"""A group in the small world: who leads it, who has come, and what they do. For tests of the deeds themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import insert

from learning.access.asker import Asker
from learning.actions import group_runs, people_facts
from learning.actions.shelf import Shelf
from learning.courses.simulation_nouns import Simulation
from learning.records.database import begin_writing, db
from learning.records.group_runs import GroupMember, GroupVote, ObservationNote
from learning.records.queries import group_runs as rows
from learning.records.queries import rights
from learning.records.queries.group_runs import GroupFacts
from tests import world

SLUG = "simulations/ikke-si-det"


@dataclass
class Meeting:
    """Everything happens in a transaction of its own, as requests do."""

    app: Flask
    facilitator: world.Someone = world.NURSE
    id: int = 0

    def start(self) -> "Meeting":
        with self.app.app_context():
            begin_writing(db.session())
            simulation, revision = self._newest()
            self.id = group_runs.start(
                db.session(),
                by=self.asker(),
                simulation=simulation,
                revision_id=revision,
                language="nb",
                at=self.now,
            )
            db.session.commit()
        return self

    @property
    def now(self) -> datetime:
        return self.app.extensions["clock"]()

    def asker(self, someone: world.Someone | None = None) -> Asker:
        person = world.id_of(someone or self.facilitator)
        appointments = rights.appointments_of(db.session(), person)
        return people_facts.asker(person, appointments, (), self.now.date())

    def _newest(self) -> tuple[Simulation, int]:
        library = Shelf().library(db.session())
        published = library.published(SLUG, "nb")
        assert published is not None
        simulation = library.revision(published.revision_id)
        assert isinstance(simulation, Simulation)
        return simulation, published.revision_id

    @property
    def group(self) -> GroupFacts:
        with self.app.app_context():
            found = rows.by_id(db.session(), self.id)
            assert found is not None
            return found

    def do(self, deed: Callable[..., Any], seen: str | None = None, at: datetime | None = None, **how: Any) -> Any:
        """A deed of the facilitator's, from what stands there now unless she saw something older."""
        with self.app.app_context():
            begin_writing(db.session())
            group = group_runs.led(db.session(), by=self.asker(), group_id=self.id)
            if "simulation" in deed.__annotations__:
                how["simulation"] = self._newest()[0]
            if "seen" in deed.__annotations__:
                how["seen"] = group.stand if seen is None else seen
            done = deed(db.session(), group=group, at=at or self.now, **how)
            db.session.commit()
            return done

    def tell(self, question: Callable[..., Any], *about: Any) -> Any:
        with self.app.app_context():
            return question(db.session(), *about)

    def join(self, name: str, someone: world.Someone | None = None, **how: Any) -> int:
        values = {"name": name, "role": "participant", "joined_at": self.now, "seen_at": self.now} | how
        who = {"key_digest": f"key of {name} in {self.id}"} if someone is None else {"person_id": None}
        with self.app.app_context():
            if someone is not None:
                who = {"person_id": world.id_of(someone)}
            statement = insert(GroupMember).values(**{"group_run_id": self.id} | who | values)
            member = db.session.execute(statement.returning(GroupMember.id)).scalar_one()
            db.session.commit()
            return member

    def vote(self, member: int, choice: str) -> None:
        group = self.group
        self._add(GroupVote, member_id=member, path=group.path, round=group.round, choice=choice, voted_at=self.now)

    def note(self, member: int, heard: str, scene: str) -> None:
        self._add(
            ObservationNote, member_id=member, path=self.group.path, scene=scene, heard=heard, written_at=self.now
        )

    def _add(self, row: type, **values: Any) -> None:
        with self.app.app_context():
            db.session.execute(insert(row).values(group_run_id=self.id, **values))
            db.session.commit()

    def in_scenes(self) -> "Meeting":
        self.do(group_runs.go_to, phase="brief")
        self.do(group_runs.go_to, phase="scenes")
        return self
