"""How is everything shown that a reader has written for herself, with what she wrote it about?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from learning.courses.library import Library
from learning.courses.nouns import Module
from learning.courses.rendered import RenderedSelfAssessment
from learning.records.queries.workbook import NoteFacts
from learning.translations.catalogue import gettext as _
from learning.web.clock import in_oslo
from learning.web.languages import date_words
from learning.web.nurse.presenting_home import module_url
from learning.web.nurse.presenting_notes import marks


@dataclass(frozen=True)
class Written:
    """`marks` are statement and mark, in words."""

    title: str
    module: str
    url: str
    on: str
    text: str
    done: str
    marks: tuple[tuple[str, str], ...]


def notes(written: Sequence[NoteFacts], modules: Mapping[int, Module], library: Library) -> tuple[Written, ...]:
    """Last written first. What a note was about is read in the text it was written under."""
    return tuple(_written(one, modules[one.revision_id], library) for one in written)


def _written(note: NoteFacts, module: Module, library: Library) -> Written:
    page = library.page(module, module.page_of(note.activity).id)
    about = page and page.activity(note.activity)
    day = note.body.get("done_on", "")
    return Written(
        title=about.title if about else "",
        module=module.title,
        url=module_url(module),
        on=date_words(in_oslo(note.updated_at).date()),
        text=note.body.get("text", ""),
        done=_("Gjort %(day)s", day=date_words(date.fromisoformat(day))) if day else "",
        marks=_marks(about, note),
    )


def _marks(about: object, note: NoteFacts) -> tuple[tuple[str, str], ...]:
    if not isinstance(about, RenderedSelfAssessment):
        return ()
    given = marks(note.body, len(about.statements))
    return tuple(
        (Markup(statement.html).striptags(), _("%(mark)s av 10", mark=mark))  # noqa: S704 – from the one renderer
        for statement, mark in zip(about.statements, given, strict=True)
        if mark is not None
    )
