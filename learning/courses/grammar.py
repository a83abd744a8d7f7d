"""Which words and marks have a meaning in the authors' Markdown?

The tables are all here, so that a new activity, language or call-out is a new row. The parsers
ask these tables and know no words themselves.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LANGUAGES = ("nb", "nn", "en")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 64


@dataclass(frozen=True, slots=True)
class Keyword:
    """How an activity's heading begins in each language (level 3, followed by a colon)."""

    activity: str
    nb: str
    nn: str
    en: str


KEYWORDS = (
    Keyword("question", "Spørsmål", "Spørsmål", "Question"),
    Keyword("order", "Rekkefølge", "Rekkjefølgje", "Order"),
    Keyword("match", "Koble", "Kople", "Match"),
    Keyword("number", "Tall", "Tal", "Number"),
    Keyword("fill-in", "Fyll inn", "Fyll inn", "Fill in"),
    Keyword("case", "Kasus", "Kasus", "Case"),
    Keyword("reflection", "Refleksjon", "Refleksjon", "Reflection"),
    Keyword("self-assessment", "Egenvurdering", "Eigenvurdering", "Self-assessment"),
    Keyword("task", "Oppgave", "Oppgåve", "Task"),
)
ACTIVITY_OF_WORD = {word.casefold(): row.activity for row in KEYWORDS for word in (row.nb, row.nn, row.en)}
EXPLANATION_WORDS = ("Forklaring", "Explanation")
ANSWER_WORDS = ("Svar", "Answer")
COMPARE_WORDS = ("Sammenlign med", "Samanlikn med", "Compare with")
COLLEAGUE_SENTENCES = (
    "bekreftes av kollega",
    "blir stadfesta av kollega",
    "stadfestast av kollega",
    "confirmed by a colleague",
)


@dataclass(frozen=True, slots=True)
class Reserved:
    """A heading of a simulation that means something. What is `named` is followed by a colon and a name."""

    part: str
    nb: str
    nn: str
    en: str
    named: bool = False


# At level 2; every other heading is a scene.
CHAPTERS = (
    Reserved("brief", "Brief", "Brief", "Brief"),
    Reserved("ending", "Slutt", "Slutt", "Ending", named=True),
    Reserved("reflection", "Refleksjon", "Refleksjon", "Reflection"),
    Reserved("practice", "Tilbake til praksis", "Tilbake til praksis", "Back to practice"),
)
# At level 3, inside any of them.
ASIDES = (
    Reserved("if", "Hvis", "Viss", "If", named=True),
    Reserved("observer", "Observatør", "Observatør", "Observer"),
    Reserved("role", "Markør", "Markør", "Role player", named=True),
    Reserved("facilitator", "Fasilitator", "Fasilitator", "Facilitator"),
)
UNIT_WORDS = ("Enhet", "Eining", "Unit")  # of a number in a form
# Sentences that stand alone in a form's field.
SEVERAL_SENTENCES = ("flere svar er mulig", "fleire svar er mogleg", "several answers are possible")
OPTIONAL_SENTENCES = ("frivillig", "optional")
ALSO_WORDS = ("Også", "Òg", "Also")  # other forms of a term in the glossary
IF_WORDS = ("if", "hvis", "viss")
NOT_WORDS = ("not", "ikke", "ikkje")


@dataclass(frozen=True, slots=True)
class CallOut:
    """A GitHub-style alert. The title is shown above it, in the document's language."""

    mark: str
    nb: str
    nn: str
    en: str

    @property
    def css(self) -> str:
        return f"callout--{self.mark.lower()}"

    def title(self, language: str) -> str:
        return {"nn": self.nn, "en": self.en}.get(language, self.nb)


REVIEW = "REVIEW"
CALL_OUTS = {
    row.mark: row
    for row in (
        CallOut("NOTE", "Merk", "Merk", "Note"),
        CallOut("TIP", "Tips", "Tips", "Tip"),
        CallOut("IMPORTANT", "Viktig", "Viktig", "Important"),
        CallOut("WARNING", "Advarsel", "Åtvaring", "Warning"),
        CallOut("CAUTION", "Vær varsom", "Ver varsam", "Caution"),
        CallOut(REVIEW, "Ikke kvalitetssikret", "Ikkje kvalitetssikra", "Not yet quality-assured"),
    )
}
#: What is written for the author when questions come from another system.
TRUE_FALSE = {"nb": ("Riktig", "Galt"), "nn": ("Rett", "Gale"), "en": ("True", "False")}
PAIR_TITLES = {"nb": ("Dette", "hører sammen med"), "nn": ("Dette", "høyrer saman med"), "en": ("This", "belongs to")}
FETCHED = {"nb": "Innhentede spørsmål", "nn": "Innhenta spørsmål", "en": "Imported questions"}
TABLE_NAMES = {"nb": "Tabell", "nn": "Tabell", "en": "Table"}


@dataclass(frozen=True, slots=True)
class FilmWords:
    """What a card for a film says: whom it contacts, and that nobody has said what there is for all to hear and see."""

    opens: str
    unsaid: str


FILM_WORDS = {
    "nb": FilmWords(
        "Åpnes hos %s i en ny fane. Ingenting hentes derfra før du trykker.",
        "Det er ikke oppgitt om filmen er tekstet og synstolket.",
    ),
    "nn": FilmWords(
        "Blir opna hos %s i ei ny fane. Ingenting blir henta derifrå før du trykkjer.",
        "Det er ikkje oppgitt om filmen er teksta og synstolka.",
    ),
    "en": FilmWords(
        "Opens at %s in a new tab. Nothing is fetched from there until you press.",
        "It is not stated whether the film has captions and audio description.",
    ),
}

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ð": "d", "þ": "th", "ß": "ss"})
_DROPPED = re.compile(r"[^\w\- ]")


def activity_of(word: str) -> str | None:
    """The activity that a heading's first words mean, if any."""
    return ACTIVITY_OF_WORD.get(" ".join(word.split()).casefold())


def reserved(title: str, table: tuple[Reserved, ...]) -> tuple[Reserved, str] | None:
    """The row that a heading announces, and the name after its colon."""
    word, _, name = title.partition(":")
    said = " ".join(word.split()).casefold()
    row = next((row for row in table if said in (row.nb.casefold(), row.nn.casefold(), row.en.casefold())), None)
    return None if row is None else (row, name.strip())


def heading_slug(title: str) -> str:
    """The anchor a Git host makes of a heading; the one function for rendering and checking.

    Lower case, Norwegian letters kept, punctuation dropped, spaces to hyphens.
    """
    return _DROPPED.sub("", title.strip().lower()).replace(" ", "-")


def is_id(text: str) -> bool:
    return len(text) <= LONGEST_ID and ID.fullmatch(text) is not None


def id_from(title: str) -> str:
    """An id in plain letters, to suggest to an author (å→a, ø→o, æ→ae)."""
    plain = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    return "-".join(words)[:LONGEST_ID].strip("-")
