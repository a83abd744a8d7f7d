"""Are marks and notes tied to the scene they were made in, kept whatever the group does, and free of what must not be stored?"""

import pytest
from flask import Flask
from sqlalchemy import select

from learning.actions import observing
from learning.records.group_runs import ObservationMark, ObservationNote, ObservationReply
from tests import world
from tests.actions.crowd import at_once, posting
from tests.browsing import Browser
from tests.web import gathered, reader
from tests.web.gathered import NOTE

NATIONAL_ID = "13097248022"


@pytest.fixture
def code(app: Flask) -> str:
    """A group in its first scene."""
    code = gathered.started(app)
    for phase in ("brief", "scenes"):
        gathered.go_to(app, code, phase)
    return code


@pytest.fixture
def ola(app: Flask, code: str) -> Browser:
    return gathered.join(app, code, "Ola", "observer")


def notes(app: Flask) -> list[tuple[str, str, str]]:
    columns = (ObservationNote.path, ObservationNote.scene, ObservationNote.heard)
    return [tuple(row) for row in reader.rows(app, select(*columns).order_by(ObservationNote.id))]


def marks(app: Flask) -> list[tuple[str, str, int, str]]:
    columns = (ObservationMark.path, ObservationMark.scene, ObservationMark.position, ObservationMark.mark)
    return [tuple(row) for row in reader.rows(app, select(*columns).order_by(ObservationMark.id))]


def replies(app: Flask) -> list[str]:
    return [row[0] for row in reader.rows(app, select(ObservationReply.text).order_by(ObservationReply.id))]


# Marks


def test_marks_are_kept_and_may_be_changed(app: Flask, code: str, ola: Browser) -> None:
    gathered.screen(ola, code).submit("/merk", **{"mark-0": "seen"})
    page = gathered.screen(ola, code).submit("/merk", **{"mark-0": "partly", "mark-1": "not_relevant"})
    assert page.status == 200 and marks(app) == [("", "B1", 0, "partly"), ("", "B1", 1, "not_relevant")]
    checked = [one.get("value") for one in page.tree.iter("input") if one.get("checked") is not None]
    assert checked == ["partly", "not_relevant"]


@pytest.mark.parametrize("fields", [{"mark-0": "yes"}, {"mark-9": "seen"}, {"mark-x": "seen"}])
def test_only_points_of_the_scene_can_be_marked(app: Flask, code: str, ola: Browser, fields: dict[str, str]) -> None:
    assert gathered.screen(ola, code).submit("/merk", **fields).status == 422 and marks(app) == []


# Notes


def test_a_note_is_tied_to_the_scene_it_was_begun_in(app: Flask, code: str, ola: Browser) -> None:
    begun = gathered.screen(ola, code)
    gathered.choose(app, code, "B1.b")
    begun.submit("/notat", **NOTE)
    begun.submit("/merk", **{"mark-1": "seen"})
    gathered.screen(ola, code).submit("/notat", heard="Noe nytt.")
    assert notes(app) == [("", "B1", NOTE["heard"]), ("B1.b", "B2", "Noe nytt.")]
    assert marks(app) == [("", "B1", 1, "seen")]


def test_notes_stay_when_the_group_goes_back(app: Flask, code: str, ola: Browser) -> None:
    gathered.choose(app, code, "B1.a")
    begun = gathered.screen(ola, code)
    gathered.screen(ola, code).submit("/notat", **NOTE)
    gathered.rewind(app, code, 0)
    gathered.choose(app, code, "B1.b")
    begun.submit("/notat", heard="Om veien vi gikk fra.")  # she was in the middle of it
    assert [path for path, _scene, _heard in notes(app)] == ["B1.a", "B1.a"]
    page = gathered.screen(ola, code)
    assert page.has(NOTE["heard"]) and page.has("Om veien vi gikk fra.")


def test_a_place_the_group_has_not_been_shown_is_no_place(app: Flask, code: str, ola: Browser) -> None:
    other = gathered.started(app, world.NURSE)
    for phase in ("brief", "scenes"):
        gathered.go_to(app, other, phase)
    elsewhere = gathered.join(app, other, "Ola", "observer")
    foreign = gathered.screen(elsewhere, other).form("/notat").find("input[@name='place']").get("value")
    for place in ("", "B1.a", "1:B1.a", "1:B1.a.AAAA", foreign):
        assert ola.post(f"/gruppe/{code}/notat", {**NOTE, "place": place}).status == 404
        assert ola.post(f"/gruppe/{code}/merk", {"mark-0": "seen", "place": place}).status == 404
    assert notes(app) == [] and marks(app) == []


@pytest.mark.krav("OST-39")
def test_no_judgement_without_an_observation(app: Flask, code: str, ola: Browser) -> None:
    page = gathered.screen(ola, code).submit("/notat", heard="  ", seemed="Hun ble trygg.")
    assert page.status == 422 and page.has("Skriv først hva du så eller hørte.") and notes(app) == []
    assert (page.find("seemed").text or "").strip() == "Hun ble trygg."


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"heard": "x" * 1001}, "Notatet er for langt. Bruk høyst 1000 tegn."),
        ({"heard": "Noe", "wonder": f"Født {NATIONAL_ID}?"}, "Teksten har et fødselsnummer"),
        ({"heard": "Som hun på rom 12 hos oss."}, "kjenner igjen en pasient: «rom 12»."),
        ({"heard": "Noe", "talk": "ending"}, "Velg en av delene av samtalen"),
    ],
)
def test_what_is_refused_stands_where_it_was_written(
    app: Flask, code: str, ola: Browser, fields: dict[str, str], sentence: str
) -> None:
    for htmx in (False, True):
        page = gathered.screen(ola, code).submit("/notat", htmx=htmx, **fields)
        assert page.status == 422 and page.has("Ikke lagret.") and page.has(sentence)
        assert (page.find("heard").text or "").strip() == fields["heard"] and notes(app) == []


