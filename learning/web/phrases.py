"""Which words do people read for the codes we store? One place, so that the same thing is called the same everywhere."""

from collections.abc import Callable
from functools import lru_cache, wraps

from learning.competence.requirement import Requirement
from learning.courses.library import Library
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import language


def _once(words: Callable[[str], str]) -> Callable[[str], str]:
    """A code has the same words every time: they are looked up once in each language."""

    @lru_cache(maxsize=512)
    def known(_language: str, code: str) -> str:
        return words(code)

    @wraps(words)
    def asked(code: str) -> str:
        return known(language(), code)

    return asked


@_once
def side(code: str) -> str:
    return {"understanding": _("Forståelse"), "experience": _("Erfaring"), "action": _("Handling")}[code]


@_once
def cell(state: str) -> str:
    return {"none": _("Mangler"), "part": _("Begynt"), "met": _("Oppfylt"), "expired": _("Utløpt")}[state]


@_once
def requirement_state(state: str) -> str:
    return {"done": _("Ferdig"), "due": _("Ikke ferdig"), "soon": _("Frist snart"), "overdue": _("Over fristen")}[state]


@_once
def evidence(kind: str) -> str:
    return {
        "module": _("Modul bestått"),
        "course": _("Kurs fullført"),
        "simulation_alone": _("Simulering alene"),
        "simulation_group": _("Simulering i gruppe"),
        "placement": _("Hospitering"),
        "task": _("Oppgave på jobb, bekreftet av kollega"),
        "teaching": _("Holdt undervisning"),
        "improvement": _("Forbedringsarbeid"),
        "skill": _("Observert ferdighet"),
        "further_education": _("Videreutdanning"),
        "reread": _("Faglig endring lest"),
        "leader_meeting": _("Ledersamtale"),
        "meeting": _("Nettverksmøte"),
        "gathering": _("Fagdag eller samling"),
        "agreement": _("Avtale signert"),
        "report": _("Årsrapport"),
        "waiver": _("Fritak"),
    }[kind]


@_once
def way(kind: str) -> str:
    """How evidence of this kind is won, as something to do."""
    return {
        "module": _("bestå en modul som dekker dette"),
        "course": _("fullføre et kurs som dekker dette"),
        "simulation_alone": _("gå gjennom en etikksimulering alene"),
        "simulation_group": _("være med på en etikksimulering i gruppe"),
        "placement": _("hospitere med dette som mål"),
        "task": _("gjøre en oppgave på jobb som en kollega bekrefter"),
        "teaching": _("undervise kolleger om dette"),
        "improvement": _("fullføre et forbedringsarbeid om dette"),
        "skill": _("vise det i praksis, så lederen kan attestere det"),
        "further_education": _("ha videreutdanning som lederen har sett vitnemålet for"),
    }[kind]


@_once
def role(code: str) -> str:
    return {
        "nurse": _("ressursperson"),
        "leader": _("leder"),
        "educator": _("kursutvikler"),
        "coordinator": _("nettverksleder"),
        "area_leader": _("områdeleder"),
        "steering": _("styringsgruppen"),
        "admin": _("administrator"),
    }[code]


@_once
def profession(code: str) -> str:
    return {
        "nurse": _("sykepleier"),
        "physiotherapist": _("fysioterapeut"),
        "occupational_therapist": _("ergoterapeut"),
    }[code]


@_once
def change(code: str) -> str:
    return {
        "typo": _("Skrivefeil"),
        "wording": _("Bedre ord"),
        "clinical": _("Faglig endring"),
        "files": _("Ny tekst"),
    }[code]


@_once
def document(kind: str) -> str:
    return {
        "course": _("Kurs"),
        "module": _("Modul"),
        "framework": _("Kompetanserammeverk"),
        "plan": _("Kompetanseplan"),
        "guide": _("Veiledning"),
        "document": _("Dokument"),
        "form": _("Skjema"),
        "simulation": _("Simulering"),
        "glossary": _("Ordliste"),
    }[kind]


