"""Which words go with the ring of level B?"""

from flask import url_for
from markupsafe import Markup

from learning.actions.standings import Picture
from learning.translations.catalogue import gettext as _
from learning.web import drawings


def ring_of(picture: Picture, tappable: bool = True) -> Markup:
    """The ring of one person. Each petal leads to its competence; the list beside it does so for the keyboard."""
    framework = picture.ground.framework
    stands = picture.standing
    total = len(stands.framework.competences)
    links = (
        tuple((url_for("nurse.one_competence", competence=one.id), one.name) for one in framework.competences)
        if framework and tappable
        else ()
    )
    label = _("%(done)s av %(total)s kompetanser på nivå B er oppfylt", done=len(stands.complete), total=total)
    return drawings.ring(
        stands.state_key, label=label, centre=(str(len(stands.complete)), _("av %(total)s", total=total)), links=links
    )
