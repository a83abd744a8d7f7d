"""Which keys may stand in the front matter of which kind of document?"""

from __future__ import annotations

import re
from typing import Any

from learning.courses.frontmatter import (
    Key,
    Reader,
    an_id,
    day,
    day_of_year,
    flag,
    nearest,
    one_of,
    read_keys,
    some,
    sources,
    text_value,
    whole,
)
from learning.courses.grammar import LANGUAGES
from learning.courses.nouns import SIDES, EvidenceRule, Rule
from learning.courses.problems import Report
from learning.courses.simulation_nouns import Effect
from learning.courses.yaml_nodes import Node

PERCENT = whole(0, 100)
PROFESSIONS = ("nurse", "physiotherapist", "occupational_therapist")
AUDIENCES = ("nurse", "leader")
PURPOSES = ("annual-report", "evaluation", "expectations", "self-assessment")
_EFFECT = re.compile(r"[A-ZÆØÅ]{1,3}")

COMMON: dict[str, Key] = {
    "title": Key(text_value, required=True, default=""),
    "summary": Key(text_value, default=""),
    "language": Key(one_of(*LANGUAGES)),
    "edition": Key(whole(1), required=True, default=1),
    "sources": Key(sources, default=()),
    "reviewed": Key(day),
    "review_by": Key(day),
    "law_checked": Key(day),
    "aliases": Key(some(text_value), default=()),
}
_READ: dict[str, Key] = {**COMMON, "summary": Key(text_value, required=True, default="")}

MODULE: dict[str, Key] = {
    **_READ,
    "minutes": Key(whole(1, 600), required=True, default=1),
    "competences": Key(some(an_id), default=()),
    "covers": Key(some(text_value), default=()),
    "fictional": Key(flag, default=False),
    "audience": Key(some(one_of(*AUDIENCES)), default=()),
    "pass_mark": Key(PERCENT),
    "ask": Key(whole(1, 100)),
}
COURSE: dict[str, Key] = {
    **_READ,
    "audience": Key(some(one_of(*AUDIENCES)), default=()),
    "pass_mark": Key(PERCENT),
    "order": Key(whole(0, 1000), default=0),
    "complete": Key(flag, default=True),
}
TEXT: dict[str, Key] = {**COMMON, "covers": Key(some(text_value), default=()), "fictional": Key(flag, default=False)}


def _effects(node: Node, key: str, report: Report) -> tuple[Effect, ...] | None:
    """What choices do to the story: a short key in capitals, and what it stands for."""
    if not isinstance(node.value, dict):
        report.error(node.line, "value-not-keys", key=key)
        return None
    found = []
    for name, item in node.value.items():
        line = node.key_lines[name]
        if not _EFFECT.fullmatch(name):
            report.error(line, "effect-key", effect=name[:40])
        said = text_value(item, name, report)
        if said is not None:
            found.append(Effect(name, said, line))
    return tuple(found)


SIMULATION: dict[str, Key] = {
    **COMMON,
    "minutes": Key(whole(1, 600), required=True, default=1),
    "question": Key(text_value, required=True, default=""),
    "parties": Key(some(text_value), default=()),
    "values": Key(some(text_value), default=()),
    "effects": Key(_effects, default=()),
    "competences": Key(some(an_id), default=()),
    "covers": Key(some(text_value), default=()),
    "fictional": Key(flag, default=False),
}
FORM: dict[str, Key] = {
    **_READ,
    "audience": Key(some(one_of(*AUDIENCES)), default=()),
    "purpose": Key(one_of(*PURPOSES), required=True, default=PURPOSES[0]),
    "anonymous": Key(flag, default=False),
}
GLOSSARY: dict[str, Key] = COMMON


def _evidence(node: Node, key: str, report: Report) -> dict[str, EvidenceRule] | None:
    """The table evidence kind × side."""
    if not isinstance(node.value, dict):
        report.error(node.line, "value-not-keys", key=key)
        return None
    for kind in node.value:
        if kind not in SHOWN_BY:
            report.error(
                node.key_lines.get(kind, node.line), "unknown-key", key=kind, suggestion=nearest(kind, SHOWN_BY)
            )
    rules = {kind: _evidence_rule(row, kind, report) for kind, row in node.value.items()}
    return {kind: rule for kind, rule in rules.items() if rule is not None}


_SIDE_KEYS: dict[str, Key] = {
    **{side: Key(one_of("met", "part")) for side in SIDES},
    "also": Key(some(an_id), default=()),
}


def _evidence_rule(node: Node, kind: str, report: Report) -> EvidenceRule | None:
    if not isinstance(node.value, dict):
        report.error(node.line, "value-not-keys", key=kind)
        return None
    values = read_keys(node, _SIDE_KEYS, report, at=node.line)
    sides = {side: values[side] for side in SIDES if values[side]}
    if not sides:
        report.error(node.line, "evidence-shows-nothing", key=kind)
    return EvidenceRule(sides, values["also"])


