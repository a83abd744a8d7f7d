"""Which screens are there, in which states, and who meets them? The small world, furnished so that each has something to show."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import Flask
from sqlalchemy import select, update

from learning.actions import people
from learning.config import ROOT
from learning.courses.interchange.bundle import packed
from learning.records.database import db
from learning.records.evidence import EvidenceRow
from learning.records.simulations import FollowUp
from tests import world
from tests.browsing import Browser
from tests.engines import CONTENT
from tests.journeys.visitor import Visitor
from tests.web import reader, walker

MODULE, TALK = reader.MODULE, reader.TALK
SLUG, COURSE = "courses/prove/kartlegging", "courses/prove"
SKILL = "systematisk-symptomkartlegging"
ERRORS = (400, 403, 404, 413, 429, 500)
BANK = ROOT / "tests" / "courses" / "foreign" / "symptomer.gift"
EMPTY_HANDED = world.NOBODY  # leads a unit where nobody is appointed


def nothing_more(_visitor: Visitor) -> None:
    pass


@dataclass(frozen=True)
class Screen:
    """What is looked at: `then` is what the visitor does after opening the address, `statuses` what may be refused."""

    name: str
    who: world.Someone | None
    path: str
    then: Callable[[Visitor], None] = nothing_more
    statuses: tuple[int, ...] = ()


def furnish(app: Flask) -> None:
    """Answers of every kind, evidence given and withdrawn, drafts old and new, a unit nobody covers."""
    ida, berit = Browser(app, world.NURSE), Browser(app, world.COLLEAGUE)
    reader.take(ida, reader.WRONG)
    reader.begin(ida)
    reader.answer(ida, "skala", ["1"])
    reader.take(ida, {"forst": ["0"]}, TALK)
    reader.begin(berit)
    reader.answer(berit, "skala", ["0"])
    reader.answer(berit, "da", ["0"])
    _walks(app)
    _reflect(app)
    _leads_nobody(app)
    _attestations(app)
    _drafts(app)
    _guides(app)


def _walks(app: Flask) -> None:
    """Ida is in the middle of a simulation; Berit has been through it two ways; enough others have chosen in it."""
    for someone in (world.STRANGER, world.LEADER, world.EDUCATOR):
        walker.walk(Browser(app, someone), ("B1.a",))
    walker.choose(walker.begin(Browser(app, world.NURSE)), "B1.b", why="Hun trenger å bli hørt.")
    again = walker.back_to(walker.walk(Browser(app, world.COLLEAGUE)), "B1.b B2.a")
    walker.choose(again, "B3.b")


def _guides(app: Flask) -> None:
    """Those for authors, with their examples, as they are shipped."""
    guides = (ROOT / "content" / "guides").glob("kursutvikler*.md")
    reader.publish_texts(app, {f"guides/{one.name}": one.read_text(encoding="utf-8") for one in guides})


def _leads_nobody(app: Flask) -> None:
    at = app.extensions["clock"]()
    with app.app_context():
        people.add_unit(
            db.session(), slug="post3", name="Bjørkely", kind="home_care", organisation="Rælingen", area="Nedre",
            network="ahus", at=at,
        )  # fmt: skip
        people.give_role(
            db.session(), person_id=world.id_of(EMPTY_HANDED), role="leader", scope_kind="unit", scope="post3",
            starts_on=at.date(), ends_on=None, at=at,
        )  # fmt: skip
        db.session.commit()


def person_page(app: Flask, someone: world.Someone) -> str:
    with app.app_context():
        return f"/team/{world.id_of(someone)}"


def _attestations(app: Flask) -> None:
    page = person_page(app, world.NURSE)
    for competence in (SKILL, "kommunikasjon"):
        Browser(app, world.LEADER).get(page).submit("/attester", competence=competence, note="Forklarte skalaen godt.")
    number = reader.rows(app, select(EvidenceRow.id).where(EvidenceRow.kind == "skill"))[0][0]
    Browser(app, world.LEADER).get(page).submit(f"/attester/{number}/trekk", reason="Jeg førte den på feil person.")


def _drafts(app: Flask) -> None:
    """Eva has published once, and has a new draft; Per's draft builds on what was there before that."""
    eva, per = Browser(app, world.EDUCATOR), Browser(app, world.SECOND_EDUCATOR)
    rewrite(per, SLUG, "Noen kan ikke svare selv.", "Noen kan ikke svare selv. Per sin setning.")
    rewrite(eva, SLUG, "Pasienten setter tallet selv.", "Bare pasienten setter tallet.")
    eva.get(f"/verksted/publiser/{SLUG}").submit("/publiser/", change="wording")
    rewrite(eva, SLUG, "- [x]", "- [ ]")
    rewrite(eva, COURSE, "Velkommen", "Hjertelig velkommen")
    rewrite(per, walker.SLUG, "{if: B2.a}", "{if: B9.a}")


