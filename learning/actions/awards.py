"""How does a leader confirm that somebody has reached level B?

All competences on all three sides by the plan's rules, and the leader's word (AHUS-2.2): then it is written once, with
its date, what it rested on and the texts in force, and never changed.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from learning.access import permissions
from learning.access.asker import Asker
from learning.actions import audit
from learning.actions.days import oslo_day
from learning.actions.people_facts import about
from learning.actions.refusing import Refused
from learning.actions.standings import Ground, Picture
from learning.competence.award import rests_on
from learning.competence.rules import RULE_VERSION
from learning.courses.library import Library
from learning.courses.nouns import Document
from learning.records.awards import LevelBAward
from learning.records.inserting import insert_unless_there


def can_be_given(picture: Picture) -> bool:
    """Level B holds today, and is not confirmed; or something the last confirmation rested on was withdrawn since."""
    return picture.standing.level_b and (picture.level is None or bool(picture.level.withdrawn))


def confirm(session: Session, *, by: Asker, person_id: str, picture: Picture, library: Library, at: datetime) -> bool:
    """Write the award. False when it is there already; `Refused` when level B is not reached, a `Refusal` for the wrong leader."""
    permissions.check_can_confirm_level(by, about(session, person_id, oslo_day(at)))
    evidence = rests_on(picture.standing)
    if not evidence:
        raise Refused("level_not_reached")
    if not can_be_given(picture):
        return False
    ground, before = picture.ground, picture.award
    written = insert_unless_there(
        session,
        LevelBAward,
        {
            "key": f"{person_id}:{_framework(ground).slug}:after-{before.id if before else 0}",
            "person_id": person_id,
            "appointment_id": ground.appointment.id,
            "plan": ground.plan.slug,
            "plan_revision_id": _revision(library, ground.plan),
            "framework": _framework(ground).slug,
            "framework_revision_id": _revision(library, _framework(ground)),
            "rule_version": RULE_VERSION,
            "evidence": " ".join(map(str, evidence)),
            "awarded_on": oslo_day(at),
            "confirmed_by": by.person_id,
            "at": at,
        },
    )
    if written:
        audit.write(session, verb="level.confirmed", by=by.person_id, about=person_id, at=at, subject=ground.plan.slug)
    return written is not None


def _framework(ground: Ground) -> Document:
    assert ground.framework is not None  # noqa: S101 – a picture is only made where there is one
    return ground.framework


def _revision(library: Library, document: Document) -> int:
    published = library.published(document.slug, document.language)
    assert published is not None  # noqa: S101 – the library has just given us the document
    return published.revision_id
