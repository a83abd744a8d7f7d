"""Links between documents are followed, old names are known, and what is not there gets a suggestion."""

import time

import pytest

from learning.courses.checking import check
from learning.courses.links import Place, place
from learning.courses.reading import read
from learning.courses.references import wrong_links
from tests.courses.builders import MODULE_PATH, PAGE, TOP
from tests.courses.test_checking import COURSE, FILES

FORMS = {
    "#side": Place("courses/grunnkurs/esas", "side"),
    "10-rollen.md": Place("courses/grunnkurs/rollen"),
    "./10-rollen.nn.md#lytt": Place("courses/grunnkurs/rollen", "lytt"),
    "../introkurs/course.md": Place("courses/introkurs"),
    "../../documents/personvern.md#innsyn": Place("documents/personvern", "innsyn"),
    "courses/grunnkurs/rollen#lytt": Place("courses/grunnkurs/rollen", "lytt"),
    "documents/personvern": Place("documents/personvern"),
    "https://example.org/a.md": None,
    "/hjelp": None,
    "../../../a.md": None,
    "javascript:alert(1)": None,
    "//example.org/a": None,
    "#Side": None,
    "personvern": None,
    "a" * 400 + "/b": None,
}
TEXT = "---\ntitle: Personvern\nedition: 1\n---\n\n## Innsyn {#innsyn}\n\nTekst.\n"


def linking(*targets, **more):
    body = "\n\n".join(f"Se [her]({target})." for target in targets)
    files = FILES | {"documents/personvern.md": TEXT, MODULE_PATH: TOP + PAGE + body + "\n"} | more
    return check(files)


@pytest.mark.parametrize("target", FORMS)
def test_one_form_reads_as_markdown_and_one_names_the_document(target):
    assert place(target, MODULE_PATH) == FORMS[target]


def test_what_is_there_is_found_in_every_form():
    assert (
        linking(
            "#hvorfor",
            "20-esas.md",
            "../../documents/personvern.md#innsyn",
            "documents/personvern#innsyn",
            "../../competence/sykepleier.md",
            "../introkurs/course.md",
        )
        == []
    )


def test_what_is_not_there_is_an_error_on_its_line_every_time_with_a_suggestion():
    found = linking("../../documents/personver.md", "#hvorfr", "documents/personvern#insyn", "#hvorfr")
    assert [(p.file, p.line, p.code, p.facts["suggestion"]) for p in found] == [
        (MODULE_PATH, 10, "link-document-missing", "../../documents/personvern.md"),
        (MODULE_PATH, 12, "link-page-missing", "hvorfor"),
        (MODULE_PATH, 14, "link-page-missing", "innsyn"),
        (MODULE_PATH, 16, "link-page-missing", "hvorfor"),
    ]


def test_a_thousand_broken_links_among_a_thousand_documents_are_told_of_in_reasonable_time():
    there = {f"documents/veileder-nummer-{n}-om-noe.md": TEXT for n in range(1000)}
    for file in range(10):
        missing = [f"veileder-numer-{100 * file + n}-om-noe.md" for n in range(100)]
        there[f"documents/side-{file}.md"] = TEXT + "\n\n".join(f"Se [her]({one})." for one in missing)
    documents = [read(path, text) for path, text in there.items()]
    began = time.process_time()
    found = wrong_links(documents)
    assert time.process_time() - began < 2
    assert {(p.facts["target"], p.facts["suggestion"]) for p in found} == {
        (f"veileder-numer-{n}-om-noe.md", f"veileder-nummer-{n}-om-noe.md") for n in range(1000)
    }


def test_a_document_is_found_under_the_name_it_had():
    moved = TEXT.replace("edition", "aliases: [documents/om-oss]\nedition")
    assert [p.code for p in linking("documents/om-oss#innsyn")] == ["link-document-missing"]
    assert linking("documents/om-oss#innsyn", **{"documents/personvern.md": moved}) == []


def test_an_old_name_may_not_be_somebodys_name_or_claimed_twice():
    alias = "edition: 1\naliases: [{}]"
    intro = {"courses/introkurs/course.md": COURSE.replace("edition: 1", alias.format("courses/grunnkurs"))}
    assert [(p.line, p.code) for p in check(FILES | intro)] == [(5, "alias-is-document")]
    both = {
        path: COURSE.replace("edition: 1", alias.format("courses/gammel"))
        for path in ("courses/introkurs/course.md", "courses/grunnkurs/course.md")
    }
    assert [(p.file, p.code) for p in check(FILES | both)] == [("courses/introkurs/course.md", "alias-twice")]


def test_two_languages_of_one_document_share_their_old_names():
    moved = TEXT.replace("edition", "aliases: [documents/om-oss, gammel-id]\nedition")
    files = {"documents/personvern.md": moved, "documents/personvern.nn.md": moved}
    assert check(FILES | files) == []