def rewrite(browser: Browser, slug: str, old: str, new: str) -> None:
    """Change a draft's text, and save it."""
    studio = browser.get(f"/verksted/dokument/{slug}")
    text = studio.form("/lagre/").findtext(".//textarea") or ""
    assert old in text
    studio.submit("/lagre/", text=text.replace(old, new).lstrip("\n"))


# Deeds that lead to a state


def sends(form: str) -> Callable[[Visitor], None]:
    """As a browser without scripts would: the whole form, and a whole page back."""

    def deed(visitor: Visitor) -> None:
        with visitor.page.expect_navigation():
            visitor.page.locator(f'form[action*="{form}"]').first.evaluate("form => form.submit()")

    return deed


def presses(name: str) -> Callable[[Visitor], None]:
    return lambda visitor: visitor.presses(name)


def answers_nothing(visitor: Visitor) -> None:
    visitor.presses("Svar", within=visitor.question("da"))
    visitor.sees("Velg minst ett svar", within=visitor.question("da"))


def opens_the_menu(visitor: Visitor) -> None:
    visitor.page.locator("details.menu > summary").locator("visible=true").click()


def unfolds_everything(visitor: Visitor) -> None:
    visitor.page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")


def logs_in_wrongly(visitor: Visitor) -> None:
    visitor.logs_in(world.NURSE, "ikke det rette")
    visitor.sees("Du er ikke logget inn")


def another_has_saved(visitor: Visitor) -> None:
    """The draft has moved on in another tab."""
    _falls_behind(visitor)
    sends("/lagre/")(visitor)


def _falls_behind(visitor: Visitor) -> None:
    visitor.part("versjon").evaluate("field => { field.value = 99 }")
    visitor.part("kildetekst").evaluate("area => { area.value += ' Mer.' }")


def autosave_is_refused(visitor: Visitor) -> None:
    _falls_behind(visitor)
    visitor.part("kildetekst").press("Control+s")
    visitor.sees("Ikke lagret.")


def form_key_is_old(visitor: Visitor) -> None:
    visitor.page.evaluate("document.querySelectorAll('[name=csrf_token]').forEach((one) => { one.value = 'gammel' })")


def stale_attest(visitor: Visitor) -> None:
    visitor.writes("Hva så du? (valgfritt)", "Så at hun spurte om tallet to ganger.")
    form_key_is_old(visitor)
    sends("/attester")(visitor)


def uploads(name: str, data: bytes, button: str) -> Callable[[Visitor], None]:
    def deed(visitor: Visitor) -> None:
        visitor.page.set_input_files("#fil", {"name": name, "mimeType": "application/octet-stream", "buffer": data})
        visitor.presses(button)

    return deed


def logs_out(visitor: Visitor) -> None:
    visitor.logs_out()
    visitor.sees("Du er logget ut.")


