"""Does a group move once for each deed, whoever presses and however often, and is nothing it has said lost?"""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from learning.access.refusals import NoCurrentRole, NotYourGroup
from learning.actions import group_keeping, group_members, group_runs
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.records.database import db
from learning.records.evidence import AuditLine, EvidenceRow
from learning.records.group_runs import GroupMember, GroupRun, GroupVote, ObservationNote
from learning.records.queries import group_runs as rows
from tests import world
from tests.actions.crowd import at_once
from tests.actions.meeting import Meeting
from tests.web import reader


def counted(app: Flask, entity: type) -> int:
    return reader.rows(app, select(func.count()).select_from(entity))[0][0]


def test_a_code_can_be_read_aloud_and_typed_anyhow(app: Flask) -> None:
    code = Meeting(app).start().group.code
    assert len(code) == group_runs.CODE_LENGTH
    assert set(code) <= set(group_runs.CODE_SIGNS)
    assert not set(group_runs.CODE_SIGNS) & set("AEIOUÅ01258BSZL")
    assert group_runs.tidied(f" {code[:3].lower()} {code[3:]}-") == code


def test_started_twice_before_anything_has_happened_it_is_one_group(app: Flask) -> None:
    first = Meeting(app).start()
    assert Meeting(app).start().id == first.id
    first.do(group_runs.go_to, phase="brief")
    assert Meeting(app).start().id != first.id
    assert reader.rows(app, select(func.count()).where(AuditLine.verb == "group.started")) == [(2,)]


def test_only_who_learns_starts_and_only_the_facilitator_leads(app: Flask) -> None:
    with pytest.raises(NoCurrentRole):
        Meeting(app, world.NOBODY).start()
    meeting = Meeting(app).start()
    with app.app_context():
        for other in (world.COLLEAGUE, world.COORDINATOR, world.LEADER):
            with pytest.raises(NotYourGroup):
                group_runs.led(db.session(), by=meeting.asker(other), group_id=meeting.id)
        with pytest.raises(NotFound):
            group_runs.led(db.session(), by=meeting.asker(), group_id=meeting.id + 1)


def test_a_scene_is_voted_on_closed_and_left_by_the_road_the_facilitator_picks(app: Flask) -> None:
    meeting = Meeting(app).start().in_scenes()
    one, other, watching = meeting.join("Ane"), meeting.join("Bo"), meeting.join("Cis", role="observer")
    meeting.do(group_runs.open_vote)
    meeting.vote(one, "B1.a")
    pulse = meeting.tell(rows.pulse, meeting.id, meeting.group.facilitator_id)
    assert (pulse.members, pulse.voters, pulse.votes) == (3, 2, 1)
    meeting.vote(other, "B1.a")
    meeting.do(group_runs.close_vote)
    assert meeting.tell(rows.tally, meeting.group) == {"B1.a": 2}
    meeting.do(group_runs.open_vote)
    assert (meeting.group.round, meeting.tell(rows.tally, meeting.group)) == (2, {})
    meeting.do(group_runs.close_vote)
    meeting.do(group_runs.choose, choice="B1.b")
    assert (meeting.group.path, meeting.group.voting, meeting.group.round) == ("B1.b", "none", 0)
    assert watching


def test_pressed_twice_it_is_done_once(app: Flask) -> None:
    meeting = Meeting(app).start().in_scenes()
    for deed, how in (
        (group_runs.open_vote, {}),
        (group_runs.close_vote, {}),
        (group_runs.choose, {"choice": "B1.a"}),
        (group_runs.freeze, {}),
        (group_runs.thaw, {}),
        (group_runs.rewind, {"steps": 0}),
        (group_runs.extend, {}),
        (group_runs.go_to, {"phase": "observers"}),
    ):
        seen, before = meeting.group.stand, meeting.group.version
        meeting.do(deed, seen, **how)
        with pytest.raises(Conflict):
            meeting.do(deed, seen, **how)
        assert meeting.group.version == before + 1


