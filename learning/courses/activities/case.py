"""What happens in a case, and what is asked about it?

    ### Kasus: Reidar om natten {#reidar-natt}

    Reidar våkner og er redd.

    #### Spørsmål: Hva gjør du først? {#forst}

    - [x] Setter deg
    - [ ] Ringer

The activities stand under it with four `#`; `pages` reads them, and gives them to the case.
"""

from __future__ import annotations

from typing import cast

from learning.courses.activities.desk import Desk, Manuscript, Press
from learning.courses.activities.parts import prompt_alone
from learning.courses.activities.scored import SCORED
from learning.courses.nouns import Case
from learning.courses.rendered import RenderedCase, RenderedScored


def parse(manuscript: Manuscript, desk: Desk) -> Case:
    m = manuscript
    text = prompt_alone(m.lines, desk)
    if not text:
        desk.report.error(m.line, "case-without-text")
    return Case(m.id, m.title, text, (), m.line)


def render(case: Case, press: Press) -> RenderedCase:
    text = press.blocks(case.prompt)
    inside = tuple(cast(RenderedScored, SCORED[one.kind].render(one, press)) for one in case.activities)
    return RenderedCase(case.id, case.title, text, inside)
