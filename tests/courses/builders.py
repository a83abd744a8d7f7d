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
ORDER = """### Rekkefølge: Når Reidar får vondt {#vondt}

Hva gjør du først?

1. Spør hvor vondt det gjør
2. Gi det som er forordnet,
   og noter klokken
3. Spør igjen

Forklaring: Du må vite hva du begynte med.
"""
MATCH = """### Koble: Ord og betydning {#ord}

Finn det som hører sammen.

| Ord | Betyr |
|---|---|
| Dyspné | Tung pust |
| Anoreksi | Nedsatt matlyst |
| Kakeksi | Avmagring |

Forklaring: Alle tre er vanlige.
"""
NUMBER = """### Tall: Samlet skår {#skar}

Reidar har 5, 9 og 7. Hva er summen?

Svar: 21 poeng (± 0,5)

Forklaring: Legg sammen.
"""
FILL_IN = """### Fyll inn: Tung pust {#tung-pust}

Hva heter det på fagspråk?

Svar:

- dyspné
- dyspnoe

Forklaring: Pasienten sier sjelden ordet selv.
"""
CASE = """### Kasus: Reidar om natten {#reidar}

Reidar våkner og er redd.

#### Spørsmål: Hva gjør du først? {#forst}

- [x] Setter deg
- [ ] Ringer

#### Tall: Hvor mange netter? {#netter}

Svar: 3

Forklaring: Han sa det.
"""
REFLECTION = """### Refleksjon: Hva tar du med deg? {#tar-med}

Skriv det du selv vil huske.
"""
BEFORE = """### Egenvurdering: Før kurset {#for-kurset}

Hvor trygg er du?

- Jeg kan spørre om smerte
- Jeg vet hvem jeg kan ringe
"""
AFTER = """### Egenvurdering: Etter kurset {#etter-kurset}

- Jeg kan spørre om smerte
- Jeg vet hvem jeg kan ringe

Sammenlign med: {#for-kurset}
"""
TASK = """### Oppgave: Spør én pasient {#spor-en}

Bruk skjemaet.

Bekreftes av kollega.
"""
EVERYTHING = "\n".join((QUESTION, ORDER, MATCH, NUMBER, FILL_IN, CASE, REFLECTION, BEFORE, AFTER, TASK))


def module(body, top=TOP, path=MODULE_PATH):
    return read(path, top + body)


def page(body):
    """A module whose only page has this body; the body begins on line 10."""
    return module(PAGE + body)


def activity(body):
    """The first activity of such a page."""
    return page(body).document.pages[0].activities[0]


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