def test_digits_of_two_fields_are_not_one_number(app: Flask, code: str, ola: Browser) -> None:
    gathered.screen(ola, code).submit("/notat", heard=f"Hun sa {NATIONAL_ID[:6]}", seemed=f"{NATIONAL_ID[6:]} sa han")
    assert len(notes(app)) == 1


def test_what_may_be_about_a_patient_is_kept_when_she_has_looked(app: Flask, code: str, ola: Browser) -> None:
    text = "Som hun på rom 12 hos oss."
    page = gathered.screen(ola, code).submit("/notat", heard=text)
    page.submit("/notat", seen=page.find("notat-sett").get("value"))
    assert [heard for _path, _scene, heard in notes(app)] == [text]


def test_sent_twice_it_is_one_note(app: Flask, code: str) -> None:
    browser = gathered.join_known(app, code, role="observer")
    page = gathered.screen(browser, code)
    page.submit("/notat", **NOTE)
    page.submit("/notat", **NOTE)
    assert len(notes(app)) == 1
    place = page.form("/notat").find("input[@name='place']").get("value")
    sent = {"place": place, "heard": "I samme øyeblikk."}
    assert at_once([posting(app, world.NURSE, f"/gruppe/{code}/notat", sent) for _ in range(3)]) == [303] * 3


def test_she_may_take_her_own_note_back_and_nobody_elses(app: Flask, code: str, ola: Browser) -> None:
    gathered.screen(ola, code).submit("/notat", **NOTE)
    other = gathered.join(app, code, "Per", "observer")
    (number,) = reader.rows(app, select(ObservationNote.id))[0]
    assert other.post(f"/gruppe/{code}/notat/{number}/slett").status == 404 and len(notes(app)) == 1
    gathered.screen(ola, code).submit(f"/notat/{number}/slett")
    assert notes(app) == []


def test_there_is_an_end_to_the_notes(app: Flask, code: str, ola: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(observing, "MOST_NOTES", 1)
    gathered.screen(ola, code).submit("/notat", **NOTE)
    assert gathered.screen(ola, code).submit("/notat", heard="En til.").status == 422


@pytest.mark.parametrize(("role", "card"), [("participant", ""), ("player", "Leila")])
def test_only_observers_observe(app: Flask, code: str, ola: Browser, role: str, card: str) -> None:
    place = gathered.screen(ola, code).form("/notat").find("input[@name='place']").get("value")
    other = gathered.join(app, code, "Per", role, card)
    assert other.post(f"/gruppe/{code}/notat", {**NOTE, "place": place}).status == 404
    assert other.post(f"/gruppe/{code}/merk", {"mark-0": "seen", "place": place}).status == 404
    assert notes(app) == [] and marks(app) == []


def test_an_ended_group_keeps_no_more(app: Flask, code: str, ola: Browser) -> None:
    page = gathered.screen(ola, code)
    gathered.end(app, code)
    late = page.submit("/notat", **NOTE)
    assert late.status == 409 and late.has("Økta er avsluttet.") and notes(app) == []
    assert (late.find("heard").text or "").strip() == NOTE["heard"]


# Answers


def test_whoever_was_observed_answers_once_when_the_talk_has_begun(app: Flask, code: str, ola: Browser) -> None:
    kari = gathered.join(app, code)
    gathered.screen(ola, code).submit("/notat", **NOTE)
    (number,) = reader.rows(app, select(ObservationNote.id))[0]
    path = f"/gruppe/{code}/notat/{number}/svar"
    gathered.go_to(app, code, "observers")
    assert kari.post(path, {"text": "For tidlig."}).status == 404
    gathered.go_to(app, code, "debrief")
    version = gathered.facts(app, code).version
    page = gathered.screen(kari, code).submit("/svar", text="Jeg ble stille.")
    assert page.has("Jeg ble stille.") and gathered.facts(app, code).version > version
    kari.post(path, {"text": "Enda en gang."})
    assert ola.post(path, {"text": "Fra en observatør."}).status == 404
    assert kari.post(f"/gruppe/{code}/notat/{number + 1}/svar", {"text": "Finnes ikke."}).status == 404
    assert replies(app) == ["Jeg ble stille."]
    assert gathered.screen(ola, code).has("Jeg ble stille.")


@pytest.mark.parametrize("text", ["", "x" * 1001, f"Født {NATIONAL_ID}.", "Hun på rom 12."])
def test_an_answer_follows_the_same_rules(app: Flask, code: str, ola: Browser, text: str) -> None:
    kari = gathered.join(app, code)
    gathered.screen(ola, code).submit("/notat", **NOTE)
    gathered.go_to(app, code, "debrief")
    page = gathered.screen(kari, code).submit("/svar", text=text)
    assert page.status == 422 and page.has("Ikke lagret.") and replies(app) == []
    assert next((area.text or "").strip() for area in page.tree.iter("textarea")) == text


def test_what_was_written_when_the_log_in_ran_out_is_kept(app: Flask, code: str) -> None:
    browser = gathered.join_known(app, code, role="observer")
    page = gathered.screen(browser, code)
    app.extensions["clock"].forward(hours=3)
    door = page.submit("/notat", **NOTE)
    assert door.path == "/logg-inn" and notes(app) == []
    page = door.submit("/logg-inn", email=world.NURSE.email, password=world.PASSWORD)
    assert page.has(NOTE["heard"])
    page.submit("/notat")
    assert [heard for _path, _scene, heard in notes(app)] == [NOTE["heard"]]