def anonymous() -> list[Screen]:
    log_in = Screen("logg inn", None, "/logg-inn")
    guides = ("/hjelp/sykepleier", "/hjelp/kursutvikler-aktiviteter", "/hjelp/kursutvikler-tekst")
    texts = ("/hjelp", *guides, "/personvern", "/tilgjengelighet", "/ordliste")
    return [
        log_in,
        replace(log_in, name="logg inn, feil passord", then=logs_in_wrongly, statuses=(422,)),
        replace(log_in, name="logg inn, tomt", then=sends("/logg-inn"), statuses=(422,)),
        *(Screen(path, None, path) for path in texts),
        *(Screen(f"feil {one}", None, f"/feil/{one}", statuses=(one,)) for one in ERRORS),
    ]


def gallery() -> list[Screen]:
    from learning.web.gallery import SCREENS

    return [Screen(f"galleri, {name}", None, f"/utvikling/galleri/{name}") for name in SCREENS]


def nurse() -> list[Screen]:
    ida, berit, ola = world.NURSE, world.COLLEAGUE, world.STRANGER
    return [
        Screen("min side", ida, "/min-side"),
        Screen("min side, åpen meny", ida, "/min-side", opens_the_menu),
        Screen("min side, ny", ola, "/min-side"),
        Screen("kurs", ida, "/laer"),
        Screen("kurset", ida, "/laer/prove"),
        Screen("modul, begynt", ida, MODULE),
        Screen("modul, ny", ola, MODULE),
        Screen("modul, bestått", ida, TALK),
        Screen("side uten spørsmål", ida, f"{MODULE}/side/hvorfor"),
        Screen("spørsmål, riktig", ida, f"{MODULE}/side/skalaen"),
        Screen("spørsmål, ubesvart", ida, f"{MODULE}/side/uteblir", unfolds_everything),
        Screen("spørsmål, tomt svar", ida, f"{MODULE}/side/uteblir", answers_nothing, (422,)),
        Screen("spørsmål, tomt svar uten skript", ida, f"{MODULE}/side/uteblir", sends("/svar/"), (422,)),
        Screen("spørsmål, feil", berit, f"{MODULE}/side/skalaen"),
        Screen("spørsmål, delvis riktig", berit, f"{MODULE}/side/uteblir"),
        Screen("side, fullført modul", ida, f"{TALK}/side/apent"),
        Screen("resultat, ikke bestått", ida, f"{MODULE}/resultat"),
        Screen("resultat, bestått", ida, f"{TALK}/resultat"),
        Screen("biblioteket", ida, "/bibliotek"),
        Screen("et ark", ida, "/bibliotek/ti-minutter-lytt"),
        Screen("hele modulen", ola, f"{MODULE}/utskrift"),
        Screen("hele modulen, fullført", ida, f"{TALK}/utskrift"),
        Screen("søk, treff", ida, "/sok?q=tallet"),
        Screen("søk, ingen treff", ida, "/sok?q=sekkunder"),
        Screen("min kompetanse", ida, "/min-kompetanse"),
        Screen("én kompetanse", ida, f"/min-kompetanse/{SKILL}"),
        Screen("én kompetanse, begynt", ida, "/min-kompetanse/kommunikasjon"),
        Screen("profil", ida, "/min-profil"),
        Screen("profil, feil", ida, "/min-profil", sends("/min-profil/passord"), (422,)),
        Screen("innsyn", ida, "/min-side/innsyn"),
        Screen("innsyn, ingen", ola, "/min-side/innsyn"),
        Screen("403", ida, "/verksted", statuses=(403,)),
        Screen("404", ida, "/laer/finnes-ikke", statuses=(404,)),
        Screen("logget ut", world.NURSE, "/min-side", logs_out),
    ]


