"""How do educators write, check and publish? The studio."""

from flask import Blueprint, Flask

from learning.web.educator import bundling, documents, fetching, publishing, ways, withdrawing, writing


def init(app: Flask) -> None:
    door = Blueprint("educator", __name__, url_prefix="/verksted")
    for part in (documents, writing, ways, fetching, publishing, withdrawing, bundling):
        part.routes(door)
    app.register_blueprint(door)
