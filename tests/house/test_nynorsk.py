"""Is every sentence of the product there in nynorsk, whole and with the same gaps to fill?"""

import re
from collections import Counter
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from flask import Flask

from tests.browsing import Browser
from tests.house.sources import ROOT

NYNORSK = ROOT / "learning" / "translations" / "nn" / "LC_MESSAGES" / "messages.po"
GAP = re.compile(r"%\(\w+\)[a-z]|%%|%[a-z]\b")
TAG = re.compile(r"</?[a-z][^>]*>")
Id = str | tuple[str, ...]


@cache
def asked() -> frozenset[Id]:
    """Every sentence that templates and learning ask a translation of."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(str(ROOT), methods, options, {**DEFAULT_KEYWORDS, "N_": None})
    return frozenset(sentence for _file, _line, sentence, _comments, _context in found)


@cache
def catalogue() -> Catalog:
    with NYNORSK.open("rb") as file:
        return read_po(file, locale="nn")


def sentences(held: Catalog) -> list[Message]:
    return [message for message in held if message.id]


def forms(words: Id) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def key(sentence: Id) -> str:
    """A catalogue knows a sentence in singular and plural by the singular."""
    return forms(sentence)[0]


def missing(wanted: frozenset[Id], held: Catalog) -> list[str]:
    known = {key(message.id) for message in sentences(held)}
    return sorted(key(sentence) for sentence in wanted if key(sentence) not in known)


def unasked(wanted: frozenset[Id], held: Catalog) -> list[str]:
    known = {key(sentence) for sentence in wanted}
    return sorted(key(message.id) for message in sentences(held) if key(message.id) not in known)


def unfinished(held: Catalog) -> list[str]:
    """Sentences without words in nynorsk, in any of their forms, or with words nobody has looked at."""
    return [
        key(message.id)
        for message in sentences(held)
        if message.fuzzy
        or not all(form.strip() for form in forms(message.string))
        or len(forms(message.string)) != len(forms(message.id))
    ]


def differing(held: Catalog, what: re.Pattern[str]) -> list[str]:
    """Sentences that have other gaps, or other markup, in nynorsk than in bokmål."""
    return [
        key(message.id)
        for message in sentences(held)
        for ours, theirs in zip(forms(message.id), forms(message.string), strict=False)
        if Counter(what.findall(ours)) != Counter(what.findall(theirs))
    ]


def test_the_search_finds_the_sentences_of_templates_python_and_tables() -> None:
    assert len(asked()) > 300
    known = {key(sentence) for sentence in asked()}
    assert {"Hopp til innholdet", "Velg et svar.", "%(num)s spørsmål"} <= known
    assert any("Filnavnet passer ikke" in sentence for sentence in known)


def test_every_sentence_is_in_the_catalogue() -> None:
    assert missing(asked(), catalogue()) == []


def test_every_sentence_in_the_catalogue_has_words_in_nynorsk() -> None:
    assert unfinished(catalogue()) == []


def test_the_gaps_to_fill_are_the_same_in_nynorsk() -> None:
    assert differing(catalogue(), GAP) == []


def test_the_markup_is_the_same_in_nynorsk() -> None:
    assert differing(catalogue(), TAG) == []


def test_the_catalogue_holds_no_sentence_that_nobody_asks_for() -> None:
    assert unasked(asked(), catalogue()) == []
    assert list(catalogue().obsolete) == []


def test_the_catalogue_says_that_it_is_nynorsk() -> None:
    assert b'"Language: nn\\n"' in NYNORSK.read_bytes()


def test_who_asks_for_nynorsk_reads_nynorsk(app: Flask) -> None:
    page = Browser(app).get("/logg-inn", **{"Accept-Language": "nn"})
    assert page.tree.get("lang") == "nn"
    assert page.has("Hopp til innhaldet")


@pytest.mark.parametrize(
    ("words", "check"),
    [
        pytest.param("", unfinished, id="empty"),
        pytest.param("%(numer)s spørsmål", lambda held: differing(held, GAP), id="gap"),
        pytest.param("%(number)s <b>spørsmål", lambda held: differing(held, TAG), id="markup"),
        pytest.param("%(number)s spørsmål", lambda held: missing(frozenset({"Ny setning"}), held), id="missing"),
        pytest.param("%(number)s spørsmål", lambda held: unasked(frozenset(), held), id="unasked"),
    ],
)
def test_a_mistake_in_the_catalogue_would_be_seen(words: str, check) -> None:  # type: ignore[no-untyped-def]
    held = Catalog(locale="nn")
    held.add("%(number)s spørsmål", words)
    assert len(check(held)) == 1


def test_a_plural_with_one_form_only_would_be_seen() -> None:
    held = Catalog(locale="nn")
    held.add(("%(num)s enhet", "%(num)s enheter"), ("%(num)s eining", ""))
    assert unfinished(held) == ["%(num)s enhet"]
