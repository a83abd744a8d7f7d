"""What may a browser do with our pages, and how long may it keep them?"""

from functools import lru_cache

from flask import Flask, Response, current_app, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf
from itsdangerous import URLSafeTimedSerializer

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
TWO_YEARS = 63_072_000


class OneSigner(SecureCookieSessionInterface):
    """Flask's own cookie, without making the signer anew for each request."""

    @lru_cache(maxsize=4)  # noqa: B019 – one of these lives as long as the application
    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        return super().get_signing_serializer(app)


def init(app: Flask) -> None:
    """Called after CSRFProtect, whose token for forms is signed once for each log-in instead of for each page."""
    app.session_interface = OneSigner()
    app.jinja_env.globals["csrf_token"] = form_token
    app.context_processor(lambda: {"csrf_token": form_token})
    app.after_request(_add_headers)


def form_token() -> str:
    known = session.get("csrf_token")
    return _signed(current_app.secret_key, known) if known else generate_csrf()


@lru_cache(maxsize=4096)
def _signed(_secret: str | bytes | None, _known: str) -> str:
    token: str = generate_csrf()
    return token


def _add_headers(response: Response) -> Response:
    response.headers.extend(HEADERS)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}; includeSubDomains"
    if request.endpoint != "static":
        kept = "no-store" if session else "no-cache"  # who is logged in, and a form token, live in the session
        response.headers.setdefault("Cache-Control", kept)
    return response
