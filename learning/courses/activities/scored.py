"""Which activities give points? They can stand by themselves or in a case."""

from __future__ import annotations

from learning.courses.activities import fill_in, match, number, order, question
from learning.courses.activities.desk import Kind

SCORED: dict[str, Kind] = {
    "question": Kind(question.parse, question.render),
    "order": Kind(order.parse, order.render),
    "match": Kind(match.parse, match.render),
    "number": Kind(number.parse, number.render),
    "fill-in": Kind(fill_in.parse, fill_in.render),
}
