"""What may a browser do with our pages, and how long may it keep them? Asked of every page there is."""

import pytest
from flask import Flask

from learning.web.guard import guarded
from tests import world
from tests.browsing import Browser, Page
from tests.house.addresses import furnish, pages

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OPEN = {
    "entrance.gallery",
    "entrance.accessibility",
    "entrance.glossary",
    "entrance.guide",
    "entrance.guides",
    "entrance.health",
    "entrance.log_in",
    "entrance.privacy",
    "entrance.service_worker",
    "events.feed",
    "guest.enter_code",
    "guest.join",
    "static",
}
NURSES = {
    "appointment.offer",
    "appointment.show",
    "ethics.booklet",
    "ethics.commit",
    "ethics.commitments",
    "ethics.debrief",
    "ethics.end_group",
    "ethics.group",
    "ethics.group_now",
    "ethics.group_roles",
    "ethics.reflection",
    "ethics.reflection_paper",
    "ethics.reflection_text",
    "ethics.reflections",
    "ethics.shared",
    "ethics.sharing",
    "ethics.simulation",
    "ethics.simulations",
    "ethics.start_group",
    "ethics.walk",
    "events.calendar",
    "events.check_in",
    "events.enter_check_in",
    "events.evaluate",
    "events.event",
    "events.event_file",
    "events.subscribe",
    "nurse.competence",
    "nurse.course",
    "nurse.courses",
    "nurse.document",
    "nurse.documents",
    "nurse.home",
    "nurse.look_ups",
    "nurse.module",
    "nurse.module_page",
    "nurse.my_notes",
    "nurse.one_competence",
    "nurse.profile",
    "nurse.requirement",
    "nurse.result",
    "nurse.search",
    "nurse.whole_module",
}
LEADERS = {
    "appointment.propose",
    "appointment.stand_ins",
    "events.asked",
    "leader.team",
    "leader.person",
    "leader.one_competence",
    "leader.requirement",
    "guest.group",
    "guest.now",
}
COORDINATORS = {
    "appointment.waiting",
    "coordinator.coverage",
    "coordinator.hindrances",
    "coordinator.try_plan",
    "events.arrange",
    "events.call_off",
    "events.check_in_screen",
    "events.edit_event",
    "events.evaluation",
    "events.manage",
    "events.new_event",
}
EDUCATORS = {
    "educator.choices",
    "educator.ways",
    "educator.documents",
    "educator.download",
    "educator.fetch",
    "educator.history",
    "educator.publish",
    "educator.revision",
    "educator.upload",
    "educator.withdraw",
    "educator.write",
}
HATS = [
    pytest.param(None, OPEN, id="anonymous"),
    pytest.param(world.NURSE, OPEN - {"entrance.log_in"} | NURSES, id="nurse"),
    pytest.param(world.LEADER, LEADERS, id="leader"),
    pytest.param(world.EDUCATOR, EDUCATORS, id="educator"),
    pytest.param(world.COORDINATOR, COORDINATORS, id="coordinator"),
]
# Files, with nothing of a person in them.
THE_SAME_FOR_ALL = {"static", "entrance.service_worker", "entrance.media", "ethics.booklet"}


def visited(app: Flask, someone: world.Someone | None) -> dict[str, Page]:
    furnish(app)
    browser = Browser(app, someone)
    found = {endpoint: browser.get(address, follow=False) for endpoint, address in pages(app).items()}
    for page in found.values():
        page.response.close()  # a file is sent as a file
    return found


def policy_of(page: Page) -> dict[str, str]:
    found = page.response.headers.getlist("Content-Security-Policy")
    assert len(found) == 1, f"{page.path} has {len(found)} policies"
    return dict(part.strip().split(" ", 1) for part in found[0].split(";"))


@pytest.mark.parametrize(("someone", "expected"), HATS)
def test_the_pages_that_ought_to_open_do(app: Flask, someone: world.Someone | None, expected: set[str]) -> None:
    opened = {endpoint for endpoint, page in visited(app, someone).items() if page.status == 200}
    assert expected <= opened
    if someone in (None, world.NURSE):
        assert opened == expected


def test_somebody_opens_each_page_there_is(app: Flask) -> None:
    opened = set().union(*(hat.values[1] for hat in HATS))
    # redirects (nothing is changed since she read it), and pictures the small world has none of
    never_a_page = {"entrance.front", "nurse.changes", "entrance.media"}
    assert set(pages(app)) - opened == never_a_page


@pytest.mark.parametrize("someone", [None, world.NURSE], ids=["anonymous", "nurse"])
def test_every_answer_carries_the_policy_and_the_other_headers(app: Flask, someone: world.Someone | None) -> None:
    for endpoint, page in visited(app, someone).items():
        if endpoint != "static":
            assert policy_of(page) == POLICY, page.path
            assert {name: page.response.headers.get(name) for name in OTHERS} == OTHERS, page.path


@pytest.mark.parametrize("someone", [world.NURSE, world.LEADER, world.EDUCATOR], ids=["nurse", "leader", "educator"])
def test_nothing_a_logged_in_person_sees_is_kept_by_the_browser(app: Flask, someone: world.Someone) -> None:
    for endpoint, page in visited(app, someone).items():
        if endpoint not in THE_SAME_FOR_ALL:
            assert page.response.headers["Cache-Control"] == "no-store", page.path


def test_our_own_files_are_sent_as_what_they_are_and_to_us_alone(app: Flask) -> None:
    with app.test_client().get("/static/base.css") as response:
        assert response.status_code == 200
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_page_with_a_form_token_is_not_kept_by_the_browser_either(app: Flask) -> None:
    page = Browser(app).get("/logg-inn")
    assert "Set-Cookie" in page.response.headers
    assert page.response.headers["Cache-Control"] == "no-store"


def test_the_answer_to_a_deed_is_not_kept_by_the_browser(app: Flask) -> None:
    page = Browser(app, world.NURSE).post("/laer/prove/kartlegging/begynn", follow=False)
    assert page.status == 303
    assert page.response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/finnes-ikke", "/team", "/verksted", "/team/noen/attester"])
def test_an_error_page_carries_the_headers_too(app: Flask, path: str) -> None:
    page = Browser(app, world.NURSE).get(path)
    assert page.status in {403, 404, 405}
    assert policy_of(page) == POLICY
    assert page.response.headers["Cache-Control"] == "no-store"


def test_a_broken_page_carries_the_headers_too(app: Flask) -> None:
    def broken() -> str:
        raise RuntimeError("on purpose")

    app.add_url_rule("/broken", "broken", guarded("public")(broken))
    page = Browser(app, world.NURSE).get("/broken")
    assert page.status == 500
    assert "on purpose" not in page.html
    assert policy_of(page) == POLICY


def test_encryption_is_demanded_for_two_years_once_it_is_there(app: Flask) -> None:
    secure = app.test_client().get("/logg-inn", base_url="https://ressursnett.example")
    plain = app.test_client().get("/logg-inn", base_url="http://ressursnett.example")
    assert secure.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert "Strict-Transport-Security" not in plain.headers


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(app: Flask) -> None:
    cookie = Browser(app).get("/logg-inn").response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_in_production_the_cookie_travels_encrypted_and_belongs_to_this_host_alone(engine) -> None:  # type: ignore[no-untyped-def]
    with engine.fresh_app(environment="production") as app:
        cookie = app.test_client().get("/logg-inn", base_url="https://ressursnett.example").headers["Set-Cookie"]
    assert cookie.startswith("__Host-ressursnett=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
