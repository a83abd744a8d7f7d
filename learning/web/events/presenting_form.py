"""How is a questionnaire shown to whoever fills it in, and its answers to whoever asked?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel.numbers import format_decimal
from markupsafe import Markup

from learning.actions.evaluations import Results
from learning.courses.form_nouns import Form
from learning.courses.forms import answering
from learning.courses.forms.answering import Sum
from learning.courses.forms.rendering import RenderedField, render_form_page
from learning.courses.rendering import Printer
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import language
from learning.web import places

Sent = Mapping[str, Sequence[str]]
MARKS = range(answering.HIGHEST + 1)


@dataclass(frozen=True)
class Choice:
    value: int
    html: Markup
    chosen: bool


@dataclass(frozen=True)
class Statement:
    name: str
    html: Markup
    given: str


@dataclass(frozen=True)
class FieldView:
    """`mistake` when this field is what was wrong."""

    name: str
    kind: str
    title: str
    html: Markup
    required: bool
    several: bool
    choices: tuple[Choice, ...]
    statements: tuple[Statement, ...]
    text: str
    unit: str
    most: int
    mistake: str


@dataclass(frozen=True)
class PageView:
    title: str
    blocks: tuple[Markup | FieldView, ...]


@dataclass(frozen=True)
class Wrong:
    """What could not be taken: which field, why, and the mark that says she has looked at her words."""

    field: str
    mistake: str
    seen: str = ""


def pages(form: Form, sent: Sent, wrong: Wrong | None) -> tuple[PageView, ...]:
    found = (render_form_page(form, one.id, addresses=places.address) for one in form.pages)
    return tuple(
        PageView(
            drawn.title,
            tuple(
                _field(one, form, sent, wrong) if isinstance(one, RenderedField) else _safe(one.html)
                for one in drawn.blocks
            ),
        )
        for drawn in found
        if drawn
    )


def intro(form: Form) -> Markup:
    return _safe(Printer(form.sources, form.language, False, form.path, places.address).blocks(form.intro))


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704 – from the one renderer


def _field(drawn: RenderedField, form: Form, sent: Sent, wrong: Wrong | None) -> FieldView:
    field = form.field(drawn.id)
    assert field is not None  # noqa: S101 – it was drawn from the form
    name = answering.name(field)
    chosen = sent.get(name, ())
    assessed = drawn.kind == "self-assessment"
    return FieldView(
        name=name,
        kind=drawn.kind,
        title=drawn.title,
        html=_safe(drawn.prompt_html),
        required=drawn.required,
        several=drawn.several,
        choices=tuple(
            Choice(place, _safe(one.html), str(place) in chosen)
            for place, one in enumerate(() if assessed else drawn.items)
        ),
        statements=tuple(
            Statement(answering.name(field, place), _safe(one.html), _first(sent, answering.name(field, place)))
            for place, one in enumerate(drawn.items if assessed else ())
        ),
        text=_first(sent, name),
        unit=drawn.unit,
        most=answering.LONGEST_LINE if drawn.kind in ("fill-in", "number") else answering.LONGEST_TEXT,
        mistake=wrong.mistake if wrong and wrong.field == drawn.id else "",
    )


def _first(sent: Sent, name: str) -> str:
    return next(iter(sent.get(name, ())), "")


def mistake(code: str) -> str:
    """What is the matter with a field, and what to do."""
    return {
        "nothing-chosen": _("Velg et svar."),
        "not-all-marked": _("Gi alle utsagnene et tall fra 0 til 10."),
        "not-an-option": _("Velg et av svarene som står der."),
        "not-a-number": _("Skriv svaret som ett tall, for eksempel 2,5."),
        "nothing-written": _("Skriv noe her."),
        "text-too-long": _("Skriv kortere: høyst %(most)s tegn.", most=answering.LONGEST_TEXT),
    }[code]


# The answers together


@dataclass(frozen=True)
class Bar:
    """An option with how many chose it, or a statement with the mean of its marks; `value` of `most`."""

    html: Markup
    words: str
    value: float
    most: float


@dataclass(frozen=True)
class SumView:
    title: str
    note: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class WordsView:
    title: str
    texts: tuple[str, ...]


def sums(form: Form, found: Results) -> tuple[SumView, ...]:
    drawn = {one.id: one for page in form.pages for one in _drawn(form, page.id)}
    return tuple(_sum(one, drawn[one.field.id]) for one in found.sums)


def _drawn(form: Form, page_id: str) -> tuple[RenderedField, ...]:
    page = render_form_page(form, page_id, addresses=places.address)
    return tuple(one for one in page.blocks if isinstance(one, RenderedField)) if page else ()


def _sum(one: Sum, drawn: RenderedField) -> SumView:
    if drawn.kind == "self-assessment":
        note = _("Gjennomsnitt av %(count)s svar, fra 0 til 10", count=one.answered)
        values, most = one.means, float(answering.HIGHEST)
        words = [format_decimal(round(mean, 1), locale=language()) for mean in one.means]
    else:
        note = (
            _("%(count)s svarte. Flere svar var mulig.", count=one.answered)
            if drawn.several
            else _("%(count)s svarte", count=one.answered)
        )
        values, most = tuple(map(float, one.counts)), float(one.answered)
        words = [str(count) for count in one.counts]
    bars = zip(drawn.items, words, values, strict=False)
    return SumView(
        drawn.title, note, tuple(Bar(_safe(item.html), said, value, most or 1) for item, said, value in bars)
    )


def words(form: Form, found: Results) -> tuple[WordsView, ...]:
    fields = [field for field in form.fields if found.words.get(field.id)]
    return tuple(WordsView(field.title, found.words[field.id]) for field in fields)
