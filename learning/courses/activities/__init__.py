"""Which activities can be read and shown?

A kind of activity is one module here with `parse` and `render`, one noun, and one row in a table:
this one, or the one in `scored` when answers to it give points. Every keyword has a row.
"""

from __future__ import annotations

from learning.courses.activities import case, reflection, self_assessment, task
from learning.courses.activities.desk import Kind
from learning.courses.activities.scored import SCORED

KINDS: dict[str, Kind] = SCORED | {
    "case": Kind(case.parse, case.render),
    "reflection": Kind(reflection.parse, reflection.render),
    "self-assessment": Kind(self_assessment.parse, self_assessment.render),
    "task": Kind(task.parse, task.render),
}
