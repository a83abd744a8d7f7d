"""What does the YAML at the top of a file say about the document?

Each kind of document has a table of keys (`schema`), and this module holds values against it.
Everything wrong is reported at once; what cannot be used is left out, so that the rest of the
document can still be shown to its author.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from learning.courses.grammar import is_id
from learning.courses.nouns import Source
from learning.courses.problems import Report
from learning.courses.yaml_nodes import Node, is_day, is_whole, read_mapping

FENCE = "---"
_EDITION = re.compile(r"^edition:.*$", re.MULTILINE)
_URL = re.compile(r"https?://[^\s<>\"]+")

Reader = Callable[[Node, str, Report], Any]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a kind of document: how it is read, and what it is when missing."""

    reader: Reader
    required: bool = False
    default: Any = None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values that could be read, their lines, and the line on which the body begins."""

    values: dict[str, Any]
    lines: dict[str, int]
    body_line: int


def split(text: str, report: Report) -> tuple[str, int] | None:
    """The YAML and the number of the first line after it; None when there is no front matter."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        report.error(1, "front-matter-missing")
        return None
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1 : number - 1]), number + 1
    report.error(1, "front-matter-unclosed")
    return None


def read_front_matter(text: str, schema: Mapping[str, Key], report: Report) -> FrontMatter | None:
    parts = split(text, report)
    if parts is None:
        return None
    mapping = read_mapping(parts[0], 2, report)
    if mapping is None:
        return None
    return FrontMatter(read_keys(mapping, schema, report, at=1), mapping.key_lines, parts[1])


def read_keys(mapping: Node, schema: Mapping[str, Key], report: Report, at: int) -> dict[str, Any]:
    """Values by key; `at` is the line for what is missing."""
    for name, line in mapping.key_lines.items():
        if name not in schema:
            report.error(line, "unknown-key", key=name, suggestion=nearest(name, schema))
    values: dict[str, Any] = {}
    for name, key in schema.items():
        node = mapping.value.get(name)
        if node is None and key.required:
            report.error(at, "key-missing", key=name)
        value = None if node is None else key.reader(node, name, report)
        values[name] = key.default if value is None else value
    return values


def nearest(word: str, known: Mapping[str, Any] | tuple[str, ...], likeness: float = 0.6) -> str:
    """The known word most like this one, or nothing."""
    close = get_close_matches(word[:40].lower(), list(known), n=1, cutoff=likeness)
    return close[0] if close else ""


def with_edition(text: str, edition: int) -> str:
    """The same text with another edition, every other byte kept. Without front matter it is left alone."""
    end = text.find(f"\n{FENCE}", 3)
    if not text.startswith(FENCE) or end < 0:
        return text
    head, changed = _EDITION.subn(f"edition: {edition}", text[:end], count=1)
    return (head if changed else f"{text[:end]}\nedition: {edition}") + text[end:]


# Readers: each answers with the value, or reports and answers None.


def text_value(node: Node, key: str, report: Report) -> str | None:
    if isinstance(node.value, (bool, list, dict)) or node.value is None:
        report.error(node.line, "value-not-text", key=key)
        return None
    value = " ".join(node.raw.split())
    if not value:
        report.error(node.line, "value-empty", key=key)
    return value


def whole(least: int = 0, most: int = 1_000_000) -> Reader:
    def read(node: Node, key: str, report: Report) -> int | None:
        if not is_whole(node.value) or not least <= node.value <= most:
            report.error(node.line, "value-not-whole", key=key, least=least, most=most)
            return None
        return int(node.value)

    return read


def day(node: Node, key: str, report: Report) -> date | None:
    if not is_day(node.value):
        report.error(node.line, "value-not-date", key=key)
        return None
    found: date = node.value
    return found


def day_of_year(node: Node, key: str, report: Report) -> str | None:
    """Month and day, written `"01-31"`."""
    try:
        date.fromisoformat(f"2028-{node.raw}")
    except ValueError:
        report.error(node.line, "value-not-day-of-year", key=key)
        return None
    return node.raw


def flag(node: Node, key: str, report: Report) -> bool | None:
    if not isinstance(node.value, bool):
        report.error(node.line, "value-not-yes-or-no", key=key)
        return None
    return node.value


def one_of(*choices: str) -> Reader:
    def read(node: Node, key: str, report: Report) -> str | None:
        if node.value in choices:
            return str(node.value)
        said = node.raw[:40]
        facts = {"key": key, "value": said, "known": ", ".join(choices), "suggestion": nearest(said, choices)}
        report.error(node.line, "value-not-known", **facts)
        return None

    return read


def some(reader: Reader) -> Reader:
    """A list of such values, without repetitions."""

    def read(node: Node, key: str, report: Report) -> tuple[Any, ...] | None:
        if not isinstance(node.value, list):
            report.error(node.line, "value-not-list", key=key)
            return None
        values: dict[Any, None] = {}
        for item in node.value:
            value = reader(item, key, report)
            if value in values:
                report.error(item.line, "value-twice", key=key, value=str(value))
            elif value is not None:
                values[value] = None
        return tuple(values)

    return read


def an_id(node: Node, key: str, report: Report) -> str | None:
    if isinstance(node.value, str) and is_id(node.value):
        return node.value
    report.error(node.line, "value-not-id", key=key, value=node.raw[:60])
    return None


def web_address(node: Node, key: str, report: Report) -> str | None:
    if isinstance(node.value, str) and _URL.fullmatch(node.value):
        return node.value
    report.error(node.line, "value-not-address", key=key)
    return None


_SOURCE = {
    "key": Key(an_id, required=True),
    "title": Key(text_value, required=True, default=""),
    "publisher": Key(text_value, required=True, default=""),
    "year": Key(whole(1800, 2200), required=True),
    "url": Key(web_address),
}


def sources(node: Node, key: str, report: Report) -> tuple[Source, ...] | None:
    """The publications cited, in the order in which they are listed."""
    if not isinstance(node.value, list):
        report.error(node.line, "value-not-list", key=key)
        return None
    found: dict[str, Source] = {}
    for item in node.value:
        if not isinstance(item.value, dict):
            report.error(item.line, "value-not-keys", key=key)
            continue
        values = read_keys(item, _SOURCE, report, at=item.line)
        name = values["key"]
        if name in found:
            report.error(item.line, "source-twice", source=name)
        elif name is not None:
            found[name] = Source(**values, line=item.line)
    return tuple(found.values())
