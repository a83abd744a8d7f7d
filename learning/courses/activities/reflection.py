"""What is the reader asked to think about?

### Refleksjon: Hva tar du med deg? {#tar-med}

Skriv det du selv vil huske.
"""

from __future__ import annotations

from learning.courses.activities.desk import Desk, Manuscript, Press
from learning.courses.activities.parts import prompt_alone
from learning.courses.nouns import Reflection
from learning.courses.rendered import RenderedReflection


def parse(manuscript: Manuscript, desk: Desk) -> Reflection:
    m = manuscript
    return Reflection(m.id, m.title, prompt_alone(m.lines, desk), m.line)


def render(reflection: Reflection, press: Press) -> RenderedReflection:
    return RenderedReflection(reflection.id, reflection.title, press.blocks(reflection.prompt))
