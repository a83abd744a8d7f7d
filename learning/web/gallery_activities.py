"""What does the gallery show of questions and notes? Every kind, asked and told, with and without mistakes."""

from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

ITEMS = (
    "Sett deg ned",
    "Si hvorfor du spør",
    "Spør om plager, og vent på svaret selv om det tar tid",
    "Skriv ned tallene",
)
LEFT = ("Rynker i pannen", "Rask pust", "Tørre lepper")
RIGHT = ("Smerte", "Tungpust", "Tørste som ikke går over av å drikke litt vann")
PARTLY = "Delvis riktig: 2 av 3 riktige, og 1 feil trekker fra"
STATEMENTS = ("Jeg spør om plager hver dag", "Jeg vet hvem jeg kan ringe når jeg er i tvil")


class Sheet(SimpleNamespace):
    """What is drawn once for all who meet it must be something that can be recognised."""

    def __hash__(self) -> int:  # type: ignore[override]  # a namespace has none because it can be changed; these are not
        return id(self)


def questions() -> list[SimpleNamespace]:
    """The four first are about choosing an answer, the way most questions are."""
    return [*_chosen(), *_asked(), *_told()]


def _question(key: str, title: str, kind: str, parts: Any, error: str = "", level: int = 3) -> SimpleNamespace:
    name = f"sporsmal-{key}"
    return SimpleNamespace(
        html_id=name, action="#", place="Spørsmål 1 av 4", title=title, prompt_html="", kind=kind,
        parts=Sheet(html_id=name, kind=kind, parts=parts, error=error, fresh=False), error=error, fresh=False,
        answer=None, level=level,
    )  # fmt: skip


def _answered(question: SimpleNamespace, state: str, verdict: str) -> SimpleNamespace:
    question.parts = question.parts.parts
    question.answer = SimpleNamespace(
        state=state, verdict=verdict, saved="Lagret 12:04", again_url="#",
        explanation_html=Markup("<p>Pasienten setter tallet selv.</p>"),
        covered_by="" if state == "done" else "Hvorfor kartlegge?", covered_url="" if state == "done" else "#",
    )  # fmt: skip
    return question


def _choices(*texts: str, several: bool = False) -> SimpleNamespace:
    options = [SimpleNamespace(position=nr, html=text, chosen=False) for nr, text in enumerate(texts)]
    return SimpleNamespace(several=several, options=options)


def _option(nr: int, text: str, verdict: str, feedback: str = "") -> SimpleNamespace:
    html = Markup("<p>{}</p>").format(feedback) if feedback else ""
    return SimpleNamespace(position=nr, html=text, chosen=verdict != "missed", verdict=verdict, feedback_html=html)


def _chosen() -> list[SimpleNamespace]:
    one = [
        SimpleNamespace(position=0, html="Sykepleieren", chosen=False, verdict="", feedback_html=""),
        _option(1, "Pasienten selv", "right", "Ja. Bare pasienten vet hvor plaget hun er."),
    ]
    several = [
        _option(0, "Vifte", "right", "Luft mot ansiktet hjelper mange."),
        _option(1, "Åpent vindu", "missed"),
        _option(3, "Ro i rommet", "right"),
        _option(2, "Flatt leie", "wrong", "Flatt leie gjør det ofte verre. Hev hodeenden."),
    ]
    late = _choices("Samme vakt", "Dagen etter", several=True)
    return [
        _question("a", "Hvilken skala brukes i ESAS-r?", "question", _choices("1–5", "0–10", "0–100")),
        _question("b", "Når skal et svar på 7 eller mer følges opp?", "question", late, "Velg minst ett svar."),
        _answered(_question("c", "Hvem setter tallet?", "question", one), "done", "Riktig"),
        _answered(_question("d", "Hva kan lindre tungpust?", "question", several), "part", PARTLY),
    ]


def _row(name: str, text: str, chosen: str = "") -> SimpleNamespace:
    return SimpleNamespace(name=name, html=text, text=text, chosen=chosen)


