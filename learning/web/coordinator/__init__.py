"""What does a network leader see? Where there is a resource person, and where there is none."""

from flask import Blueprint, Flask

from learning.web.coordinator import covering, hindrances, trying


def init(app: Flask) -> None:
    door = Blueprint("coordinator", __name__)
    covering.routes(door)
    hindrances.routes(door)
    trying.routes(door)
    app.register_blueprint(door)
