"""What does everybody who learns here need? Home, courses, the library, own competence, own data. Leaders learn through this door too."""

from flask import Blueprint, Flask

from learning.web.nurse import (
    answering,
    bookshelf,
    deadlines,
    home,
    modules,
    my_competence,
    my_data,
    printing,
    rereading,
    searching,
    writing,
)


def init(app: Flask) -> None:
    door = Blueprint("nurse", __name__)
    learning = (home, modules, printing, bookshelf, searching, answering, rereading, writing)
    for part in (*learning, my_competence, deadlines, my_data):
        part.routes(door)
    app.register_blueprint(door)
