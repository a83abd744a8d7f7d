"""The same activity in two languages has the same key, or the difference is said."""

import pytest

from learning.courses.checking import check
from tests.courses.builders import EVERYTHING, MODULE_PATH, PAGE, TOP

COURSE = "---\ntitle: K\nsummary: S\nedition: 1\n---\n\nHei.\n"
NN = MODULE_PATH.replace(".md", ".nn.md")

DIFFERENT = {
    "one thing more to order": ("3. Spør igjen\n", "3. Spør igjen\n4. Skriv det ned\n", "vondt"),
    "one pair less": ("| Kakeksi | Avmagring |\n", "", "ord"),
    "another number": ("Svar: 21", "Svar: 22", "skar"),
    "another tolerance": ("± 0,5", "± 1", "skar"),
    "another right answer in a case": ("[x] Setter deg\n- [ ]", "[ ] Setter deg\n- [x]", "forst"),
    "another kind": ("### Refleksjon:", "### Oppgave:", "tar-med"),
    "no colleague": ("Bekreftes av kollega.\n", "", "spor-en"),
    "nothing to compare with": ("Sammenlign med: {#for-kurset}\n", "", "etter-kurset"),
}


def problems(nynorsk):
    files = {
        "courses/grunnkurs/course.md": COURSE,
        MODULE_PATH: TOP + PAGE + EVERYTHING,
        NN: TOP + PAGE + nynorsk,
    }
    return [(problem.file, problem.code, problem.facts.get("id")) for problem in check(files)]


def test_the_same_in_other_words_is_the_same():
    changed = EVERYTHING.replace("Spør igjen", "Spør om att").replace("Tung pust |", "Tungpusten |")
    changed = changed.replace("- dyspnoe\n", "").replace("Jeg kan", "Eg kan")
    assert changed != EVERYTHING
    assert problems(EVERYTHING) == problems(changed) == []


@pytest.mark.parametrize(("here", "there", "id"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_another_key_is_said(here, there, id):
    assert here in EVERYTHING
    assert problems(EVERYTHING.replace(here, there)) == [(NN, "ids-differ", id)]


def test_one_statement_less_is_said_of_both_that_are_compared():
    less = EVERYTHING.replace("- Jeg vet hvem jeg kan ringe\n", "")
    assert less.count("- Jeg kan") == 2
    assert problems(less) == [(NN, "ids-differ", "for-kurset"), (NN, "ids-differ", "etter-kurset")]


def test_a_question_moved_out_of_its_case_is_said():
    moved = EVERYTHING.replace("#### Tall", "### Tall")
    assert problems(moved) == [(NN, "ids-differ", "reidar")]
