"""Where in the small world does each page answer? For tests that visit all of them."""

from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from learning.actions import calendar_feeds, checking_in
from learning.records.database import db
from learning.records.group_runs import GroupRun
from learning.records.queries import events as event_rows
from tests import world
from tests.browsing import Browser
from tests.engines import SECRET
from tests.web import happening

QUIET = {"HEAD", "OPTIONS"}
MODULE = "/laer/prove/kartlegging"
COMPETENCE = "systematisk-symptomkartlegging"
SLUG = "courses/prove/kartlegging"
ARGUMENTS = {
    "entrance.guide": {"name": "sykepleier"},
    "entrance.gallery": {"screen": "page"},
    "entrance.media": {"name": "intet.png"},  # the test content has no pictures: answers 404
    "ethics.booklet": {"name": "ikke-si-det"},
    "ethics.debrief": {"run_id": 1},
    "ethics.commit": {"name": "ikke-si-det"},
    "ethics.end_group": {"group_id": 1},
    "ethics.group": {"group_id": 1},
    "ethics.group_now": {"group_id": 1},
    "ethics.group_roles": {"group_id": 1},
    "ethics.start_group": {"name": "ikke-si-det"},
    "ethics.reflection": {"name": "ikke-si-det"},
    "ethics.reflection_paper": {"name": "ikke-si-det"},
    "ethics.reflection_text": {"name": "ikke-si-det"},
    "ethics.shared": {"note_id": 2},
    "ethics.sharing": {"name": "ikke-si-det"},
    "ethics.simulation": {"name": "ikke-si-det"},
    "ethics.walk": {"run_id": 1},
    "events.call_off": {"event_id": 2},
    "events.check_in": {"token": "Oppmote"},
    "events.check_in_screen": {"event_id": 1},
    "events.edit_event": {"event_id": 1},
    "events.evaluate": {"event_id": 1},
    "events.evaluation": {"event_id": 1},
    "events.event": {"event_id": 1},
    "events.event_file": {"event_id": 1},
    "events.feed": {"token": "Abonnement"},
    "events.manage": {"event_id": 1},
    "guest.group": {"code": "Kode"},
    "guest.join": {"code": "Kode"},
    "guest.now": {"code": "Kode"},
    "static": {"filename": "favicon.svg"},
    "nurse.course": {"course": "prove"},
    "nurse.document": {"name": "ti-minutter-lytt"},
    "nurse.whole_module": {"course": "prove", "module": "kartlegging"},
    "nurse.module": {"course": "prove", "module": "kartlegging"},
    "nurse.module_page": {"course": "prove", "module": "kartlegging", "page": "hvorfor"},
    "nurse.changes": {"course": "prove", "module": "kartlegging"},
    "nurse.result": {"course": "prove", "module": "kartlegging"},
    "nurse.one_competence": {"competence": COMPETENCE},
    "appointment.show": {"appointment_id": 1},
    "leader.person": {"person_id": "Ida"},
    "nurse.requirement": {"what": "course/courses/prove"},
    "leader.requirement": {"person_id": "Ida", "what": "teaching"},
    "leader.one_competence": {"person_id": "Ida", "competence": COMPETENCE},
    "educator.write": {"slug": SLUG},
    "educator.download": {"course": "prove"},
    "educator.fetch": {"slug": SLUG},
    "educator.history": {"slug": SLUG},
    "educator.withdraw": {"slug": SLUG},
    "educator.publish": {"slug": SLUG},
    "educator.ways": {"slug": "simulations/ikke-si-det"},
    "educator.choices": {"slug": "simulations/ikke-si-det"},
    "educator.revision": {"revision_id": 1},
}


def methods(rule: Rule) -> list[str]:
    return sorted((rule.methods or set()) - QUIET)


