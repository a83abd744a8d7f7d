"""Does what the renderer makes of Markdown come out whole as pieces for paper?"""

from hypothesis import given
from hypothesis import strategies as some

from learning.courses.paper_text import Node, Piece, pieces
from learning.courses.rendering import fragment


def plain(found: list[Piece]) -> str:
    return "".join(one if isinstance(one, str) else plain(one.inside) for one in found)


def tags(found: list[Piece]) -> list[str]:
    return [tag for one in found if isinstance(one, Node) for tag in (one.tag, *tags(one.inside))]


def test_emphasis_lists_and_tables_keep_their_shape() -> None:
    made = pieces(fragment("Hun *må* **hvile**.\n\n- én\n- to\n\n3. tre\n4. fire\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"))
    assert made[0] == Node("p", ["Hun ", Node("em", ["må"]), " ", Node("strong", ["hvile"]), "."])
    assert made[1] == Node("ul", [Node("li", ["én"]), Node("li", ["to"])])
    assert made[2] == Node("ol", [Node("li", ["tre"]), Node("li", ["fire"])], start=3)
    assert made[3] == Node(
        "table",
        [Node("tr", [Node("th", ["a"]), Node("th", ["b"])]), Node("tr", [Node("td", ["1"]), Node("td", ["2"])])],
    )


def test_a_link_keeps_its_address_and_a_place_of_ours_only_its_words() -> None:
    (paragraph,) = pieces(fragment("Se [SME](https://www.med.uio.no/sme) og [personvern](../documents/personvern.md)."))
    assert paragraph == Node(
        "p", ["Se ", Node("a", ["SME"], to="https://www.med.uio.no/sme"), " og ", "personvern", "."]
    )


def test_a_picture_is_told_in_words_and_a_call_out_stands_apart() -> None:
    assert plain(pieces('<p>Slik: <img src="/media/a.png" alt="En pumpe"></p>')) == "Slik: [En pumpe]"
    assert tags(pieces(fragment("> [!WARNING]\n> Ikke løft.\n"))) == ["callout", "p", "p"]


def test_signs_that_mean_something_elsewhere_are_only_text() -> None:
    (paragraph,) = pieces(fragment("2 < 3 & #panic() $x$ @a"))
    assert paragraph == Node("p", ["2 < 3 & #panic() $x$ @a"])


@given(some.text(max_size=200))
def test_any_text_gives_pieces(markdown: str) -> None:
    assert all(isinstance(one, str | Node) for one in pieces(fragment(markdown)))