def alone() -> list[Screen]:
    ida, berit, ola = world.NURSE, world.COLLEAGUE, world.STRANGER
    with_patient = "Hun på rom 12 ville ikke."

    def writes_of_a_patient(visitor: Visitor) -> None:
        visitor.part("hvorfor").evaluate("(area, text) => { area.value = text }", with_patient)
        visitor.part("valg-a").click()
        visitor.sees("kjenner igjen en pasient")

    return [
        Screen("etikk", ida, "/etikk"),
        Screen("etikk, ingen begynt", world.COORDINATOR, "/etikk"),
        Screen("simulering, begynt", ida, walker.FRONT),
        Screen("simulering, gjennomført", berit, walker.FRONT),
        Screen("simulering, ny", world.COORDINATOR, walker.FRONT),
        Screen("scene", ida, "/etikk/gang/4", unfolds_everything),
        Screen("scene, om en pasient", ola, "/etikk/gang/1", writes_of_a_patient, (422,)),
        Screen("slutt", berit, "/etikk/gang/5"),
        Screen("etterpå", berit, "/etikk/gang/5/etterpa", unfolds_everything),
    ]


REFLECTION, PLAN = f"{walker.FRONT}/refleksjon", f"{walker.FRONT}/tilbake-til-praksis"


def _reflect(app: Flask) -> None:
    """Ida and Berit have written, and Berit has shared with Ida; Ida has made plans, and is asked about one of them."""
    ida, berit = Browser(app, world.NURSE), Browser(app, world.COLLEAGUE)
    ida.post(REFLECTION, {"problem": "Bør vi spørre Hamid?", "facts": "Han sa «spør Leila»."})
    berit.post(REFLECTION, {"problem": "Bør vi si det?", "judgement": "Vi spør ham\nnår tolken er her."})
    berit.post(f"{REFLECTION}/del", {"reader": "address", "email": world.NURSE.email})
    for when in ("På mandag", "På tirsdag"):
        ida.post(PLAN, {"when": when, "shall": "spørre hvor mye han vil vite", "notice": "at han puster ut"})
    with app.app_context():
        due = update(FollowUp).where(FollowUp.commitment_id == 1, FollowUp.weeks == 2)
        db.session.execute(due.values(due_on=app.extensions["clock"]().date()))
        db.session.commit()


def reflecting() -> list[Screen]:
    ida, berit, ola = world.NURSE, world.COLLEAGUE, world.STRANGER

    def writes_of_a_patient(visitor: Visitor) -> None:
        visitor.writes("Fakta i saken", "Hun på rom 12 ville ikke.")
        visitor.sees("kjenner igjen en pasient")

    def chooses(value: str) -> Callable[[Visitor], None]:
        return lambda visitor: visitor.page.locator(f'[name=answer][value="{value}"]').first.check()

    return [
        Screen("refleksjon, ny", ola, REFLECTION, unfolds_everything),
        Screen("refleksjon", ida, REFLECTION),
        Screen("refleksjon, om en pasient", ola, REFLECTION, writes_of_a_patient, (422,)),
        Screen("refleksjon, del", berit, f"{REFLECTION}/del"),
        Screen("refleksjon, del med ingen", ida, f"{REFLECTION}/del", sends("/refleksjon/del"), (422,)),
        Screen("refleksjon, ingenting å dele", ola, f"{REFLECTION}/del"),
        Screen("refleksjon, delt med meg", ida, "/etikk/delt/2"),
        Screen("refleksjoner", ida, "/etikk/refleksjoner"),
        Screen("refleksjoner, ingen", ola, "/etikk/refleksjoner"),
        Screen("avtale, ny", ida, PLAN),
        Screen("avtale, tom", ida, PLAN, sends("/tilbake-til-praksis"), (422,)),
        Screen("avtaler", ida, "/etikk/avtaler", unfolds_everything),
        Screen("avtaler, hindret", ida, "/etikk/avtaler", chooses("hindered")),
        Screen("avtaler, endret plan", ida, "/etikk/avtaler", chooses("changed")),
        Screen("avtaler, feil", ida, "/etikk/avtaler", sends("/svar/"), (422,)),
        Screen("avtaler, ingen", ola, "/etikk/avtaler"),
        Screen("hindringer, ingen", world.COORDINATOR, "/nettverk/hindringer"),
    ]


