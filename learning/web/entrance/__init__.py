"""How do people get in, and what may anybody read?"""

from flask import Blueprint, Flask

from learning.web.entrance import logging_in, open_pages


def init(app: Flask) -> None:
    door = Blueprint("entrance", __name__)
    logging_in.routes(door)
    open_pages.routes(door)
    if not app.config["SETTINGS"].production:
        from learning.web import gallery  # noqa: PLC0415 – in production these modules are not even loaded
        from learning.web.entrance import demo  # noqa: PLC0415

        demo.routes(door)
        gallery.routes(door)
    app.register_blueprint(door)
