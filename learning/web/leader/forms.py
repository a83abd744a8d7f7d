"""What does the leader fill in? Shape only; what may be done is decided elsewhere."""

import secrets
from datetime import date
from typing import Any, Self

from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length

from learning.actions.attestations import LONGEST_NOTE
from learning.actions.teams import Seen
from learning.translations.catalogue import gettext as _
from learning.web.choosing import choices
from learning.web.plain_text import cleaned

DAYS = ["%Y-%m-%d", "%d.%m.%Y"]  # as browsers send it; as people write it where there is no calendar to press


class Day(DateField):
    """A date as it is sent or written; what is none gets our own sentence."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.raw_data = [cleaned(one) for one in valuelist]
        try:
            super().process_formdata(self.raw_data)
        except ValueError:
            raise ValueError(_("Skriv datoen du så det.")) from None


class AttestForm(FlaskForm):
    """`once` makes a double click one deed."""

    once = HiddenField(filters=[cleaned], validators=[InputRequired(), Length(min=8, max=40)])
    competence = SelectField(validate_choice=False)  # the action knows which there are
    on = Day(format=DAYS)
    note = TextAreaField(filters=[cleaned])

    @classmethod
    def of(cls, seen: Seen) -> Self:
        """The form as sent, or empty."""
        form = cls()
        framework = seen.picture.ground.framework if seen.picture else None
        form.competence.label.text = _("Hva har du sett?")
        form.competence.choices = choices(
            ("", _("Velg kompetanse")),
            *((one.id, one.name) for one in (framework.competences if framework else ())),
        )
        form.competence.validators = [InputRequired(_("Velg hvilken kompetanse attesten gjelder."))]
        form.on.label.text = _("Når så du det?")
        form.on.validators = [InputRequired(_("Skriv datoen du så det."))]
        form.note.label.text = _("Hva så du? (valgfritt)")
        form.note.validators = [
            Length(max=LONGEST_NOTE, message=_("Skriv kortere: høyst %(most)s tegn.", most=LONGEST_NOTE))
        ]
        return form

    @classmethod
    def blank(cls, seen: Seen, today: date, competence: str = "") -> Self:
        """Ready to fill in, with the gap the leader came from chosen already."""
        form = cls.of(seen)
        form.competence.data = competence
        form.once.data = secrets.token_urlsafe(16)
        form.on.data = today
        return form