def _asked() -> list[SimpleNamespace]:
    places = SimpleNamespace(rows=[_row(f"place-{nr}", text, "1") for nr, text in enumerate(reversed(ITEMS))])
    partners = [
        SimpleNamespace(place=str(nr), letter="ABC"[nr], html=text, text=text)
        for nr, text in enumerate(reversed(RIGHT))
    ]
    rows = [_row(f"pair-{nr}", text) for nr, text in enumerate(LEFT)]
    pairs = SimpleNamespace(left_title="Tegn", right_title="Plage", rows=rows, partners=partners)
    dose, word = SimpleNamespace(text="femten", unit="mg"), SimpleNamespace(text="", unit="")
    mistake = "Skriv svaret som ett tall i mg, for eksempel 2,5."
    return [
        _question("e", "Hva gjør du først?", "order", places, "To punkter har fått samme plass."),
        _question("f", "Hva hører sammen?", "match", pairs),
        _question("g", "Hvor mye er det i døgnet?", "number", dose, mistake),
        _question("h", "Hva heter skjemaet?", "fill-in", word),
    ]


def _told() -> list[SimpleNamespace]:
    placed = [
        SimpleNamespace(html=ITEMS[nr], place=place, belongs=nr + 1) for place, nr in enumerate((0, 2, 1, 3), start=1)
    ]
    paired = [
        SimpleNamespace(html=LEFT[0], given_html=RIGHT[0], right_html=""),
        SimpleNamespace(html=LEFT[1], given_html=RIGHT[2], right_html=RIGHT[1]),
    ]
    order = SimpleNamespace(rows=placed, right=ITEMS)
    pairs = SimpleNamespace(left_title="Tegn", right_title="Plage", rows=paired)
    dose = SimpleNamespace(given="2,5", right="15 mg", also="Alt fra 14,5 til 15,5 er riktig.")
    word = SimpleNamespace(given="Edmonton-skjema", right="ESAS-r", also="")
    return [
        _answered(
            _question("i", "Hva gjorde du først?", "order", order), "part", "Delvis riktig: 2 av 4 på rett plass"
        ),
        _answered(_question("j", "Hva hørte sammen?", "match", pairs), "part", "Delvis riktig: 1 av 2 par er riktige"),
        _answered(_question("k", "Hvor mye var det?", "number", dose), "none", "Ikke riktig denne gangen"),
        _answered(_question("l", "Hva het skjemaet?", "fill-in", word), "done", "Riktig"),
    ]


def case() -> SimpleNamespace:
    inside = _question("m", "Hva ser du etter?", "question", _choices("Ansiktet", "Klokka"), level=4)
    text = Markup("<p>Arne er urolig. Han svarer ikke når du spør.</p>")
    return SimpleNamespace(html_id="kasus-natt", title="Natt på posten", prompt_html=text, questions=[inside])


def _note(key: str, kind: str, title: str, **more: Any) -> SimpleNamespace:
    empty = {
        "prompt_html": "", "text": "", "saved": "", "mistake": None, "fresh": False, "statements": (), "summary": "",
        "done": "", "done_on": "", "today": "2026-11-22", "colleague": False,
    }  # fmt: skip
    return SimpleNamespace(html_id=f"notat-{key}", action="#", kind=kind, title=title, **(empty | more))


def _statements(marks: tuple[str, str], before: tuple[str, str], change: tuple[str, str]) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(name=f"mark-{nr}", html=text, mark=marks[nr], before=before[nr], change=change[nr])
        for nr, text in enumerate(STATEMENTS)
    ]


def notes() -> list[SimpleNamespace]:
    refused = SimpleNamespace(words="Teksten har et fødselsnummer, det som begynner på 0101.", seen="")
    perhaps = SimpleNamespace(words="Dette kan gjøre at noen kjenner igjen en pasient: «rom 12».", seen="a1")
    unmarked = SimpleNamespace(words="Sett et tall på minst én av setningene.", seen="")
    blank, before = _statements(("", ""), ("", ""), ("", "")), ("3", "5")
    changed = _statements(("7", "5"), before, ("4 høyere enn før", "Likt som før"))
    summary = "Siden sist har du satt deg høyere på 1 setning, likt på 1."
    return [
        _note("a", "reflection", "Tenk på en samtale", text="Jeg ventet.", saved="Lagret 12:04"),
        _note("b", "reflection", "Tenk på en pasient", text="0101…", mistake=refused),
        _note("c", "reflection", "Tenk på et rom", text="Hun på rom 12.", mistake=perhaps),
        _note("d", "self-assessment", "Før du begynner", statements=blank, mistake=unmarked),
        _note("e", "self-assessment", "Etterpå", statements=changed, summary=summary, saved="Lagret 12:04"),
        _note("f", "task", "Kartlegg én pasient", colleague=True),
        _note(
            "g",
            "task",
            "Kartlegg en pasient til",
            done="Gjort 3. mars 2026",
            done_on="2026-03-03",
            saved="Lagret 12:04",
        ),
    ]
