"""A path says which document it is, and moving a file does not change that."""

import pytest

from learning.courses.grammar import heading_slug, id_from
from learning.courses.identity import PathProblem, identity, is_document
from learning.courses.reading import read

PLACES = {
    "courses/grunnkurs/course.md": ("courses/grunnkurs", "course", "nb", 0),
    "courses/grunnkurs/10-esas.md": ("courses/grunnkurs/esas", "module", "nb", 10),
    "courses/grunnkurs/20-esas.nn.md": ("courses/grunnkurs/esas", "module", "nn", 20),
    "courses/grunnkurs/esas.en.md": ("courses/grunnkurs/esas", "module", "en", 0),
    "simulations/hamid.md": ("simulations/hamid", "simulation", "nb", 0),
    "competence/sykepleier.md": ("competence/sykepleier", "framework", "nb", 0),
    "plans/ostfold.md": ("plans/ostfold", "plan", "nb", 0),
    "forms/rapport.md": ("forms/rapport", "form", "nb", 0),
    "documents/avtale.md": ("documents/avtale", "document", "nb", 0),
    "guides/nurse.md": ("guides/nurse", "guide", "nb", 0),
    "glossary.md": ("glossary", "glossary", "nb", 0),
}
REFUSED = {
    "courses/grunnkurs/10-esas.txt": "path-not-markdown",
    "": "path-not-markdown",
    "courses/grunnkurs/10-esas.sv.md": "path-language",
    "courses/grunnkurs/10-Lære å spørre.md": "path-ill-formed",
    "courses/../10-esas.md": "path-ill-formed",
    "/etc/passwd.md": "path-ill-formed",
    "README.md": "path-ill-formed",
    "readme.md": "path-unknown-place",
    "courses/esas.md": "path-unknown-place",
    "courses/a/b/c.md": "path-unknown-place",
}


@pytest.mark.parametrize("path", PLACES)
def test_place(path):
    who = identity(path)
    assert (who.slug, who.kind, who.language, who.order) == PLACES[path]


@pytest.mark.parametrize("path", REFUSED)
def test_refused(path):
    with pytest.raises(PathProblem) as refused:
        identity(path)
    assert refused.value.code == REFUSED[path]
    assert [problem.code for problem in read(path, "x").problems] == [REFUSED[path]]


def test_a_bad_name_comes_with_a_good_one():
    with pytest.raises(PathProblem) as refused:
        identity("courses/grunnkurs/10-Lære å spørre.md")
    assert refused.value.facts["suggestion"] == "laere-a-sporre"


def test_demo_data_and_pictures_are_not_documents():
    assert is_document("guides/nurse.md")
    assert not is_document("demo/people.md")
    assert not is_document("media/kart.svg")


def test_heading_slugs_are_those_of_the_git_host():
    assert heading_slug("B2 Tolken") == "b2-tolken"
    assert heading_slug(" Bør vi? «Ja, å ja!» ") == "bør-vi-ja-å-ja"
    assert heading_slug("En - to_tre") == "en---to_tre"


def test_ids_are_made_of_plain_letters():
    assert id_from("Hvorfor kartlegge?") == "hvorfor-kartlegge"
    assert id_from("Æ, ø og å – café") == "ae-o-og-a-cafe"
    assert id_from("«»") == ""
