"""How are the choices of a form field written? In WTForms' own shape, which its type stubs do not know yet."""

from typing import Any

from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # types-WTForms is older than WTForms 3.3


def choices(*pairs: tuple[str, str]) -> list[Any]:
    """Choices from pairs of value and label."""
    return [SelectChoice(value, label) for value, label in pairs]