@_once
def unit(kind: str) -> str:
    return {
        "home_care": _("hjemmetjeneste"),
        "nursing_home": _("sykehjem"),
        "hospital_ward": _("sykehusavdeling"),
        "outpatient": _("poliklinikk"),
        "residence": _("bolig"),
        "palliative_unit": _("lindrende enhet"),
    }[kind]


def requirement_title(one: Requirement, library: Library, locale: str) -> str:
    return title_of_requirement(one.kind, one.subject, library, locale)


def title_of_requirement(kind: str, subject: str, library: Library, locale: str) -> str:
    """What a requirement is called: by its kind, or by the title of what it is about."""
    if kind == "course":
        course = library.course(subject, locale)
        return course.title if course else subject
    if kind in {"simulation", "agreement"}:
        return library.title_of(subject)
    return requirement(kind)


@_once
def requirement(kind: str) -> str:
    """A kind of requirement as a heading."""
    return {
        "course": _("Kurs"),
        "simulation": _("Etikksimulering"),
        "placement": _("Hospitering"),
        "agreement": _("Avtale"),
        "level_b": _("Nivå B"),
        "leader_meeting": _("Ledersamtale"),
        "meeting": _("Nettverksmøter"),
        "gathering": _("Fagdag og samling"),
        "teaching": _("Undervisning for kolleger"),
        "report": _("Årsrapport"),
    }[kind]


@_once
def requirement_way(kind: str) -> str:
    """What somebody does to have it done."""
    return {
        "course": _("Fullfør alle modulene i kurset."),
        "simulation": _("Gå gjennom simuleringen alene eller i en gruppe."),
        "placement": _("Avtal hospitering med lederen din og et sted som tar imot. Verten bekrefter dagene."),
        "agreement": _("Les dokumentet, og signer det sammen med lederen din."),
        "level_b": _("Vis forståelse, erfaring og handling i alle kompetansene. Så bekrefter lederen din nivået."),
        "leader_meeting": _("Avtal en samtale om vervet med lederen din. Den teller når begge har bekreftet den."),
        "meeting": _("Møt på nettverksmøtet. Den som leder møtet, registrerer at du var der."),
        "gathering": _("Delta på fagdag eller samling. Den som arrangerer, registrerer dagene dine."),
        "teaching": _("Undervis kollegene dine. En kort gjennomgang etter en fagdag teller også."),
        "report": _("Send inn årsrapporten når året er over."),
    }[kind]


@_once
def plan_key(key: str) -> str:
    """A line of a network's competence plan, as a reader would say it."""
    return {
        "required_courses": _("Kurs som kreves"),
        "required_simulations": _("Simuleringer som kreves"),
        "placement_required": _("Hospitering kreves"),
        "placement_days": _("Dager med hospitering"),
        "placement_months": _("Frist for hospitering"),
        "documents_to_sign": _("Dokumenter som skal signeres"),
        "level_b_months": _("Frist for nivå B"),
        "frameworks": _("Hva nivå B er"),
        "leader_meetings_per_year": _("Ledersamtaler i året"),
        "meetings_per_year": _("Nettverksmøter i året"),
        "gathering_days_per_year": _("Dager på fagdag og samling i året"),
        "teaching_per_year": _("Undervisninger i året"),
        "report_due": _("Frist for årsrapporten"),
        "validity_course_months": _("Hvor lenge et kurs gjelder"),
        "validity_simulation_months": _("Hvor lenge en simulering gjelder"),
        "validity_placement_months": _("Hvor lenge hospitering gjelder"),
        "waivers_given_by": _("Hvem som kan gi fritak"),
    }[key]


@_once
def hindrance(code: str) -> str:
    """What came in the way of a plan."""
    return {
        "time": _("For lite tid"),
        "staffing": _("For få på jobb"),
        "leader": _("Manglet støtte fra leder"),
        "colleagues": _("Uenighet blant kolleger"),
        "knowledge": _("Manglet kunnskap eller trening"),
        "no_occasion": _("Anledningen kom ikke"),
        "other": _("Noe annet"),
    }[code]
