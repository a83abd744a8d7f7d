"""How does somebody log in and out?"""

from flask import Blueprint, Flask, current_app, flash, g, request, session, url_for
from flask_login import current_user
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from learning.actions import demo, passwords, sign_in
from learning.actions.refusing import TooMany
from learning.config import Settings
from learning.records.database import begin_writing, db
from learning.records.queries.demo import examples
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock, returning
from learning.web.guard import guarded
from learning.web.plain_text import cleaned
from learning.web.respond import go, is_ours, page
from learning.web.saving import own_transaction
from learning.web.viewer import me


class LogInForm(FlaskForm):
    email = EmailField(filters=[cleaned], validators=[InputRequired(), Length(max=254)])
    password = PasswordField(validators=[InputRequired(), Length(max=passwords.LONGEST)])


def routes(door: Blueprint) -> None:
    door.add_url_rule("/logg-inn", "log_in", log_in, methods=["GET", "POST"])
    door.add_url_rule("/logg-ut", "log_out", log_out, methods=["POST"])
    door.add_url_rule("/logg-inn/kast", "throw_away", throw_away, methods=["POST"])


def settings(app: Flask | None = None) -> Settings:
    return (app or current_app).config["SETTINGS"]


@guarded("public")
@own_transaction
def log_in() -> Response:
    if current_user.is_authenticated:
        return go(_next())
    form = LogInForm()
    if request.method == "GET":
        return show(form)
    if not form.validate():
        return show(form, 422, _("Skriv både e-postadresse og passord."))
    return _try(form)


def show(form: LogInForm, status: int = 200, mistake: str = "") -> Response:
    demo_people = () if settings().production or not demo.is_loaded(db.session()) else examples(db.session())
    return page(
        "entrance/log_in.html", status, form=form, mistake=mistake, next_page=_next(""), demo_people=demo_people
    )


def _try(form: LogInForm) -> Response:
    """Look up, check the password with no transaction open, then write the outcome."""
    email = (form.email.data or "").strip().lower()
    secret = settings().secret_key
    address = sign_in.throttle_subject(secret, "address", email)
    machine = sign_in.throttle_subject(secret, "machine", request.remote_addr or "")
    try:
        sign_in.check_throttle(db.session(), address=address, machine=machine, at=clock.now())
    except TooMany as error:
        response = show(form, 429, refused_words.words(error))
        response.headers["Retry-After"] = str(60 * int(str(error.facts["minutes"])))
        return response
    known = sign_in.account(db.session(), email, allow_demo=not settings().production)
    db.session.rollback()
    right = sign_in.is_right(known, form.password.data or "")
    begin_writing(db.session())
    if not right or known.person_id is None:
        sign_in.fail(db.session(), address=address, machine=machine, known=known, at=clock.now())
        db.session.commit()
        return show(
            form, 422, _("E-postadressen eller passordet stemmer ikke. Prøv igjen, eller spør den som ga deg tilgang.")
        )
    return enter(known.person_id, address)


def enter(person_id: str, address: str | None = None) -> Response:
    """Begin a new session under a new key, and go where the person was going."""
    session.clear()
    g.pop("csrf_token", None)  # Flask-WTF's memory of the key that went with it
    session["_user_id"] = sign_in.begin(db.session(), person_id=person_id, at=clock.now(), address=address)
    session["_fresh"] = True
    response = returning.take_up(person_id, _next())
    db.session.commit()
    return response


def _next(otherwise: str | None = None) -> str:
    wanted = request.values.get("next")
    if wanted and is_ours(wanted):
        return wanted
    return url_for("nurse.home") if otherwise is None else otherwise


@guarded("public")
def log_out() -> Response:
    """Leave nothing behind on a shared machine: the row is ended, and cookies, cache and storage are cleared."""
    if current_user.is_authenticated:
        sign_in.end(db.session(), session_id=me().session_id, by=me().person_id, at=clock.now())
    session.clear()
    flash(_("Du er logget ut. Ingenting ligger igjen på denne maskinen."), "success")
    response = go(url_for("entrance.log_in"))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@guarded("signed_in")
def throw_away() -> Response:
    """Somebody does not want to send what was kept for them; it is forgotten with the request."""
    return go(_next())
