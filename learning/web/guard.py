"""Which guard stands at each endpoint? An endpoint without one answers nobody.

The guard only says which question is asked; the access room answers it.
"""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, abort, current_app, request
from flask_login import current_user
from werkzeug.wrappers import Response

from learning.access import event_rights, permissions
from learning.access.asker import Asker
from learning.web import returning

View = TypeVar("View", bound=Callable[..., object])
CHECKS: dict[str, Callable[[Asker], None] | None] = {
    "public": None,
    "signed_in": None,
    "learner": permissions.check_can_learn,
    "team": permissions.check_can_see_team,
    "studio": permissions.check_can_edit_content,
    "network": permissions.check_can_see_network,
    "arrange": event_rights.check_can_arrange,
    "approve": permissions.check_can_approve,
    "lend": permissions.check_can_lend,
}


def guarded(name: str) -> Callable[[View], View]:
    """Mark a view with its guard: `@guarded("team")`."""
    if name not in CHECKS:
        raise ValueError(f"no guard called {name}")

    def mark(view: View) -> View:
        view.guard = name  # type: ignore[attr-defined]  # a mark on the function
        return view

    return mark


def of(view: Callable[..., object]) -> str | None:
    return getattr(view, "guard", None)


def init(app: Flask) -> None:
    app.view_functions["static"] = guarded("public")(app.view_functions["static"])
    app.before_request(_enforce)


def _enforce() -> Response | None:
    if request.endpoint is None:
        return None  # 404 or 405, answered by the error pages
    name = of(current_app.view_functions[request.endpoint])
    if name is None:
        abort(403)
    if name == "public":
        return None
    if not current_user.is_authenticated:
        return returning.to_log_in()
    check = CHECKS[name]
    if check is not None:
        check(current_user.asker)
    return None