def test_two_tabs_in_the_same_moment_are_one_deed(app: Flask) -> None:
    meeting = Meeting(app).start().in_scenes()
    seen = meeting.group.stand

    def press() -> str:
        try:
            meeting.do(group_runs.extend, seen)
        except Conflict:
            return "late"
        return "done"

    began = meeting.group.phase_began_at
    assert sorted(at_once([press] * 4)) == ["done", "late", "late", "late"]
    assert meeting.group.phase_began_at - began == group_runs.MORE_TIME


def test_a_vote_that_comes_in_does_not_make_the_facilitators_screen_stale(app: Flask) -> None:
    meeting = Meeting(app).start().in_scenes()
    member = meeting.join("Ane")
    meeting.do(group_runs.open_vote)
    seen = meeting.group.stand
    meeting.vote(member, "B1.c")
    meeting.do(group_runs.close_vote, seen)
    assert meeting.group.voting == "closed"


def test_a_vote_of_somebody_who_has_left_does_not_stand_for_one_who_has_not_voted(app: Flask) -> None:
    meeting = Meeting(app).start().in_scenes()
    first, _second = meeting.join("Ane"), meeting.join("Bo")
    meeting.do(group_runs.open_vote)
    meeting.vote(first, "B1.c")
    with app.app_context():
        db.session.execute(update(GroupMember).where(GroupMember.id == first).values(left_at=meeting.now))
        db.session.commit()
    with app.app_context():
        pulse = rows.pulse(db.session(), meeting.id, world.id_of(meeting.facilitator))
    assert pulse is not None and (pulse.votes, pulse.voters) == (0, 1)


def test_going_back_keeps_votes_and_notes_and_the_next_vote_there_is_a_new_one(app: Flask) -> None:
    meeting = Meeting(app).start().in_scenes()
    member, observer = meeting.join("Ane"), meeting.join("Bo", role="observer")
    meeting.do(group_runs.open_vote)
    meeting.vote(member, "B1.a")
    meeting.note(observer, "«Loven sier»", "B1")
    meeting.do(group_runs.close_vote)
    meeting.do(group_runs.choose, choice="B1.a")
    meeting.note(observer, "Hun så ned.", "B2")
    meeting.do(group_runs.rewind, steps=0)
    assert [(one.path, one.scene) for one in meeting.tell(rows.notes, meeting.id)] == [("", "B1"), ("B1.a", "B2")]
    assert counted(app, GroupVote) == 1
    meeting.do(group_runs.open_vote)
    assert (meeting.group.round, meeting.tell(rows.tally, meeting.group)) == (2, {})
    assert meeting.tell(rows.tally, meeting.group, 1) == {"B1.a": 1}


def test_what_cannot_be_done_from_here_is_refused_and_changes_nothing(app: Flask) -> None:
    meeting = Meeting(app).start()
    for deed, how in (
        (group_runs.freeze, {}),
        (group_runs.open_vote, {}),
        (group_runs.choose, {"choice": "B1.a"}),
        (group_runs.rewind, {"steps": 0}),
        (group_runs.go_to, {"phase": "ended"}),
        (group_runs.go_to, {"phase": "lobby"}),
        (group_runs.go_to, {"phase": "månen"}),
    ):
        with pytest.raises(Conflict):
            meeting.do(deed, **how)
    meeting.in_scenes()
    with pytest.raises(Refused, match="no_such_road"):
        meeting.do(group_runs.choose, choice="B3.c")
    meeting.do(group_runs.open_vote)
    with pytest.raises(Conflict):
        meeting.do(group_runs.choose, choice="B1.a")
    meeting.do(group_runs.freeze)
    meeting.do(group_runs.close_vote)
    with pytest.raises(Conflict):
        meeting.do(group_runs.choose, choice="B1.a")
    assert meeting.group.path == ""


def test_an_ending_is_not_voted_on_and_leads_on_to_the_observers(app: Flask) -> None:
    meeting = Meeting(app).start().in_scenes()
    for choice in ("B1.a", "B2.a", "B3.a"):
        meeting.do(group_runs.choose, choice=choice)
    with pytest.raises(Conflict):
        meeting.do(group_runs.open_vote)
    meeting.do(group_runs.go_to, phase="observers")
    meeting.do(group_runs.rewind, steps=1)
    assert (meeting.group.phase, meeting.group.path) == ("scenes", "B1.a")


