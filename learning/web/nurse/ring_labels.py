"""Which words go with the ring of level B?"""

from flask import request, url_for
from markupsafe import Markup

from learning.actions.standings import Picture
from learning.courses.memory import Memory
from learning.courses.nouns import Framework
from learning.translations.catalogue import gettext as _
from learning.web import drawings


def ring_of(picture: Picture, tappable: bool = True) -> Markup:
    """The ring of one person. Each petal leads to its competence; the list beside it does so for the keyboard."""
    framework = picture.ground.framework
    stands = picture.standing
    total = len(stands.framework.competences)
    links = _links(framework) if framework and tappable else ()
    label = _("%(done)s av %(total)s kompetanser på nivå B er oppfylt", done=len(stands.complete), total=total)
    return drawings.ring(
        stands.state_key, label=label, centre=(str(len(stands.complete)), _("av %(total)s", total=total)), links=links
    )


_remembered: Memory[tuple[str, str], tuple[tuple[str, str], ...]] = Memory(most=50)


def _links(framework: Framework) -> tuple[tuple[str, str], ...]:
    """Where each petal leads, and its name: worked out once for each framework."""

    def work_out() -> tuple[tuple[str, str], ...]:
        return tuple((url_for("nurse.one_competence", competence=one.id), one.name) for one in framework.competences)

    return _remembered.get((request.script_root, framework.digest), work_out)
