"""What does somebody see who joins by a code, with or without an account?"""

from flask import Blueprint, Flask

from learning.web.guest import joining, observing, scenes, taking_part


def init(app: Flask) -> None:
    scenes.init(app)
    door = Blueprint("guest", __name__)
    joining.routes(door)
    taking_part.routes(door)
    observing.routes(door)
    app.register_blueprint(door)
