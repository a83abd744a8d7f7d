"""How do people get in, and what may anybody read?"""

from flask import Blueprint, Flask

from learning.web.entrance import logging_in, open_pages


def init(app: Flask) -> None:
    door = Blueprint("entrance", __name__)
    logging_in.routes(door)
    open_pages.routes(door)
    if not app.config["SETTINGS"].production:
        from learning.web.entrance import demo  # noqa: PLC0415 – in production the module is not even loaded

        demo.routes(door)
    app.register_blueprint(door)
