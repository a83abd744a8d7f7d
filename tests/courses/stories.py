"""A small simulation to break, and how to make others."""

from learning.courses.reading import read

PATH = "simulations/leila.md"
TOP = """---
title: Leila
edition: 1
minutes: 20
effects: {T: Tillit, K: Kunnskap}
question: Bør dere?
---

"""
# The body begins on line 9.
BODY = """## Brief

Du møter Leila.

### Fasilitator

Si velkommen.

## B1 Gangen

Leila stopper deg.

- **a** [«Loven sier det.»](#b2-tolken) — Hun snur seg. `T-`
- **b** [«Fortell om ham.»](#b2-tolken) — Hun setter seg
  ned. `T+ K+` {if: not B2.b}

### Observatør

- Spurte hun først?
- Lyttet hun?

### Markør: Leila

Du er redd.

## B2 Tolken

Leila vil tolke.

### Hvis: B1.a

Hun ser bort.

---

- **a** [Ring tolk](#slutt-åpen-dør)
- **b** [Gå ut igjen](#b1-gangen) {if: B1.b}

## Slutt: Åpen dør

Det gikk bra.

## Refleksjon

- Hvem beskyttes?

## Tilbake til praksis

Spør én pårørende.
"""


def story(body=BODY, top=TOP, path=PATH):
    return read(path, top + body)


def scenes(*written, top=TOP, ending="## Slutt: Ja\n\nJa.\n"):
    """Only scenes and an ending, each scene as (code, its choices): «a→B2 if B1.a, a→Ja»."""
    body = "".join(f"## {code}\n\nTekst.\n\n{_choices(choices)}\n\n" for code, choices in written)
    return read(PATH, top.replace("effects: {T: Tillit, K: Kunnskap}\n", "") + body + ending)


def _choices(written):
    lines = []
    for one in filter(None, (each.strip() for each in written.split(";"))):
        letter, rest = one.split("→")
        to, _, needed = rest.partition(" if ")
        target = "slutt-ja" if to == "Ja" else f"{to.lower()}-x"
        lines.append(f"- **{letter}** [Si](#{target})" + (f" {{if: {needed}}}" if needed else ""))
    return "\n".join(lines)


def told(reading, *but):
    """What was found, but for what a story as small as these always lacks."""
    return [(p.line, p.code) for p in reading.problems if p.code not in {"chapter-missing", *but}]
