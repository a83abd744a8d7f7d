"""What does a network leader see? Where there is a resource person, and where there is none."""

from flask import Blueprint, Flask

from learning.web.coordinator import covering

door = Blueprint("coordinator", __name__)


def init(app: Flask) -> None:
    covering.routes(door)
    app.register_blueprint(door)
