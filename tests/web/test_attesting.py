"""How does a leader vouch for what she has seen, and take it back; and what does the nurse get to see of it?"""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from learning.competence.months import months_after
from learning.records.evidence import AuditLine, EvidenceRow, LookUp
from learning.translations.refusal_words import REFUSALS
from learning.web.languages import day as date_words
from tests import world
from tests.browsing import Browser, Page, filled
from tests.web import leading, reader
from tests.web.leading import COMPETENCE, address, appoint, attest, day, error_at, give_role, withdraw

NOTE = "Forklarte skalaen rolig og fulgte opp tallet."
REASON = "Jeg blandet to vakter."
LONG = "Dette er altfor langt. " * 30
UNSEEN = "a\x00b\u202ec\x0bd"


def written(app: Flask) -> list[EvidenceRow]:
    return [row[0] for row in reader.rows(app, select(EvidenceRow).order_by(EvidenceRow.id))]


def deeds(app: Flask, verb: str) -> int:
    return len(reader.rows(app, select(AuditLine.id).where(AuditLine.verb == verb)))


def own_page(app: Flask, someone: world.Someone = world.NURSE) -> Page:
    return Browser(app, someone).get(f"/min-kompetanse/{COMPETENCE}")


def written_out(value: date) -> str:
    return f"{value.day}.{value.month}.{value.year}"


def in_words(value: object) -> str:
    return date_words(value, "nb", "d. MMMM y")


# Vouching


@pytest.mark.krav("AHUS-2.2")
def test_what_the_leader_has_seen_turns_the_nurses_own_cell_green_and_says_why(app: Flask) -> None:
    seen_on = day(app, -3)
    page = attest(Browser(app, world.LEADER), world.NURSE, on=seen_on.isoformat(), note=NOTE)
    assert page.status == 200 and page.has("Attesten er lagret. Ida Næss ser den nå.")
    cell = leading.cell(own_page(app), "action")
    assert "Oppfylt" in cell
    for word in ("Observert ferdighet", "Liv Leder", in_words(seen_on), NOTE):
        assert word in cell


def test_the_cell_tells_how_long_the_attestation_counts(app: Flask) -> None:
    attest(Browser(app, world.LEADER), world.NURSE)
    last = months_after(leading.today(app), 24)
    assert f"Gjelder til og med {in_words(last)}" in leading.cell(own_page(app), "action")


def test_one_attestation_is_a_beginning_of_experience_and_nothing_of_understanding(app: Flask) -> None:
    attest(Browser(app, world.LEADER), world.NURSE)
    page = own_page(app)
    assert "Begynt" in leading.cell(page, "experience")
    assert "En begynnelse, ikke nok alene" in leading.cell(page, "experience")
    assert "Mangler" in leading.cell(page, "understanding")


def test_the_attestation_stands_on_the_leaders_page_about_the_person(app: Flask) -> None:
    page = attest(Browser(app, world.LEADER), world.NURSE, note=NOTE)
    assert page.has("Observert ferdighet: Systematisk symptomkartlegging")
    assert page.has("Bekreftet av Liv Leder") and page.has(NOTE)


def test_the_row_says_who_vouched_when_and_under_which_rule_and_the_deed_is_audited(app: Flask) -> None:
    attest(Browser(app, world.LEADER), world.NURSE, note=NOTE)
    with app.app_context():
        nurse, leader = world.id_of(world.NURSE), world.id_of(world.LEADER)
    (row,) = written(app)
    assert (row.person_id, row.recorded_by, row.vouched_by) == (nurse, leader, leader)
    assert (row.kind, row.subject, row.competences, row.note) == ("skill", COMPETENCE, COMPETENCE, NOTE)
    assert row.happened_on == leading.today(app) and row.rule_version
    (line,) = reader.rows(app, select(AuditLine).where(AuditLine.verb == "skill.attested"))
    assert (line[0].by_person, line[0].about_person, line[0].subject) == (leader, nurse, COMPETENCE)


