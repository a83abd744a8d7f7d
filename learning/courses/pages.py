"""Which pages does a body have, and what stands on them?

A level-2 heading with an id is a page; a level-3 heading that begins with a keyword is an
activity, which ends at the next heading or at `---`; under a case, level-4 headings are the
activities inside it. Everything else is prose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from learning.courses.activities import KINDS
from learning.courses.activities.desk import Desk, Kind, Manuscript
from learning.courses.activities.scored import SCORED
from learning.courses.examples import with_examples
from learning.courses.frontmatter import nearest
from learning.courses.grammar import ACTIVITY_OF_WORD, activity_of, id_from
from learning.courses.ids import Ids, split_id
from learning.courses.lines import Line, first_number, joined, trimmed
from learning.courses.nouns import Activity, Block, Case, Example, Page, Prose, Scored
from learning.courses.pieces import Heading, heading

MOST_WORDS = 250
MOST_HEADINGS = 500

_KEYWORD_IDS = tuple(id_from(word) for word in ACTIVITY_OF_WORD)
_KEYWORD = re.compile(r"([^:]{1,30}?)[ ]*:[ ]*(.*)")
_END_OF_ACTIVITY = re.compile(r"-{3,}[ \t]*$")


@dataclass(slots=True)
class Section:
    """A heading and the lines up to the next one."""

    heading: Heading
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """What comes before the first heading, and the sections."""

    preface: tuple[Line, ...]
    sections: list[Section]


def outline(lines: Sequence[Line]) -> Outline:
    preface: list[Line] = []
    sections: list[Section] = []
    for line in lines:
        if (found := heading(line)) is not None:
            sections.append(Section(found))
        else:
            (sections[-1].lines if sections else preface).append(line)
    return Outline(trimmed(preface), sections)


@dataclass(slots=True)
class _PageDraft:
    id: str
    title: str
    line: int
    blocks: list[Block] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)
    words: int = 0
    case: Case | None = None  # the last block, as long as activities under it belong inside
    inside: list[Scored] = field(default_factory=list)


class Paginator:
    """Builds the pages of one document. `asks` tells whether it may have activities, of these `kinds`, and must
    have ids."""

    def __init__(self, desk: Desk, *, asks: bool, kinds: Mapping[str, Kind] = KINDS) -> None:
        self._desk = desk
        self._kinds = kinds
        self._error = desk.report.error
        self._asks = asks
        self._pages: list[Page] = []
        self._headings = Ids(desk)

    def pages(self, sections: Sequence[Section]) -> tuple[Page, ...]:
        draft: _PageDraft | None = None
        if len(sections) > MOST_HEADINGS:
            self._error(sections[MOST_HEADINGS].heading.line.number, "too-many-headings", most=MOST_HEADINGS)
        for section in sections[:MOST_HEADINGS]:
            if section.heading.level == 2:
                self._finish(draft)
                draft = self._begin(section)
            elif draft is None:
                self._before_pages(section)
            else:
                self._section(section, draft)
        self._finish(draft)
        return tuple(self._pages)

    def _before_pages(self, section: Section) -> None:
        first = section.heading.level == 1
        self._error(section.heading.line.number, "heading-level-one" if first else "text-before-first-page")

    def _begin(self, section: Section) -> _PageDraft:
        title, line = section.heading.title, section.heading.line.number
        if self._keyword(title):
            self._error(line, "activity-level", level=2)
        title, id = self._headings.identify(title, line, required=self._asks)
        return _PageDraft(id, title, line, loose=list(section.lines))

    def _section(self, section: Section, draft: _PageDraft) -> None:
        found = section.heading
        line = found.line.number
        if found.level == 1:
            self._error(line, "heading-level-one")
            return
        keyword = self._keyword(found.title)
        if keyword is not None and not self._asks:
            self._error(line, "activity-outside-module")
        elif keyword is not None and keyword[0] not in self._kinds:
            self._error(line, "activity-not-in-form", keyword=found.title.partition(":")[0])
            draft.loose.append(found.line)  # what stands under it is not looked at: it would only be called wrong too
            return
        elif keyword is not None and found.level == 4 and draft.case is not None:
            self._inside(section, keyword, draft)
            return
        elif keyword is not None and found.level > 3:
            self._error(line, "activity-outside-case" if found.level == 4 else "activity-level", level=found.level)
        elif keyword is not None:
            self._finish_case(draft)
            self._begin_activity(section, keyword, draft)
            return
        self._finish_case(draft)
        self._subheading(section, draft)

    def _subheading(self, section: Section, draft: _PageDraft) -> None:
        found = section.heading
        word = _KEYWORD.match(found.title)
        meant = nearest(id_from(word[1]), _KEYWORD_IDS, 0.8) if word and self._asks else ""
        if meant and word and activity_of(word[1]) is None:
            keyword = list(ACTIVITY_OF_WORD)[_KEYWORD_IDS.index(meant)]
            facts = {"keyword": word[1], "suggestion": keyword.capitalize()}
            self._error(found.line.number, "keyword-unknown", **facts)
        if split_id(found.title)[1] is not None:
            self._error(found.line.number, "id-not-here")
        if not found.title:
            self._error(found.line.number, "heading-empty")
        draft.loose += [found.line, *section.lines]

    def _keyword(self, title: str) -> tuple[str, str] | None:
        """The activity a heading announces, and the rest of the heading."""
        found = _KEYWORD.match(title)
        activity = activity_of(found[1]) if found else None
        return (activity, found[2]) if found and activity else None

    def _begin_activity(self, section: Section, keyword: tuple[str, str], draft: _PageDraft) -> None:
        self._finish_prose(draft)
        activity, ended = self._activity(section, keyword, draft)
        if isinstance(activity, Case):
            draft.case = activity
            if ended:
                self._finish_case(draft)
        else:
            draft.blocks.append(activity)

    def _inside(self, section: Section, keyword: tuple[str, str], draft: _PageDraft) -> None:
        """An activity of the case above."""
        if keyword[0] not in SCORED:
            self._error(section.heading.line.number, "activity-not-in-case")
        activity, ended = self._activity(section, keyword, draft)
        if isinstance(activity, Scored):
            draft.inside.append(activity)
        if ended:
            self._finish_case(draft)

    def _activity(self, section: Section, keyword: tuple[str, str], draft: _PageDraft) -> tuple[Activity, bool]:
        """The activity, and whether `---` ended it; what stands after that is prose."""
        line = section.heading.line.number
        title, id = self._headings.identify(keyword[1], line, required=True)
        end = next((at for at, each in enumerate(section.lines) if _ends(each)), len(section.lines))
        if 0 < end < len(section.lines) and not section.lines[end - 1].blank:
            self._error(section.lines[end].number, "line-under-paragraph")
        manuscript = Manuscript(id, title, line, tuple(section.lines[:end]))
        draft.loose = section.lines[end + 1 :]
        return self._kinds[keyword[0]].parse(manuscript, self._desk), end < len(section.lines)

    def _finish_case(self, draft: _PageDraft) -> None:
        if draft.case is None:
            return
        if not draft.inside:
            self._error(draft.case.line, "case-empty")
        draft.blocks.append(replace(draft.case, activities=tuple(draft.inside)))
        draft.case, draft.inside = None, []

    def _finish_prose(self, draft: _PageDraft) -> None:
        lines = trimmed(draft.loose)
        draft.loose = []
        for block in with_examples(lines) if not self._asks else (lines,):
            if isinstance(block, Example):
                draft.blocks.append(block)
            elif block:
                draft.words += self._desk.read(block)
                draft.blocks.append(Prose(joined(block), first_number(block, draft.line)))

    def _finish(self, draft: _PageDraft | None) -> None:
        if draft is None:
            return
        self._finish_case(draft)
        self._finish_prose(draft)
        if not draft.blocks:
            self._error(draft.line, "page-empty")
        if self._asks and draft.words > MOST_WORDS:
            self._desk.report.warning(draft.line, "page-too-long", words=draft.words, most=MOST_WORDS)
        self._pages.append(Page(draft.id, draft.title, tuple(draft.blocks), draft.line))


def _ends(line: Line) -> bool:
    return not line.code and _END_OF_ACTIVITY.match(line.text) is not None
