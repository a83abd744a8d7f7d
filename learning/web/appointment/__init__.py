"""What is there to an appointment? The one page where she who has it, her leader and the network's leaders meet."""

from flask import Blueprint, Flask

from learning.web.appointment import lending, proposing, showing, waiting


def init(app: Flask) -> None:
    door = Blueprint("appointment", __name__)
    for part in (showing, proposing, lending, waiting):
        part.routes(door)
    app.register_blueprint(door)