def test_a_stand_in_may_vouch_on_the_last_day_and_not_after(app: Flask) -> None:
    give_role(app, world.NOBODY, stand_in=True, ends_on=day(app, 0))
    assert attest(Browser(app, world.NOBODY), world.NURSE).status == 200
    form = {"competence": COMPETENCE, "on": day(app, 0).isoformat()}
    app.extensions["clock"].forward(days=1)
    late = Browser(app, world.NOBODY).post(f"{address(app, world.NURSE)}/attester", form | {"once": "en annen gang"})
    assert late.status == 404
    assert len(written(app)) == 1


# Once


def test_a_form_sent_twice_gives_one_row_and_both_answers_are_good(app: Flask) -> None:
    browser = Browser(app, world.LEADER)
    form = filled(browser.get(address(app, world.NURSE)).form("/attester")) | {"competence": COMPETENCE}
    answers = [browser.post(f"{address(app, world.NURSE)}/attester", form) for _ in range(2)]
    assert [page.status for page in answers] == [200, 200]
    assert len(written(app)) == 1 and deeds(app, "skill.attested") == 1


def test_each_opened_form_is_a_deed_of_its_own(app: Flask) -> None:
    browser = Browser(app, world.LEADER)
    attest(browser, world.NURSE)
    attest(browser, world.NURSE)
    assert len(written(app)) == 2


def test_two_leaders_who_happen_on_the_same_key_do_not_stop_each_other(app: Flask) -> None:
    give_role(app, world.NOBODY)
    for someone in (world.LEADER, world.NOBODY):
        attest(Browser(app, someone), world.NURSE, once="den samme nøkkelen")
    assert len(written(app)) == 2


# What is refused, and stays typed


def refused(app: Flask, browser: Browser | None = None, **fields: str) -> Page:
    """Send the form with a note in it; nothing may be stored, and everything typed must still stand there."""
    page = attest(browser or Browser(app, world.LEADER), world.NURSE, **({"note": NOTE} | fields))
    assert page.status == 422 and page.has("Rett dette før du går videre")
    assert not written(app) and not deeds(app, "skill.attested")
    return page


def test_a_day_that_has_not_been_is_refused_at_the_field_with_everything_typed_still_there(app: Flask) -> None:
    tomorrow = day(app, 1)
    page = refused(app, on=tomorrow.isoformat())
    assert error_at(page, "on") == REFUSALS["date-in-future"] % {"on": written_out(tomorrow)}
    typed = filled(page.form("/attester"))
    assert (typed["competence"], typed["on"], typed["note"]) == (COMPETENCE, tomorrow.isoformat(), NOTE)


def test_a_day_before_the_appointment_is_refused_with_the_first_day_that_can_be_chosen(app: Flask) -> None:
    with app.app_context():
        first = world.appointed_on(world.NURSE)
    before = day(app, -world.APPOINTED_DAYS_AGO - 3)
    page = refused(app, on=before.isoformat())
    facts = {"on": written_out(before), "appointed_on": written_out(first)}
    assert error_at(page, "on") == REFUSALS["date-before-appointment"] % facts
    assert filled(page.form("/attester"))["note"] == NOTE


def test_the_first_day_of_the_appointment_can_be_vouched_for(app: Flask) -> None:
    with app.app_context():
        first = world.appointed_on(world.NURSE)
    assert attest(Browser(app, world.LEADER), world.NURSE, on=first.isoformat()).status == 200
    assert len(written(app)) == 1


def test_what_is_no_day_is_refused_at_the_field(app: Flask) -> None:
    browser = Browser(app, world.LEADER)
    for typed in ("", "i går", "2026-13-45", "\x00"):
        assert error_at(refused(app, browser, on=typed), "on") == "Skriv datoen du så det.", typed


def test_a_day_may_be_written_as_people_write_it(app: Flask) -> None:
    seen_on = day(app, -3)
    assert attest(Browser(app, world.LEADER), world.NURSE, on=f"{seen_on:%d.%m.%Y}").status == 200
    assert written(app)[0].happened_on == seen_on


