"""Where are the style sheet, the script and the font, and how do they reach the browser?

WhiteNoise sends the bundle with its compressed twins, kept for ever (the names carry a digest). Without the bundle the
pages fall back on one small hand-written style sheet.
"""

import json
from pathlib import Path

from flask import Flask
from flask_compress import Compress
from whitenoise import WhiteNoise

from learning.config import ROOT

DIST = ROOT / "static" / "dist"


def init(app: Flask) -> None:
    names = _names(DIST / "meta.json")
    app.extensions["assets"] = names
    app.jinja_env.globals["asset"] = lambda name: asset(names, name)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]  # WhiteNoise's own documented way
        app.wsgi_app,
        root=str(ROOT / "static"),
        prefix="/static/",
        max_age=3600,
        immutable_file_test=_is_immutable,
        add_headers_function=_headers,
    )
    app.config.update(
        COMPRESS_ALGORITHM=["zstd", "gzip"],
        COMPRESS_LEVEL=1,  # a team of thirty is 0.5 kB larger than at level 3, and cheaper to send
        COMPRESS_MIN_SIZE=1400,
        COMPRESS_STREAMS=False,
        COMPRESS_EVALUATE_CONDITIONAL_REQUEST=False,  # our pages carry no ETag
    )
    Compress(app)


def asset(names: dict[str, str], name: str) -> str | None:
    """The address of a built file; for a style sheet that is not built, the fallback; else None."""
    if name in names:
        return f"/static/dist/{names[name]}"
    return "/static/base.css" if name == "app.css" else None


def _names(meta: Path) -> dict[str, str]:
    if not meta.exists():
        return {}
    names: dict[str, str] = json.loads(meta.read_text(encoding="utf-8"))
    return names


def _is_immutable(_path: str, url: str) -> bool:
    return "/dist/" in url


def _headers(headers: dict[str, str], _path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if url.endswith("/sw.js"):
        headers["Service-Worker-Allowed"] = "/"
        headers["Cache-Control"] = "no-cache"