FRAMEWORK: dict[str, Key] = {
    **COMMON,
    "profession": Key(one_of(*PROFESSIONS), required=True, default=""),
    "evidence": Key(_evidence, required=True, default={}),
}


def _mapping(reader: Reader) -> Reader:
    """Keys of the author's own with values of one type."""

    def read(node: Node, key: str, report: Report) -> dict[str, Any] | None:
        if not isinstance(node.value, dict):
            report.error(node.line, "value-not-keys", key=key)
            return None
        values = {name: reader(item, name, report) for name, item in node.value.items()}
        return {name: value for name, value in values.items() if value is not None}

    return read


def _or_never(reader: Reader) -> Reader:
    """Where null is an answer: evidence of this kind never runs out."""

    def read(node: Node, key: str, report: Report) -> Any:
        return None if node.value is None else reader(node, key, report)

    return read


def _whole_slugs(folder: str, months: Reader) -> Reader:
    """`grunnkurs` is short for `courses/grunnkurs`."""

    def read(node: Node, key: str, report: Report) -> dict[str, Any] | None:
        found = months(node, key, report)
        if found is None:
            return None
        return {name if "/" in name else f"{folder}/{name}": value for name, value in found.items()}

    return read


_COUNT = whole(0, 1000)
_MONTHS = whole(1, 600)
#: The kinds of evidence a framework's table may have a row for; a plan gives both kinds of simulation one validity.
SHOWN_BY = (
    "module",
    "course",
    "simulation_alone",
    "simulation_group",
    "placement",
    "task",
    "teaching",
    "improvement",
    "skill",
    "further_education",
)
EVIDENCE_KINDS = (
    "module",
    "course",
    "simulation",
    "placement",
    "task",
    "teaching",
    "improvement",
    "skill",
    "further_education",
    "meeting",
    "leader_meeting",
    "reflection",
)
ATTESTERS = (
    "system",
    "course_holder",
    "meeting_leader",
    "host",
    "leader",
    "professional",
    "colleague",
    "self",
    "self_and_leader",
)


def _per_kind(reader: Reader) -> Reader:
    """A value for some kinds of evidence."""
    values = _mapping(reader)

    def read(node: Node, key: str, report: Report) -> dict[str, Any] | None:
        for kind in node.value if isinstance(node.value, dict) else ():
            if kind not in EVIDENCE_KINDS:
                line = node.key_lines.get(kind, node.line)
                report.error(line, "unknown-key", key=kind, suggestion=nearest(kind, EVIDENCE_KINDS))
        found: dict[str, Any] | None = values(node, key, report)
        return found

    return read


PLAN_RULES: dict[str, Reader] = {
    # What the role is called, and what it takes.
    "role_name_nb": text_value,
    "role_name_nn": text_value,
    "frameworks": _mapping(text_value),  # profession → its framework; the professions that may have the role
    # What is required, and how many months after the appointment.
    "required_courses": _whole_slugs("courses", _mapping(_MONTHS)),
    "required_simulations": _whole_slugs("simulations", _mapping(_MONTHS)),
    "placement_required": flag,
    "placement_days": _COUNT,  # at least
    "placement_months": _MONTHS,
    "level_b_months": _MONTHS,
    "documents_to_sign": some(text_value),
    # How often, in a calendar year, at least.
    "meetings_per_year": _COUNT,
    "gathering_days_per_year": _COUNT,
    "leader_meetings_per_year": _COUNT,
    "teaching_per_year": _COUNT,
    # What counts, and how long: months until evidence of a kind runs out; null where it never does.
    **{f"validity_{kind}_months": _or_never(_MONTHS) for kind in EVIDENCE_KINDS},
    "attested_by": _per_kind(some(one_of(*ATTESTERS))),  # evidence kind → who may vouch for it, any one of them
    "appointments_approved_by": one_of("leader", "area_leader", "coordinator"),  # when silent, the unit's leader
    "waivers_given_by": _mapping(an_id),  # evidence kind that frees from courses → who decides
    "reread_clinical_changes": flag,
    # The year of the network.
    "report_due": day_of_year,  # for the year before
    "reminder_days": some(whole(-365, 365)),  # before a due day; negative after it
    "targets_percent": _mapping(PERCENT),  # indicator → target
    "public_directory": flag,
    "group_term_years": whole(1, 20),  # how long members of groups are appointed
}


def _rule(value_reader: Reader) -> Reader:
    """A row of a plan: its `value`, and the `source` it comes from."""
    schema = {
        "value": Key(value_reader, required=True),
        "source": Key(text_value, required=True, default=""),
    }

    def read(node: Node, key: str, report: Report) -> Rule | None:
        if not isinstance(node.value, dict):
            report.error(node.line, "rule-without-source", key=key)
            return None
        values = read_keys(node, schema, report, at=node.line)
        return Rule(values["value"], values["source"], node.line)

    return read


PLAN: dict[str, Key] = {
    **COMMON,
    "network": Key(an_id, required=True, default=""),
    "valid_from": Key(day, required=True),
    "valid_to": Key(day),
    **{name: Key(_rule(reader)) for name, reader in PLAN_RULES.items()},
}
