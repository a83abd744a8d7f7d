"""How does somebody train ethics reflection: alone, as facilitator of a group, and back at work?"""

from types import ModuleType

from flask import Blueprint, Flask

from learning.web.ethics import (
    debriefing,
    front,
    gathering,
    leading,
    paper,
    practising,
    reflecting,
    sharing,
    taking_home,
    walking,
)

PARTS: tuple[ModuleType, ...] = (
    debriefing,
    front,
    gathering,
    leading,
    paper,
    practising,
    reflecting,
    sharing,
    taking_home,
    walking,
)  # each adds its routes with `routes(door)`


def init(app: Flask) -> None:
    door = Blueprint("ethics", __name__)
    for part in PARTS:
        part.routes(door)
    app.register_blueprint(door)