def test_an_unknown_competence_is_refused_at_the_field(app: Flask) -> None:
    browser = Browser(app, world.LEADER)
    for typed in ("", "finnes-ikke", "kommuni\x00kasjon", "x" * 5000):
        page = refused(app, browser, competence=typed)
        assert error_at(page, "competence") == "Velg hvilken kompetanse attesten gjelder.", typed
        assert filled(page.form("/attester"))["note"] == NOTE


def test_a_note_that_is_too_long_is_refused_and_still_there_to_the_last_letter(app: Flask) -> None:
    page = refused(app, note=LONG)
    assert error_at(page, "note") == "Skriv kortere: høyst 500 tegn."
    assert filled(page.form("/attester"))["note"].strip() == LONG.strip()


def test_five_hundred_signs_are_not_too_long_whatever_they_are_and_however_lines_end(app: Flask) -> None:
    note = "😀" * 100 + "\r\n" * 200 + "å" * 200
    attest(Browser(app, world.LEADER), world.NURSE, note=note)
    assert written(app)[0].note == note.replace("\r\n", "\n")


def test_what_cannot_be_seen_is_not_kept_and_emoji_are(app: Flask) -> None:
    attest(Browser(app, world.LEADER), world.NURSE, note=f"  {UNSEEN} 👩‍⚕️ <b>ikke fet</b>\r\nlinje to ")
    assert written(app)[0].note == "abcd 👩‍⚕️ <b>ikke fet</b>\nlinje to"
    assert "<b>ikke fet" not in own_page(app).html


def test_what_cannot_be_seen_does_not_come_back_on_the_page_either(app: Flask) -> None:
    page = refused(app, note=UNSEEN, on=day(app, 1).isoformat())
    assert filled(page.form("/attester"))["note"] == "abcd"


def test_a_form_without_its_own_key_stores_nothing(app: Flask) -> None:
    browser = Browser(app, world.LEADER)
    for once in ("", "kort", "x" * 41):
        refused(app, browser, once=once)


def test_a_key_with_letters_no_database_has_is_cleaned(app: Flask) -> None:
    assert attest(Browser(app, world.LEADER), world.NURSE, once="nøkkel\x00nøkkel").status == 200


def test_a_refused_form_is_logged_like_any_other_look_at_the_person(app: Flask) -> None:
    attest(Browser(app, world.LEADER), world.NURSE, on=day(app, 1).isoformat())
    assert len(reader.rows(app, select(LookUp.id))) == 2


# Who may not


def test_nobody_vouches_for_herself(app: Flask) -> None:
    appoint(app, world.LEADER)
    page = attest(Browser(app, world.LEADER), world.LEADER)
    assert page.status == 422
    assert error_at(page, "on") == REFUSALS["cannot-vouch-for-yourself"]
    assert not written(app)


def test_a_leader_in_another_unit_cannot_vouch(app: Flask) -> None:
    form = {"competence": COMPETENCE, "on": day(app, 0).isoformat(), "once": "0123456789", "note": NOTE}
    page = Browser(app, world.OTHER_LEADER).post(f"{address(app, world.NURSE)}/attester", form)
    assert page.status == 404
    assert not written(app) and world.NURSE.name not in page.html


# Taking it back


def attested(app: Flask, leader: world.Someone = world.LEADER) -> int:
    attest(Browser(app, leader), world.NURSE, note=NOTE)
    return written(app)[-1].id


def test_a_withdrawn_attestation_leaves_a_void_row_an_empty_cell_and_the_reason_where_it_stood(app: Flask) -> None:
    row_id = attested(app)
    page = withdraw(Browser(app, world.LEADER), world.NURSE, row_id, REASON)
    assert page.status == 200 and page.has("Attesten er trukket. Begrunnelsen din vises der den sto.")
    first, void = written(app)
    assert (first.id, first.note) == (row_id, NOTE)
    assert (void.kind, void.voids_id, void.note) == ("void", row_id, REASON)
    own = own_page(app)
    assert "Mangler" in leading.cell(own, "action") and "Mangler" in leading.cell(own, "experience")
    assert own.has("Trukket tilbake") and own.has(f"Trukket av Liv Leder: {REASON}")
    assert deeds(app, "skill.withdrawn") == 1


