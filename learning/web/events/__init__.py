"""What takes place in the network: who sees it, signs up, comes, and says what they thought; and who arranges it?"""

from types import ModuleType

from flask import Blueprint, Flask

from learning.web.events import (
    arranging,
    checking_in,
    deciding,
    evaluating,
    feeds,
    participants,
    signing_up,
    watching,
)

PARTS: tuple[ModuleType, ...] = (
    arranging,
    checking_in,
    deciding,
    evaluating,
    feeds,
    participants,
    signing_up,
    watching,
)  # each adds its routes with `routes(door)`


def init(app: Flask) -> None:
    door = Blueprint("events", __name__)
    for part in PARTS:
        part.routes(door)
    app.register_blueprint(door)
