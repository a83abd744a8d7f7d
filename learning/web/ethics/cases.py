"""Which case does somebody write about, in the revision she met it in?"""

from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from learning.actions.refusing import NotFound
from learning.courses.simulation_nouns import Part, Simulation
from learning.courses.simulations.rendering import render_part
from learning.courses.walking import State
from learning.records.database import db
from learning.records.queries import ethics_notes, group_runs
from learning.translations.catalogue import language
from learning.web import places
from learning.web.viewer import library, shelf


@dataclass(frozen=True)
class Case:
    """`taken` is the road she went last: it decides what there is to reflect on."""

    simulation: Simulation
    revision_id: int
    taken: tuple[str, ...]

    @property
    def name(self) -> str:
        return name_of(self.simulation.slug)


def slug_of(name: str) -> str:
    return f"simulations/{name}"


def name_of(slug: str) -> str:
    return slug.rpartition("/")[2]


def case(person_id: str, name: str, revision_id: int | None = None) -> Case:
    """As it was when she wrote (`revision_id`) or walked, else as it is published now."""
    slug = slug_of(name)
    walk = ethics_notes.last_walk(db.session(), person_id, slug)
    taken = tuple(walk.path.split()) if walk else ()
    pinned = revision_id or (walk.revision_id if walk else None)
    if pinned is not None:
        return Case(shelf().simulation(db.session(), library(), pinned), pinned, taken)
    simulation = library().simulation(slug, language())
    current = library().published(simulation.slug, simulation.language) if simulation else None
    if simulation is None or current is None:
        raise NotFound("no_such_simulation")
    return Case(simulation, current.revision_id, taken)


def group_url(person_id: str, name: str) -> str:
    """Where the others wait who go through the case with her now; empty when nobody does."""
    joined = group_runs.joined_by(db.session(), person_id)
    return next((url_for("guest.group", code=one.code) for one in joined if one.simulation == slug_of(name)), "")


def told(about: Case, part: Part | None) -> Markup:
    """What the case says to everybody in this chapter, after the road that was taken."""
    if part is None:
        return Markup()
    html = render_part(about.simulation, part, State("", about.taken), addresses=places.address).html
    return Markup(html)  # noqa: S704 – from the one renderer
