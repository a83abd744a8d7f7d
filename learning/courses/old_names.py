"""What is a document called today that once had another name?

Said by the documents themselves under `aliases`. An alias with a stroke is an old name (`courses/grunnkurs/esas`);
one without is an old id within the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from learning.courses.nouns import Document


def is_name(alias: str) -> bool:
    return "/" in alias


def moves(documents: Iterable[Document]) -> dict[str, str]:
    """Old name → the name of today."""
    return {alias: document.slug for document in documents for alias in document.aliases if is_name(alias)}


def renamed(moved: Mapping[str, str], slug: str) -> str:
    """A course that is renamed takes its modules along."""
    course, _, module = slug.rpartition("/")
    return moved.get(slug) or (f"{moved[course]}/{module}" if course in moved else slug)