def test_the_leader_sees_the_withdrawn_one_struck_with_the_reason_and_cannot_withdraw_it_again(app: Flask) -> None:
    row_id = attested(app)
    page = withdraw(Browser(app, world.LEADER), world.NURSE, row_id, REASON)
    assert page.has(f"Trukket av Liv Leder: {REASON}")
    assert "/trekk" not in page.html


def test_another_attestation_of_the_same_still_counts(app: Flask) -> None:
    row_id = attested(app)
    attested(app)
    withdraw(Browser(app, world.LEADER), world.NURSE, row_id, REASON)
    assert "Oppfylt" in leading.cell(own_page(app), "action")


def test_without_a_reason_nothing_is_withdrawn(app: Flask) -> None:
    row_id, browser = attested(app), Browser(app, world.LEADER)
    for reason in ("", "   \r\n ", "\x00\u202e"):
        page = withdraw(browser, world.NURSE, row_id, reason)
        assert page.status == 422
        assert error_at(page, f"grunn-{row_id}") == "Skriv hvorfor du trekker attesten."
    assert len(written(app)) == 1 and "Oppfylt" in leading.cell(own_page(app), "action")


def test_a_reason_that_is_too_long_is_refused_and_still_there(app: Flask) -> None:
    row_id = attested(app)
    page = withdraw(Browser(app, world.LEADER), world.NURSE, row_id, f"\x00{LONG}")
    assert page.status == 422
    assert error_at(page, f"grunn-{row_id}") == "Notatet er for langt. Bruk høyst 500 tegn."
    assert filled(page.form(f"/{row_id}/trekk"))["reason"].strip() == LONG.strip()
    assert len(written(app)) == 1


def test_a_double_click_withdraws_once_and_the_first_reason_stands(app: Flask) -> None:
    row_id, browser = attested(app), Browser(app, world.LEADER)
    where = f"{address(app, world.NURSE)}/attester/{row_id}/trekk"
    pages = [browser.post(where, {"reason": reason}) for reason in (REASON, "en gang til")]
    assert [page.status for page in pages] == [200, 200]
    assert pages[1].has(f"Trukket av Liv Leder: {REASON}") and not pages[1].has("en gang til")
    assert len(written(app)) == 2 and deeds(app, "skill.withdrawn") == 1


def test_what_another_leader_vouched_for_can_only_be_withdrawn_by_that_leader(app: Flask) -> None:
    give_role(app, world.NOBODY)
    row_id, browser = attested(app), Browser(app, world.NOBODY)
    page = browser.get(address(app, world.NURSE))
    assert page.has("Bekreftet av Liv Leder") and "/trekk" not in page.html
    answer = browser.post(f"{address(app, world.NURSE)}/attester/{row_id}/trekk", {"reason": REASON})
    assert answer.status == 403
    assert answer.has(REFUSALS["not-vouched-by-you"])
    assert len(written(app)) == 1


def test_a_leader_who_has_left_cannot_withdraw(app: Flask) -> None:
    give_role(app, world.NOBODY, stand_in=True, ends_on=day(app, 0))
    row_id = attested(app, world.NOBODY)
    app.extensions["clock"].forward(days=1)
    where = f"{address(app, world.NURSE)}/attester/{row_id}/trekk"
    assert Browser(app, world.NOBODY).post(where, {"reason": REASON}).status == 404
    assert len(written(app)) == 1


def test_only_attestations_of_this_person_can_be_withdrawn(app: Flask) -> None:
    leading.show(app, world.NURSE, "module", "courses/prove/kartlegging", COMPETENCE)
    module_id, row_id = written(app)[0].id, attested(app)
    browser = Browser(app, world.LEADER)
    for where in (
        f"{address(app, world.NURSE)}/attester/{module_id}/trekk",
        f"{address(app, world.COLLEAGUE)}/attester/{row_id}/trekk",
        f"{address(app, world.NURSE)}/attester/{row_id + 100}/trekk",
        f"{address(app, world.NURSE)}/attester/99999999999999999999/trekk",
    ):
        assert browser.post(where, {"reason": REASON}).status == 404, where
    assert len(written(app)) == 2
