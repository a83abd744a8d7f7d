"""What would a changed plan mean for the people in my network, before it counts?"""

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from learning.access.roles import Role
from learning.actions import trying_plans
from learning.actions.drafting import LONGEST_TEXT
from learning.actions.refusing import Refused
from learning.courses.nouns import Plan
from learning.records.database import db
from learning.records.queries import library as texts
from learning.records.queries.library import RevisionFacts
from learning.records.queries.team import network_slugs
from learning.translations import problem_words, refused_words
from learning.web import clock
from learning.web.coordinator import presenting_trial
from learning.web.guard import guarded
from learning.web.respond import page
from learning.web.saving import own_transaction
from learning.web.viewer import library, me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/nettverk/prov-plan", "try_plan", try_plan)
    door.add_url_rule("/nettverk/prov-plan", "try_plan_now", try_plan_now, methods=["POST"])


def _mine() -> tuple[Plan, RevisionFacts, list[Plan]]:
    """The plan of the network she has chosen, or of her first, and all of hers."""
    slugs = network_slugs(db.session(), me().asker.scopes(Role.COORDINATOR, "network"))
    plans = [plan for slug in slugs if (plan := library().plan(slug))]
    wanted = request.values.get("nettverk", "")
    chosen = next((plan for plan in plans if plan.network == wanted), plans[0] if plans and not wanted else None)
    current = texts.current(db.session(), chosen.slug, chosen.language) if chosen else None
    if chosen is None or current is None:
        abort(404)
    return chosen, current, plans


@guarded("network")
def try_plan() -> Response:
    plan, current, plans = _mine()
    return page("coordinator/try_plan.html", plan=plan, plans=plans, text=current.text, problems=(), view=None)


@guarded("network")
@own_transaction
def try_plan_now() -> Response:
    """Nothing is written, so nothing waits for the one who writes."""
    plan, current, plans = _mine()
    text = request.form.get("text", "").replace("\r\n", "\n")
    found = _wrong(current, text)
    tried = trying_plans.read_plan(current, text) if not found else None
    if tried is None and not found:
        found = [(1, refused_words.words(Refused("another_networks_plan")))]
    view = None
    if tried is not None:
        trial = trying_plans.compare(db.session(), now=plan, tried=tried, library=library(), today=clock.today())
        view = presenting_trial.told(trial, plan, tried, library(), me().locale)
    return page(
        "coordinator/try_plan.html",
        422 if found else 200,
        plan=plan,
        plans=plans,
        text=text,
        problems=[(current.path, line, words) for line, words in found],
        view=view,
    )


def _wrong(current: RevisionFacts, text: str) -> list[tuple[int, str]]:
    """Each mistake by its line, in words."""
    if len(text) > LONGEST_TEXT:
        return [(1, refused_words.words(Refused("text_long", most=LONGEST_TEXT)))]
    return [(one.line, problem_words.words(one)) for one in trying_plans.problems(library(), current, text)]
