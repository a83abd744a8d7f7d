"""What does somebody see who joins by a code, with or without an account?"""

from flask import Blueprint, Flask


def init(app: Flask) -> None:
    door = Blueprint("guest", __name__)
    app.register_blueprint(door)
