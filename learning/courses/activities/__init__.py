"""Which activities can be read and shown?

A kind of activity is one module here with `parse` and `render`, one noun, and one row in this
table. Keywords of kinds without a row are refused as not yet supported.
"""

from __future__ import annotations

from learning.courses.activities import question
from learning.courses.activities.desk import Kind

KINDS: dict[str, Kind] = {
    "question": Kind(question.parse, question.render),
}
