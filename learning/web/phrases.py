"""Which words do people read for the codes we store? One place, so that the same thing is called the same everywhere."""

from learning.competence.requirement import Requirement
from learning.courses.library import Library
from learning.translations.catalogue import gettext as _


def side(code: str) -> str:
    return {"understanding": _("Forståelse"), "experience": _("Erfaring"), "action": _("Handling")}[code]


def cell(state: str) -> str:
    return {"none": _("Mangler"), "part": _("Begynt"), "met": _("Oppfylt"), "expired": _("Utløpt")}[state]


def requirement_state(state: str) -> str:
    return {"done": _("Ferdig"), "due": _("Ikke ferdig"), "soon": _("Frist snart"), "overdue": _("Over fristen")}[state]


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
    }[kind]


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


def profession(code: str) -> str:
    return {
        "nurse": _("sykepleier"),
        "physiotherapist": _("fysioterapeut"),
        "occupational_therapist": _("ergoterapeut"),
    }[code]


def change(code: str) -> str:
    return {
        "typo": _("Skrivefeil"),
        "wording": _("Bedre ord"),
        "clinical": _("Faglig endring"),
        "files": _("Ny tekst"),
    }[code]


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
    """What a requirement is called: the course's title, or level B."""
    if one.kind == "level_b":
        return _("Nivå B")
    course = library.course(one.subject, locale)
    return course.title if course else one.subject


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
