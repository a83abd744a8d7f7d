"""How does somebody train ethics reflection: alone, as facilitator of a group, and back at work?"""

from flask import Blueprint, Flask


def init(app: Flask) -> None:
    door = Blueprint("ethics", __name__)
    app.register_blueprint(door)
