"""Does a guard stand at every endpoint, the one that was decided on, and does it refuse?"""

from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import IntegerConverter, Rule

from learning.app import create_app
from learning.web import guard
from tests import world
from tests.browsing import Browser
from tests.engines import settings
from tests.house.addresses import furnish, methods, pages

LISTED = Path(__file__).with_name("endpoints.txt")
UPDATE = """
The endpoints differ from tests/house/endpoints.txt. If that is what you meant, and the guard is right, write it anew:

    .venv/bin/python -m tests.house.test_endpoints
"""
REFUSED = {403, 404}  # a team that is not yours is answered as if it did not exist


def lines(app: Flask) -> list[str]:
    return sorted(
        f"{rule.endpoint:<24} {','.join(methods(rule)):<9} {rule.rule:<48} {guard.of(app.view_functions[rule.endpoint])}"
        for rule in app.url_map.iter_rules()
    )


def address(app: Flask, rule: Rule) -> str:
    """Somewhere the rule answers; what it names need not exist, the guard comes first."""
    values = {
        name: 1 if isinstance(converter, IntegerConverter) else "prove" for name, converter in rule._converters.items()
    }
    with app.test_request_context():
        return app.url_map.bind("localhost").build(rule.endpoint, values, methods(rule)[0])


def guarded_rules(app: Flask) -> list[tuple[Rule, str]]:
    found = [(rule, guard.of(app.view_functions[rule.endpoint])) for rule in app.url_map.iter_rules()]
    return [(rule, name) for rule, name in found if name is not None and name != "public"]


def send(browser: Browser, app: Flask, rule: Rule) -> list[int]:
    """The answers to every method of a rule, redirects not followed."""
    where = address(app, rule)
    verbs = {"GET": browser.get, "POST": browser.post}
    return [verbs[method](where, follow=False).status for method in methods(rule)]


def test_every_endpoint_is_listed_with_its_guard() -> None:
    found = lines(create_app(settings("sqlite://")))
    listed = LISTED.read_text(encoding="utf-8").splitlines()
    assert found == listed, UPDATE + "\n".join(
        [f"  - {line}" for line in listed if line not in found]
        + [f"  + {line}" for line in found if line not in listed]
    )


def test_production_has_the_same_endpoints_without_those_for_trying_things_out() -> None:
    here = lines(create_app(settings("sqlite://")))
    there = lines(create_app(settings("sqlite://", environment="production")))
    assert {line.split()[0] for line in here if line not in there} == {"entrance.demo_log_in", "entrance.gallery"}
    assert not [line for line in there if line not in here]


def test_a_guard_must_be_one_that_exists() -> None:
    with pytest.raises(ValueError, match="no guard called tema"):
        guard.guarded("tema")


def test_an_endpoint_without_a_guard_answers_nobody(app: Flask) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "told to anybody")
    for someone in (None, world.NURSE, world.COORDINATOR):
        page = Browser(app, someone).get("/forgotten")
        assert page.status == 403
        assert "told to anybody" not in page.html


def test_whoever_is_not_logged_in_is_sent_to_the_door_by_every_guarded_endpoint(app: Flask) -> None:
    browser = Browser(app)
    rules = guarded_rules(app)
    assert len(rules) > 30
    for rule, _name in rules:
        for method in methods(rule):
            page = {"GET": browser.get, "POST": browser.post}[method](address(app, rule), follow=False)
            assert page.status == 303, f"{method} {rule} answered {page.status} to a stranger"
            assert page.response.headers["Location"].startswith("/logg-inn"), rule


def test_whoever_has_no_role_is_refused_by_every_endpoint_that_asks_for_one(app: Flask) -> None:
    browser = Browser(app, world.NOBODY)
    rules = [rule for rule, name in guarded_rules(app) if name != "signed_in"]
    assert len(rules) > 14
    for rule in rules:
        assert set(send(browser, app, rule)) <= REFUSED, rule


@pytest.mark.parametrize(
    ("someone", "own"),
    [
        pytest.param(world.NURSE, {"learner"}, id="nurse"),
        pytest.param(world.LEADER, {"learner", "team", "lend"}, id="leader"),
        pytest.param(world.EDUCATOR, {"learner", "studio"}, id="educator"),
        pytest.param(world.COORDINATOR, {"learner", "network", "arrange", "approve", "lend"}, id="coordinator"),
    ],
)
def test_a_hat_opens_its_own_doors_and_no_other(app: Flask, someone: world.Someone, own: set[str]) -> None:
    furnish(app)
    browser, where = Browser(app, someone), pages(app)
    for rule, name in guarded_rules(app):
        if rule.endpoint in where and name != "signed_in":
            status = browser.get(where[rule.endpoint], follow=False).status
            assert status in ({200} if name in own else REFUSED), f"{rule} ({name}) answered {status} to {someone.name}"


if __name__ == "__main__":
    LISTED.write_text("\n".join([*lines(create_app(settings("sqlite://"))), ""]), encoding="utf-8")
