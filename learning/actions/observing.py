"""What may an observer mark and write about a scene, and what may be answered to it?

Everything is tied to the place in the story it was seen at: the choices that led to the scene. No judgement without an
observation: what was seen or heard must be there before what it seemed to do.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from learning.actions import group_runs
from learning.actions.confidential import all_looked_at, looked_at
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.courses import walking
from learning.courses.simulation_nouns import Scene, Simulation
from learning.courses.walking import NotOffered
from learning.records.group_runs import MARKS, TALK, ObservationMark, ObservationNote, ObservationReply
from learning.records.inserting import insert_unless_there
from learning.records.queries import group_members as rows
from learning.records.queries.group_members import Place

LONGEST = 1_000
MOST_NOTES = 100
FIELDS = ("heard", "seemed", "wonder")


def scene_at(simulation: Simulation, path: str) -> Scene:
    """The scene these choices lead to."""
    try:
        return walking.scene(simulation, walking.walked(simulation, path.split()))
    except NotOffered as wrong:
        raise NotFound("no_such_scene") from wrong


def mark(
    session: Session, *, place: Place, simulation: Simulation, path: str, marks: Mapping[str, str], at: datetime
) -> None:
    """Keep what is marked of a scene's list: the position of a point → what was seen of it. The rest is left alone."""
    _observes(place)
    scene = scene_at(simulation, path)
    positions = {str(point.position): point.position for point in scene.points}
    for position, seen in marks.items():
        if position not in positions or seen not in MARKS:
            raise Refused("not_a_point")
        _set(session, place, path, scene, positions[position], seen, at)


def _set(session: Session, place: Place, path: str, scene: Scene, position: int, mark: str, at: datetime) -> None:
    where = {"member_id": place.member.id, "path": path, "position": position}
    given = {"mark": mark, "marked_at": at}
    new = {"group_run_id": place.group.id, "scene": scene.id} | where | given
    if insert_unless_there(session, ObservationMark, new) is None:
        changed = update(ObservationMark).filter_by(**where).where(ObservationMark.mark != mark)
        session.execute(changed.values(**given))


def note(
    session: Session, *, place: Place, simulation: Simulation, path: str, fields: Mapping[str, str], at: datetime
) -> None:
    """Write down something that was seen or heard. Sent twice, it is one note."""
    _observes(place)
    scene = scene_at(simulation, path)
    texts = {name: fields.get(name, "") for name in FIELDS}
    if not texts["heard"]:
        raise Refused("heard_missing")
    if any(len(text) > LONGEST for text in texts.values()):
        raise Refused("note_long", most=LONGEST)
    all_looked_at(texts.values(), fields.get("seen", ""))
    talk = fields.get("talk") or None
    if talk is not None and talk not in TALK:
        raise Refused("not_a_part_of_the_talk")
    before = rows.notes(session, place.member.id)
    same = (path, *texts.values(), talk)
    if any((one.path, one.heard, one.seemed, one.wonder, one.talk) == same for one in before):
        return
    if len(before) >= MOST_NOTES:
        raise Refused("too_many_notes", most=MOST_NOTES)
    session.add(
        ObservationNote(
            group_run_id=place.group.id,
            member_id=place.member.id,
            path=path,
            scene=scene.id,
            talk=talk,
            written_at=at,
            **texts,
        )
    )
    _tell(session, place, at)


def take_back(session: Session, *, place: Place, note_id: int, at: datetime) -> None:
    """Her own note, with what was answered to it."""
    _still_on(place)
    hers = ObservationNote.id == note_id, ObservationNote.member_id == place.member.id
    if session.execute(select(ObservationNote.id).where(*hers)).first() is None:
        raise NotFound("no_such_observation")
    session.execute(delete(ObservationReply).where(ObservationReply.note_id == note_id))
    session.execute(delete(ObservationNote).where(*hers))
    _tell(session, place, at)


def reply(session: Session, *, place: Place, note_id: int, text: str, seen: str, at: datetime) -> None:
    """What somebody who was in the scene says to a note, once, when the talk afterwards has begun."""
    _still_on(place)
    if place.member.role == "observer" or not place.group.has_come_to("debrief"):
        raise NotFound("no_such_observation")
    if not rows.is_in_group(session, note_id, place.group.id):
        raise NotFound("no_such_observation")
    if not text:
        raise Refused("reply_missing")
    if len(text) > LONGEST:
        raise Refused("note_long", most=LONGEST)
    looked_at(text, seen)
    values = {"note_id": note_id, "member_id": place.member.id, "text": text, "written_at": at}
    if insert_unless_there(session, ObservationReply, values) is not None:
        _tell(session, place, at)


def _still_on(place: Place) -> None:
    if place.group.ended_at is not None:
        raise Conflict("group_ended")
    if place.member.left_at is not None:
        raise NotFound("no_such_group")


def _observes(place: Place) -> None:
    _still_on(place)
    if place.member.role != "observer":
        raise NotFound("no_such_observation")
    if not place.group.has_come_to("scenes"):
        raise NotFound("no_such_scene")


def _tell(session: Session, place: Place, at: datetime) -> None:
    """The others read notes from the talk afterwards on; before that only the facilitator counts them."""
    if place.group.has_come_to("debrief"):
        group_runs.grow(session, group_id=place.group.id, at=at)