def test_roles_and_cards_are_those_of_the_case(app: Flask) -> None:
    meeting = Meeting(app).start()
    member = meeting.join("Ane")
    for part in (("player", "Hamids far"), ("participant", "Leila"), ("dronning", "")):
        with pytest.raises(Refused):
            meeting.do(group_members.cast, parts={member: part})
    meeting.do(group_members.cast, parts={member: ("player", "Leila")})
    assert [(one.role, one.card) for one in meeting.tell(rows.members, meeting.id)] == [("player", "Leila")]


def test_a_member_of_another_group_gets_no_part_here(app: Flask) -> None:
    theirs = Meeting(app, world.COLLEAGUE).start()
    stranger = theirs.join("Ane")
    Meeting(app).start().do(group_members.cast, parts={stranger: ("observer", "")})
    assert theirs.tell(rows.members, theirs.id)[0].role == "participant"


def evidence(app: Flask) -> list[tuple[str, str, str]]:
    return [tuple(row) for row in reader.rows(app, select(EvidenceRow.key, EvidenceRow.kind, EvidenceRow.vouched_by))]


def meeting_with_everybody(app: Flask) -> tuple[Meeting, frozenset[int]]:
    meeting = Meeting(app).start()
    there = [
        meeting.join("Berit", world.COLLEAGUE, wants_evidence=True),
        meeting.join("Ola", world.STRANGER),
        meeting.join("Liv", world.LEADER, wants_evidence=True, left_at=meeting.now),
        meeting.join("Ida", world.NURSE, wants_evidence=True),
        meeting.join("Gjest", wants_evidence=True),
    ]
    return meeting, frozenset(there)


def facilitator(app: Flask) -> str:
    with app.app_context():
        return world.id_of(world.NURSE)


def test_who_was_there_and_wants_it_gets_evidence_once(app: Flask) -> None:
    meeting, there = meeting_with_everybody(app)
    meeting.do(group_runs.go_to, phase="debrief")
    for _ in range(2):
        meeting.do(group_runs.end, present=there, by=facilitator(app))
    with app.app_context():
        berit, ida = world.id_of(world.COLLEAGUE), world.id_of(world.NURSE)
    assert evidence(app) == [(f"group:{meeting.id}:{berit}", "simulation_group", ida)]
    assert meeting.group.phase == "ended"
    with pytest.raises(Conflict):
        meeting.do(group_runs.go_to, phase="debrief")


def test_who_was_not_there_or_a_meeting_without_the_talk_afterwards_gives_none(app: Flask) -> None:
    meeting, _there = meeting_with_everybody(app)
    meeting.do(group_runs.go_to, phase="debrief")
    meeting.do(group_runs.end, present=frozenset(), by=facilitator(app))
    early, there = meeting_with_everybody(app)
    early.do(group_runs.go_to, phase="observers")
    early.do(group_runs.end, present=there, by=facilitator(app))
    assert evidence(app) == []


def daily(app: Flask, **gone: float) -> tuple[int, int]:
    with app.app_context():
        at = app.extensions["clock"]() + timedelta(**gone)
        done = group_keeping.end_forgotten(db.session(), at=at), group_keeping.forget_guests(db.session(), at=at)
        db.session.commit()
        return done


def test_a_forgotten_group_is_ended_and_its_guests_are_forgotten_a_day_after(app: Flask) -> None:
    meeting, _there = meeting_with_everybody(app)
    guest = meeting.join("Observatør", role="observer")
    meeting.note(guest, "Hun satte seg.", "B1")
    meeting.do(group_runs.go_to, phase="debrief")
    assert daily(app, hours=11) == (0, 0)
    assert daily(app, hours=13) == (1, 0)
    assert daily(app, hours=13) == (0, 0)
    assert [vouched_by for _key, _kind, vouched_by in evidence(app)] == [None]
    assert daily(app, hours=23) == (0, 0)
    assert daily(app, hours=25) == (0, 2)
    assert (counted(app, GroupMember), counted(app, ObservationNote), counted(app, GroupRun)) == (4, 0, 1)
