"""What does a questionnaire ask?

The same activities as a module, without right answers: a field has nowhere to keep a key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from learning.courses.activity_nouns import Item
from learning.courses.nouns import Document, Prose

FieldKind = Literal["question", "number", "fill-in", "reflection", "self-assessment"]


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in: options to choose among, a number, a short text, a long text, or marks 0–10.

    `items` are the options of a question, of which `several` may be chosen, or the statements of a self-assessment;
    `unit` belongs to a number. What is not `required` may be left empty.
    """

    id: str
    title: str
    prompt: str
    kind: FieldKind
    line: int
    items: tuple[Item, ...] = ()
    unit: str = ""
    several: bool = False
    required: bool = True


@dataclass(frozen=True, slots=True)
class FormPage:
    id: str
    title: str
    blocks: tuple[Prose | Field, ...]
    line: int

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Field))


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Document):
    """`purpose` says which part of the product asks; `anonymous` answers are kept without a name."""

    purpose: str
    audience: tuple[str, ...] = ()
    anonymous: bool = False
    intro: str = ""
    pages: tuple[FormPage, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for page in self.pages for field in page.fields)

    def field(self, id: str) -> Field | None:
        return next((field for field in self.fields if field.id == id), None)

    def page(self, id: str) -> FormPage | None:
        return next((page for page in self.pages if page.id == id), None)
