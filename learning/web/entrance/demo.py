"""How does somebody try the product as one of the fictional people? Not built at all in production."""

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from learning.actions import demo
from learning.records.database import begin_writing, db
from learning.records.queries.demo import is_demo_person
from learning.web.entrance.logging_in import enter
from learning.web.guard import guarded
from learning.web.saving import own_transaction


def routes(door: Blueprint) -> None:
    door.add_url_rule("/demo/<person_id>", "demo_log_in", demo_log_in, methods=["POST"])


@guarded("public")
@own_transaction
def demo_log_in(person_id: str) -> Response:
    begin_writing(db.session())
    if not demo.is_loaded(db.session()) or not is_demo_person(db.session(), person_id):
        abort(404)
    return enter(person_id)
