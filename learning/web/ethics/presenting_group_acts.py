"""What can the facilitator do now: at most three things, what is next first, and everything else behind «Mer»?"""

from dataclasses import dataclass

from flask import url_for

from learning.actions.group_runs import MINUTES
from learning.records.queries.group_runs import GroupFacts
from learning.translations.catalogue import gettext as _
from learning.web.ethics import phrases_of_groups as phrases


@dataclass(frozen=True)
class Act:
    """A button. `deed` is the last part of its address; `phase` goes with it; `url` instead of both is a link."""

    id: str
    label: str
    deed: str = ""
    phase: str = ""
    url: str = ""
    form: str = ""


def acts(group: GroupFacts, situation: str) -> tuple[Act, ...]:
    """At most three; the first is what is next."""
    freeze = Act("frys", _("Frys scenen"), "frys")
    extend = Act("tid", _("Fem minutter til"), "tid")
    roles = Act("roller", _("Gi roller og rollekort"), url=url_for("ethics.group_roles", group_id=group.id))
    return {
        "lobby": (_on("brief", _("Begynn økta")), roles),
        "brief": (_on("scenes", _("Start første scene")), roles, extend),
        "reading": (Act("stem", _("Åpne avstemningen"), "stem"), freeze),
        "voting": (Act("lukk", _("Lukk og vis stemmene"), "lukk"), freeze),
        "closed": (
            Act("velg", _("Gå denne veien"), form="velg-vei"),
            Act("stem", _("Stem på nytt"), "stem"),
            freeze,
        ),
        "frozen": (Act("fortsett", _("Fortsett scenen"), "fortsett"),),
        "over": (_on("observers", _("Gå til observatørene")), extend),
        "observers": (_on("debrief", _("Start samtalen etterpå")), extend),
        "debrief": (_on("note", _("Gå til notatet")), extend),
        "note": (_on("practice", _("Gå til «%(part)s»", part=phrases.phase("practice"))), extend),
        "practice": (_end(group), extend),
    }[situation]


def _on(phase: str, label: str) -> Act:
    return Act("videre", label, "fase", phase)


def _end(group: GroupFacts) -> Act:
    return Act("slutt", _("Avslutt økta"), url=url_for("ethics.end_group", group_id=group.id))


def more(group: GroupFacts, situation: str) -> tuple[Act, ...]:
    """Everything else."""
    shown = {one.id for one in acts(group, situation)}
    found = [
        Act("tid", _("Fem minutter til"), "tid"),
        Act("roller", _("Roller og rollekort"), url=url_for("ethics.group_roles", group_id=group.id)),
        *(
            Act(f"til-{name}", _("Gå til «%(part)s»", part=phrases.phase(name)), "fase", name)
            for name in MINUTES
            if name != group.phase
        ),
        _end(group),
    ]
    early = {"tid"} if group.phase == "lobby" else set()
    return tuple(one for one in found if one.id not in shown | early)