def pages(app: Flask) -> dict[str, str]:
    """Every endpoint that can be opened, with an address where it has something to show."""
    with app.app_context():
        known = {"Ida": world.id_of(world.NURSE), "Kode": _code(), **_keys()}
    found = {}
    for rule in app.url_map.iter_rules():
        if "GET" in methods(rule):
            values = {name: known.get(value, value) for name, value in ARGUMENTS.get(rule.endpoint, {}).items()}
            found[rule.endpoint] = app.url_map.bind("localhost").build(rule.endpoint, values, "GET")
    return found


def _code() -> str:
    """Of the group the nurse leads; nobody's before there is one."""
    return db.session.execute(select(GroupRun.code)).scalars().first() or "XXXXXX"


def _keys() -> dict[str, str]:
    """Of the event that goes on and of the nurse's calendar; nobody's before there are any."""
    event = event_rows.one(db.session(), 1)
    feed = next(iter(calendar_feeds.of_person(db.session(), world.id_of(world.NURSE))), None)
    return {
        "Oppmote": checking_in.token(SECRET, event) if event else "1-x",
        "Abonnement": calendar_feeds.token(SECRET, feed) if feed else "x",
    }


def furnish(app: Flask) -> None:
    """The nurse takes the module to the end and begins it anew, and walks through a simulation; she and a colleague reflect.

    The educator begins a draft.
    """
    nurse = Browser(app, world.NURSE)
    nurse.post(f"{MODULE}/begynn")
    nurse.post("/laer/forsok/1/svar/skala", {"option": "1"})
    nurse.post("/laer/forsok/1/svar/da", {"option": "0"})
    nurse.post("/laer/forsok/1/ferdig")
    nurse.post(f"{MODULE}/begynn")
    nurse.post("/etikk/ikke-si-det/begynn")
    for path, choice in (("", "B1.b"), ("B1.b", "B2.a"), ("B1.b B2.a", "B3.a")):
        nurse.post("/etikk/gang/1/velg", {"path": path, "choice": choice})
    _reflect(app, nurse)
    _gather(app, nurse)
    _meet(app, nurse)
    studio = Browser(app, world.EDUCATOR).get(f"/verksted/dokument/{SLUG}")
    studio.submit(
        "/verksted/lagre/", text=studio.form("/verksted/lagre/").findtext(".//textarea") + "\nEn setning til.\n"
    )


def _gather(app: Flask, nurse: Browser) -> None:
    """She leads a group, and the leader has joined it."""
    nurse.post("/etikk/ikke-si-det/gruppe")
    with app.app_context():
        code = _code()
    Browser(app, world.LEADER).post(f"/bli-med/{code}", {"role": "participant"})


def _meet(app: Flask, nurse: Browser) -> None:
    """A meeting that goes on, with a form to evaluate it by, where she is; one to come; and a calendar that follows them."""
    with app.app_context():
        happening.publish_form(app)
    arranger = Browser(app, world.COORDINATOR)
    happening.make(arranger, happening.now(app), title="Nettverksmøte om smerte")
    happening.make(arranger, happening.later(app), title="Fagdag", kind="subject_day", asks_leader="y")
    nurse.post("/kalender/1/pamelding")
    nurse.post("/kalender/2/pamelding")
    arranger.post("/nettverk/arrangement/1/oppmote", {"person": happening.id_of(app, world.NURSE), "there": "yes"})
    nurse.post("/kalender/abonner", {"network": ""})


def _reflect(app: Flask, nurse: Browser) -> None:
    """One of her own, and one that a colleague shares with her."""
    case, colleague = "/etikk/ikke-si-det", Browser(app, world.COLLEAGUE)
    for one in (nurse, colleague):
        one.post(f"{case}/refleksjon", {"problem": "Bør vi spørre ham?"})
    colleague.post(f"{case}/refleksjon/del", {"reader": "address", "email": world.NURSE.email})
    nurse.post(f"{case}/tilbake-til-praksis", {"when": "På mandag", "shall": "spørre"})
