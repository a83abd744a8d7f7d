"""Small files to try the rules on."""

from learning.courses.library import Published
from learning.courses.reading import digest, read

MODULE_PATH = "courses/grunnkurs/20-esas.md"
TOP = """---
title: Kartlegging
summary: Om å spørre.
edition: 1
minutes: 10
---

"""
PAGE = "## Hvorfor? {#hvorfor}\n\n"
QUESTION = """### Spørsmål: Hvilken skala? {#skala}

Velg den som står i skjemaet.

- [ ] 1–5
  > Skalaen har flere trinn.
- [x] 0–10
  > Ja.
- [ ] 0–100

Forklaring: Pasienten setter tallet selv.
"""


def module(body, top=TOP, path=MODULE_PATH):
    return read(path, top + body)


def page(body):
    """A module whose only page has this body; the body begins on line 10."""
    return module(PAGE + body)


def with_sources(*keys):
    listed = "".join(
        f"  - {{key: {key}, title: Om {key}, publisher: P, year: 2020, url: https://example.org}}\n" for key in keys
    )
    return TOP.replace("---\n\n", f"sources:\n{listed}---\n\n")


def codes(reading):
    return [problem.code for problem in reading.problems]


def found(reading):
    return [(problem.line, problem.code) for problem in reading.problems]


def published(path, text, revision_id, slug, language="nb", kind="module", number=1, edition=1):
    return Published(slug, language, kind, revision_id, number, edition, digest(text), text, path)
