"""What does everybody who learns here need? Home, courses, own competence, own data. Leaders learn through this door too."""

from flask import Blueprint, Flask

from learning.web.nurse import answering, home, modules, my_competence, my_data, rereading, writing


def init(app: Flask) -> None:
    door = Blueprint("nurse", __name__)
    for part in (home, modules, answering, my_competence, my_data, rereading, writing):
        part.routes(door)
    app.register_blueprint(door)
