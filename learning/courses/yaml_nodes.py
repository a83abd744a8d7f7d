"""What does a piece of YAML say, and on which line does it say it?

Authors need `file:line` also for a wrong value, so values keep their lines. Anchors, aliases and
tags are refused: they have no use here and are how a small file becomes a large one. The events
are read one by one and nesting is counted, so nothing deep ever reaches a recursive composer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from learning.courses.problems import Report

DEEPEST = 6
LARGEST = 64_000
MOST_NODES = 3_000
LONGEST_NOT_TEXT = 40

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_resolver: Any = yaml.resolver.Resolver()
_constructor: Any = yaml.constructor.SafeConstructor()


@dataclass(slots=True)
class Node:
    """A value with its line. `value` is a scalar, a list of nodes or a dict of nodes."""

    value: Any
    line: int
    raw: str = ""
    key_lines: dict[str, int] = field(default_factory=dict)

    @property
    def plain(self) -> Any:
        """The same without lines."""
        if isinstance(self.value, dict):
            return {key: node.plain for key, node in self.value.items()}
        if isinstance(self.value, list):
            return tuple(node.plain for node in self.value)
        return self.value


class _Refused(Exception):
    def __init__(self, line: int, code: str, **facts: str) -> None:
        super().__init__(code)
        self.line, self.code, self.facts = line, code, facts


def read_mapping(text: str, first_line: int, report: Report) -> Node | None:
    """The mapping in `text`, whose first line is number `first_line` of the file."""
    if len(text) > LARGEST:
        report.error(first_line, "front-matter-too-large", most=LARGEST)
        return None
    try:
        return _Builder(text, first_line, report).mapping()
    except _Refused as refused:
        report.error(refused.line, refused.code, **refused.facts)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        report.error(first_line + (mark.line if mark else 0), *_yaml_code(error))
    except yaml.YAMLError:
        report.error(first_line, "yaml-unreadable")
    return None


def _yaml_code(error: yaml.MarkedYAMLError) -> tuple[str]:
    said = str(error.problem)
    if "mapping values are not allowed" in said:
        return ("yaml-colon",)
    if "cannot start any token" in said:
        return ("yaml-character",)
    return ("yaml-unreadable",)


class _Builder:
    """Builds nodes from events without recursion deeper than DEEPEST."""

    def __init__(self, text: str, first_line: int, report: Report) -> None:
        self._events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        self._first_line = first_line
        self._report = report
        self._nodes = 0

    def mapping(self) -> Node | None:
        event = self._next()
        while isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
            event = self._next()
        if not isinstance(event, yaml.MappingStartEvent):
            if not isinstance(event, (yaml.StreamEndEvent, yaml.DocumentEndEvent)):
                raise _Refused(self._line(event), "front-matter-not-keys")
            return Node({}, self._first_line)
        node = self._node(event, 1)
        for _ in self._events:  # an error after the mapping is an error too
            pass
        return node

    def _next(self) -> Any:
        return next(self._events)

    def _line(self, event: Any) -> int:
        return self._first_line + int(event.start_mark.line)

    def _node(self, event: Any, depth: int) -> Node:
        self._guard(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._pairs(event, depth)

    def _guard(self, event: Any, depth: int) -> None:
        self._nodes += 1
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise _Refused(self._line(event), "yaml-alias")
        if event.tag is not None:
            raise _Refused(self._line(event), "yaml-tag")
        if depth > DEEPEST or self._nodes > MOST_NODES:
            raise _Refused(self._line(event), "yaml-too-deep")

    def _scalar(self, event: Any) -> Node:
        return Node(_scalar_value(event), self._line(event), event.value)

    def _sequence(self, event: Any, depth: int) -> Node:
        items: list[Node] = []
        while not isinstance(inner := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(inner, depth + 1))
        return Node(items, self._line(event))

    def _pairs(self, event: Any, depth: int) -> Node:
        node = Node({}, self._line(event))
        while not isinstance(inner := self._next(), yaml.MappingEndEvent):
            line = self._line(inner)
            if not isinstance(inner, yaml.ScalarEvent):
                raise _Refused(line, "yaml-key")
            self._guard(inner, depth)
            value = self._node(self._next(), depth + 1)
            if inner.value in node.value:
                self._report.error(line, "key-twice", key=inner.value)
            node.value[inner.value] = value
            node.key_lines[inner.value] = line
        return node


def _scalar_value(event: Any) -> Any:
    """The number, date, yes or no that a scalar looks like; else its text."""
    if len(event.value) > LONGEST_NOT_TEXT:
        return event.value
    tag = _resolver.resolve(yaml.ScalarNode, event.value, event.implicit)
    construct = _constructor.yaml_constructors.get(tag)
    try:
        return construct(_constructor, yaml.ScalarNode(tag, event.value)) if construct else event.value
    except (ValueError, TypeError, OverflowError, yaml.YAMLError):
        # 2026-13-45 looks like a date to YAML and is none: leave it as text for the schema to refuse.
        return event.value


def is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def is_day(value: object) -> bool:
    """A date without time (a datetime is also a date to Python)."""
    return type(value) is date
