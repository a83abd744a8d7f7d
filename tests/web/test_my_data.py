"""Does a person see what we know about them and who has looked, and can they change what is theirs?"""

import pytest
from flask import Flask
from sqlalchemy import select

from learning.actions import passwords
from learning.records.evidence import AuditLine, LookUp
from learning.records.people import LoginSession, Person
from tests import world
from tests.browsing import Browser, Page, words
from tests.web import reader
from tests.web.leading import address

NEW = "en ganske ny setning"


@pytest.fixture
def nurse(app: Flask) -> Browser:
    return Browser(app, world.NURSE)


def change(browser: Browser, old: str = world.PASSWORD, new: str = NEW) -> Page:
    return browser.get("/min-profil").submit("/passord", password=old, new_password=new)


def opens(app: Flask, password: str) -> bool:
    [[stored]] = reader.rows(app, select(Person.password_hash).where(Person.email == world.NURSE.email))
    return passwords.matches(password, stored)


def inside(browser: Browser) -> bool:
    return browser.get("/min-side").path == "/min-side"


def test_the_profile_shows_name_address_and_appointment(nurse: Browser) -> None:
    page = nurse.get("/min-profil")
    assert page.has("Ida Næss") and page.has("ida@test.example") and page.has("Lysthaugen, Lillestrøm")


# Language


def test_nynorsk_is_chosen_and_stays_chosen(app: Flask, nurse: Browser) -> None:
    page = nurse.get("/min-profil").submit("/sprak", locale="nn")
    assert page.path == "/min-profil" and page.tree.get("lang") == "nn"
    other = Browser(app, world.NURSE).get("/min-profil")
    assert other.tree.get("lang") == "nn"
    assert other.has("Minst tolv teikn") and not other.has("Minst tolv tegn")
    assert other.find("sprak-nn").get("checked") is not None and other.find("sprak-nb").get("checked") is None


def test_the_choice_of_one_is_not_the_choice_of_another(app: Flask, nurse: Browser) -> None:
    nurse.get("/min-profil").submit("/sprak", locale="nn")
    assert Browser(app, world.COLLEAGUE).get("/min-profil").tree.get("lang") == "nb"


def test_what_the_browser_asks_for_counts_until_somebody_has_chosen(app: Flask) -> None:
    asked = {"Accept-Language": "nn-NO, nn;q=0.9, en;q=0.5"}
    assert Browser(app).get("/logg-inn", **asked).tree.get("lang") == "nn"
    page = Browser(app, world.NURSE).get("/min-profil", **asked)
    assert page.tree.get("lang") == "nb" and page.has("Minst tolv tegn")


@pytest.mark.parametrize("locale", ["", "en", "nb\x00", "xx" * 300, "😀"])
def test_a_language_we_do_not_have_is_refused(nurse: Browser, locale: str) -> None:
    page = nurse.get("/min-profil").submit("/sprak", locale=locale)
    assert page.status == 422 and page.has("Velg bokmål eller nynorsk.")
    assert nurse.get("/min-profil").tree.get("lang") == "nb"


# Password


def test_a_new_password_opens_and_the_old_one_does_not(app: Flask, nurse: Browser) -> None:
    page = change(nurse)
    assert page.path == "/min-profil" and page.has("Passordet er endret")
    assert opens(app, NEW) and not opens(app, world.PASSWORD)


def test_a_new_password_ends_the_sessions_on_other_machines_and_not_this_one(app: Flask, nurse: Browser) -> None:
    other, colleague = Browser(app, world.NURSE), Browser(app, world.COLLEAGUE)
    change(nurse)
    assert inside(nurse) and inside(colleague) and not inside(other)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("ikke det gamle", NEW, "Det gamle passordet stemmer ikke."),
        (world.PASSWORD, "elleve tegn", "Passordet er for kort."),
        (world.PASSWORD, "ababababababab", "Passordet er lett å gjette."),
        (world.PASSWORD, "", "Skriv både det gamle og det nye passordet."),
        ("", NEW, "Skriv både det gamle og det nye passordet."),
        (world.PASSWORD, "å" * 300, "Skriv både det gamle og det nye passordet."),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_a_sentence(
    app: Flask, nurse: Browser, old: str, new: str, sentence: str
) -> None:
    page = change(nurse, old, new)
    assert page.status == 422 and (page.find("feil-tekst").text or "").startswith(sentence)
    assert opens(app, world.PASSWORD)
    assert not new or new not in page.html


def test_a_refused_password_leaves_other_machines_logged_in(app: Flask, nurse: Browser) -> None:
    other = Browser(app, world.NURSE)
    change(nurse, "ikke det gamle")
    assert inside(other)


def test_letters_of_every_script_make_a_password(app: Flask, nurse: Browser) -> None:
    change(nurse, new="blåbær 😀 здравей")
    assert opens(app, "blåbær 😀 здравей")


