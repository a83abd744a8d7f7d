"""What does a leader with ten minutes need? The team at a glance, one person's gaps, and a way to vouch for what was seen."""

from flask import Blueprint, Flask

from learning.web.leader import attesting, confirming, teams


def init(app: Flask) -> None:
    door = Blueprint("leader", __name__)
    for part in (teams, attesting, confirming):
        part.routes(door)
    app.register_blueprint(door)
