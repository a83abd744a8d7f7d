"""One right answer is all or nothing; several give partial credit that guessing does not."""

import pytest

from learning.courses.nouns import Option, Question
from learning.courses.scoring import score


def question(*right, of=4):
    options = tuple(Option(at, at in right, f"Svar {at}", None) for at in range(of))
    return Question("id", "Tittel", "", options, "", 1)


@pytest.mark.parametrize(
    ("right", "chosen", "points", "is_right"),
    [
        ({1}, {1}, 1, True),
        ({1}, {2}, 0, False),
        ({1}, set(), 0, False),
        ({1}, {0, 1}, 0, False),
        ({0, 2}, {0, 2}, 1, True),
        ({0, 2}, {0}, 0.5, False),
        ({0, 2}, {0, 1}, 0, False),
        ({0, 2}, {0, 1, 2}, 0.5, False),
        ({0, 2}, {0, 1, 2, 3}, 0, False),
        ({0, 2}, {1, 3}, 0, False),
        ({0, 2}, set(), 0, False),
        ({0, 1, 2}, {0, 1}, 2 / 3, False),
        ({1}, {99}, 0, False),
    ],
)
def test_score(right, chosen, points, is_right):
    got = score(question(*right), frozenset(chosen))
    assert got.points == pytest.approx(points)
    assert got.right is is_right
