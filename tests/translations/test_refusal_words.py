"""Every refusal and every state has Norwegian words, and the words say what to do."""

import re
from datetime import date

import pytest

from learning.access.refusals import DateBeforeAppointment, DateInFuture, NotAnEducator, every_refusal
from learning.translations import refusal_words

FACTS = {
    "date-in-future": {"on": date(2027, 1, 5)},
    "date-before-appointment": {"on": date(2026, 1, 5), "appointed_on": date(2026, 3, 1)},
}


@pytest.mark.parametrize("refusal", every_refusal())
def test_every_refusal_says_what_is_the_matter_and_then_what_to_do(refusal):
    sentence = refusal_words.words(refusal(**FACTS.get(refusal.code, {})))
    assert re.fullmatch(r".+\. (Be|Gå|Last|Spør|Velg) .+\.", sentence)
    assert "%" not in sentence


def test_there_are_no_words_for_refusals_that_do_not_exist():
    assert set(refusal_words.REFUSALS) == {refusal.code for refusal in every_refusal()}


def test_dates_are_written_as_norwegians_write_them():
    assert refusal_words.words(DateInFuture(on=date(2027, 1, 5))).startswith("5.1.2027 ")
    early = DateBeforeAppointment(on=date(2026, 1, 5), appointed_on=date(2026, 3, 1))
    assert "Velg 1.3.2026 eller" in refusal_words.words(early)


def test_inside_an_application_the_words_are_asked_of_its_catalogues(monkeypatch):
    flask = pytest.importorskip("flask")
    flask_babel = pytest.importorskip("flask_babel")
    app = flask.Flask("words")
    flask_babel.Babel(app, default_locale="nb")
    with app.app_context():
        assert refusal_words.words(NotAnEducator()) == refusal_words.REFUSALS["not-an-educator"]
    monkeypatch.setattr(flask_babel, "gettext", lambda sentence, **_facts: f"nn: {sentence}")
    assert refusal_words.words(NotAnEducator()).startswith("nn: ")
