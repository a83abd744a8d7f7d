"""How is the application put together? One named call after the other; the order is the order of a request."""

import os
from datetime import timedelta

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from learning import cli, web
from learning.config import ROOT, Settings, from_environment_or_stop
from learning.records.database import db, engine_options
from learning.records.tables import metadata
from learning.web.clock import Clock

LARGEST_REQUEST = 1_000_000


def create_app(settings: Settings | None = None, clock: Clock | None = None) -> Flask:
    """The whole application. Tests give their own settings and clock."""
    settings = settings or from_environment_or_stop()
    app = Flask("learning", root_path=str(ROOT), template_folder="templates", static_folder="static")
    _configure(app, settings)
    db.init_app(app)
    _migrations(app)
    web.init(app, clock)
    cli.init(app)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.database_url),
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        SESSION_COOKIE_NAME="__Host-ressursnett" if settings.production else "ressursnett",
        SESSION_COOKIE_SECURE=settings.production,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=1),
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=True,
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(days=365),
    )
    assert metadata.tables  # noqa: S101 – importing the tables is what makes them known to migrations
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # Flask's own documented way
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )


def _migrations(app: Flask) -> None:
    """For commands and tests. A server never migrates, and Alembic would cost it eight megabytes."""
    if os.environ.get("SERVER_SOFTWARE", "").startswith("gunicorn"):
        return
    from flask_migrate import Migrate  # noqa: PLC0415 – see above

    Migrate(app, db, directory=str(ROOT / "migrations"), render_as_batch=True, compare_type=True)
