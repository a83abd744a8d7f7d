"""What do we know about me, who has looked, and what can I change?"""

from flask import Blueprint, current_app, flash, request
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import PasswordField, RadioField
from wtforms.validators import InputRequired, Length

from learning.actions import passwords, profile, sign_in
from learning.actions.refusing import Refused, TooMany
from learning.records.database import begin_writing, db
from learning.records.queries import evidence
from learning.records.queries.people import account_of
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.choosing import choices
from learning.web.guard import guarded
from learning.web.respond import page, see_other
from learning.web.saving import own_transaction
from learning.web.viewer import me

LANGUAGES = choices(("nb", "Bokmål"), ("nn", "Nynorsk"))


class LanguageForm(FlaskForm):
    locale = RadioField(choices=LANGUAGES, validators=[InputRequired()])


class PasswordForm(FlaskForm):
    password = PasswordField(validators=[InputRequired(), Length(max=passwords.LONGEST)])
    new_password = PasswordField(validators=[InputRequired(), Length(max=passwords.LONGEST)])


def routes(door: Blueprint) -> None:
    door.add_url_rule("/min-profil", "profile", show_profile)
    door.add_url_rule("/min-profil/sprak", "choose_language", choose_language, methods=["POST"])
    door.add_url_rule("/min-profil/e-post", "choose_mail", choose_mail, methods=["POST"])
    door.add_url_rule("/min-profil/passord", "change_password", change_password, methods=["POST"])
    door.add_url_rule("/min-profil/logg-ut-andre", "log_out_others", log_out_others, methods=["POST"])
    door.add_url_rule("/min-side/innsyn", "look_ups", look_ups)


def _profile(status: int = 200, mistake: str = "") -> Response:
    account = account_of(db.session(), me().person_id, clock.now(), sign_in.IDLE)
    languages = (
        LanguageForm(locale=me().locale) if request.method == "GET" else LanguageForm(formdata=None, locale=me().locale)
    )
    return page(
        "nurse/profile.html", status, account=account, languages=languages, mistake=mistake, seats=me().appointments
    )


@guarded("signed_in")
def show_profile() -> Response:
    return _profile()


@guarded("signed_in")
def choose_language() -> Response:
    profile.choose_language(db.session(), by=me().person_id, locale=request.form.get("locale", ""), at=clock.now())
    flash(_("Språket er endret."), "success")
    return see_other("nurse.profile")


@guarded("signed_in")
def choose_mail() -> Response:
    wanted = request.form.get("mail") == "yes"
    profile.choose_mail(db.session(), by=me().person_id, wanted=wanted, at=clock.now())
    flash(_("Du får e-post når noe venter.") if wanted else _("Du får ikke e-post."), "success")
    return see_other("nurse.profile")


@guarded("signed_in")
@own_transaction
def change_password() -> Response:
    """The slow checks run with no transaction open."""
    form = PasswordForm()
    if not form.validate():
        return _profile(422, _("Skriv både det gamle og det nye passordet."))
    known = sign_in.account_by_id(db.session(), me().person_id)
    db.session.rollback()
    try:
        sign_in.check_new_password(form.new_password.data or "")
    except Refused as refused:
        return _profile(422, refused_words.words(refused))
    mistake = _wrong_password(known, form.password.data or "")
    if mistake:
        return _profile(*mistake)
    stored = passwords.digest(form.new_password.data or "")
    begin_writing(db.session())
    sign_in.change_password(
        db.session(), by=me().person_id, this_session=me().session_id, stored=stored, at=clock.now()
    )
    db.session.commit()
    flash(_("Passordet er endret, og du er logget ut på andre maskiner."), "success")
    return see_other("nurse.profile")


def _wrong_password(known: sign_in.Account, password: str) -> tuple[int, str] | None:
    """Counted like a wrong password at the door, so that an open session cannot be used for guessing."""
    subject = sign_in.throttle_subject(current_app.config["SECRET_KEY"], "person", me().person_id)
    try:
        sign_in.check_throttle(db.session(), address=subject, machine=subject, at=clock.now())
    except TooMany as refused:
        return 429, refused_words.words(refused)
    db.session.rollback()
    if sign_in.is_right(known, password):
        return None
    begin_writing(db.session())
    sign_in.fail(db.session(), address=subject, machine=subject, known=known, at=clock.now())
    db.session.commit()
    return 422, _("Det gamle passordet stemmer ikke.")


@guarded("signed_in")
def log_out_others() -> Response:
    sign_in.end_others(db.session(), person_id=me().person_id, but=me().session_id, at=clock.now())
    flash(_("Du er logget ut på alle andre maskiner."), "success")
    return see_other("nurse.profile")


@guarded("signed_in")
def look_ups() -> Response:
    return page("nurse/look_ups.html", look_ups=evidence.look_ups_of(db.session(), me().person_id))