def test_a_password_is_stored_as_a_slow_digest_and_never_written_down(app: Flask, nurse: Browser) -> None:
    change(nurse)
    [[stored]] = reader.rows(app, select(Person.password_hash).where(Person.email == world.NURSE.email))
    assert stored.startswith("$argon2id$") and NEW not in stored
    lines = reader.rows(app, select(AuditLine.verb, AuditLine.subject))
    assert ("password.changed", "") in lines and not any(NEW in line.subject for line in lines)


# Other machines


def test_other_machines_are_counted_and_can_be_logged_out(app: Flask, nurse: Browser) -> None:
    others = [Browser(app, world.NURSE) for _ in range(2)]
    page = nurse.get("/min-profil")
    assert page.has("Du er også logget inn på 2 andre maskiner.")
    page = page.submit("/logg-ut-andre")
    assert page.has("Du er logget ut på alle andre maskiner.") and not page.has("Andre maskiner")
    assert inside(nurse) and not any(inside(one) for one in others)


def test_a_log_in_that_has_run_out_is_no_machine_any_more(app: Flask) -> None:
    Browser(app, world.NURSE)
    app.extensions["clock"].forward(hours=3)
    assert not Browser(app, world.NURSE).get("/min-profil").has("Andre maskiner")


def test_logging_out_the_others_touches_nobody_else(app: Flask, nurse: Browser) -> None:
    colleague = Browser(app, world.COLLEAGUE)
    Browser(app, world.NURSE)
    nurse.get("/min-profil").submit("/logg-ut-andre")
    assert inside(colleague)
    ended = select(LoginSession.id).where(LoginSession.ended_at.is_not(None))
    assert len(reader.rows(app, ended)) == 1


# Who has looked


def looks(page: Page) -> list[str]:
    log = [one for one in page.tree.iter("ul") if one.get("class") == "log"]
    return [words(row) for one in log for row in one.findall("li")]


def test_nobody_has_looked_until_somebody_has(nurse: Browser) -> None:
    page = nurse.get("/min-side/innsyn")
    assert looks(page) == [] and page.has("Ingen har sett på deg ennå")


def test_each_look_is_told_with_name_and_time_the_newest_first(app: Flask, nurse: Browser) -> None:
    leader = Browser(app, world.LEADER)
    leader.get(address(app, world.NURSE))
    app.extensions["clock"].forward(minutes=3)
    leader.get(f"{address(app, world.NURSE)}/kompetanse/kommunikasjon")
    told = looks(nurse.get("/min-side/innsyn"))
    assert len(told) == 2 and all("Liv Leder så på" in one for one in told)
    minutes = [one.split(" Liv")[0].split("Liv")[0].strip()[-5:] for one in told]
    assert minutes[0] != minutes[1]
    times = [row[0] for row in reader.rows(app, select(LookUp.at).order_by(LookUp.at.desc()))]
    assert [f"{one:%M}" for one in times] == [one[-2:] for one in minutes]


def test_looking_at_a_colleague_is_not_told_to_others(app: Flask, nurse: Browser) -> None:
    Browser(app, world.LEADER).get(address(app, world.COLLEAGUE))
    assert looks(nurse.get("/min-side/innsyn")) == []


def test_a_look_that_was_refused_saw_nothing(app: Flask, nurse: Browser) -> None:
    page = Browser(app, world.OTHER_LEADER).get(address(app, world.NURSE))
    assert page.status == 404
    assert looks(nurse.get("/min-side/innsyn")) == []


def test_looking_at_oneself_is_not_looking_somebody_up(nurse: Browser) -> None:
    for path in ("/min-side", "/min-kompetanse", "/min-profil"):
        nurse.get(path)
    assert looks(nurse.get("/min-side/innsyn")) == []


def test_the_menu_leads_to_profile_and_log(nurse: Browser) -> None:
    home = nurse.get("/min-side")
    assert home.click("Min profil").h1 == "Min profil"
    assert home.click("Hvem har åpnet siden om meg").path == "/min-side/innsyn"


# Mail


def test_whether_she_wants_mail_is_hers_to_choose(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    assert browser.get("/min-profil").find("epost-yes").get("checked") is not None
    page = browser.get("/min-profil").submit("/min-profil/e-post", mail="no")
    assert page.has("Du får ikke e-post.") and page.find("epost-no").get("checked") is not None
    page = page.submit("/min-profil/e-post", mail="yes")
    assert page.has("Du får e-post når noe venter.") and page.find("epost-yes").get("checked") is not None


def test_what_she_has_written_in_ethics_is_found_from_the_profile(app: Flask) -> None:
    page = Browser(app, world.NURSE).get("/min-profil")
    assert page.click("Refleksjonene dine").h1 == "Refleksjoner"
    assert page.click("Avtalene dine").h1 == "Avtaler med deg selv"