def leader(page: str) -> list[Screen]:
    liv = world.LEADER
    return [
        Screen("leder, min side", liv, "/min-side"),
        Screen("teamet", liv, "/team"),
        Screen("teamet, tomt", EMPTY_HANDED, "/team"),
        Screen("person", liv, page, unfolds_everything),
        Screen("person, feil i attest", liv, page, sends("/attester"), (422,)),
        Screen("person, feil i trekk", liv, page, sends("/trekk"), (422,)),
        Screen("person, gammelt skjema", liv, page, stale_attest, (400,)),
        Screen("én kompetanse for leder", liv, f"{page}/kompetanse/{SKILL}"),
        Screen("nettverket", world.COORDINATOR, "/nettverk"),
        Screen("nettverksleder, min side", world.COORDINATOR, "/min-side"),
        Screen("nettverksleder uten verv", world.COORDINATOR, "/min-kompetanse"),
    ]


def educator() -> list[Screen]:
    eva, per = world.EDUCATOR, world.SECOND_EDUCATOR
    document, course = f"/verksted/dokument/{SLUG}", f"/verksted/dokument/{COURSE}"
    fetch, looks = f"/verksted/hent/{SLUG}", "Se over spørsmålene"
    text = (CONTENT / reader.FILE).read_bytes()
    broken = packed({reader.FILE: text.replace(b"- [x]", b"- [ ]"), "les.txt": b""})
    whole = packed({reader.FILE: text.replace(b"svare selv.", b"svare."), reader.FILE.replace("10-", "30-ny-"): text})
    return [
        Screen("kursutvikler, min side", eva, "/min-side"),
        Screen("kursverksted", eva, "/verksted"),
        Screen("skriv, med feil i teksten", eva, document, unfolds_everything),
        Screen("skriv, noen har publisert", per, document),
        Screen("skriv, lagret i en annen fane", eva, course, another_has_saved, (409,)),
        Screen("skriv, ikke lagret av seg selv", eva, course, autosave_is_refused, (409,)),
        Screen("skriv et kurs", eva, course),
        Screen("hent inn spørsmål", eva, fetch),
        Screen("hent inn spørsmål, feil fil", eva, fetch, uploads("a.gift", b"::A::Hva? {=a", looks), (400,)),
        Screen("hent inn spørsmål, se over", eva, fetch, uploads("a.gift", BANK.read_bytes(), looks)),
        Screen("last opp kurs", eva, "/verksted/last-opp"),
        Screen("last opp kurs, feil", eva, "/verksted/last-opp", uploads("a.zip", broken, "Lag utkast"), (400,)),
        Screen("last opp kurs, gjort", eva, "/verksted/last-opp", uploads("a.zip", whole, "Lag utkast")),
        Screen("skriv et rammeverk", eva, "/verksted/dokument/competence/sykepleier"),
        Screen("skriv en plan", eva, "/verksted/dokument/plans/ahus"),
        Screen("skriv en simulering", eva, f"/verksted/dokument/{walker.SLUG}", unfolds_everything),
        Screen("skriv en simulering, med feil", per, f"/verksted/dokument/{walker.SLUG}", unfolds_everything),
        Screen("veiene", eva, f"/verksted/veier/{walker.SLUG}?vei=2"),
        Screen("veiene, herfra og med feil", per, f"/verksted/veier/{walker.SLUG}?alle=1&fra=B2"),
        Screen("hva folk velger", eva, f"/verksted/valg/{walker.SLUG}"),
        Screen("publiser, med feil i teksten", eva, f"/verksted/publiser/{SLUG}"),
        Screen("publiser, noen var før", per, f"/verksted/publiser/{SLUG}"),
        Screen("publiser", eva, f"/verksted/publiser/{COURSE}"),
        Screen("publiser uten valg", eva, f"/verksted/publiser/{COURSE}", sends("/publiser/"), (422,)),
        Screen("endringer", eva, f"/verksted/historikk/{SLUG}"),
        Screen("endring", eva, "/verksted/endring/1", unfolds_everything),
    ]
