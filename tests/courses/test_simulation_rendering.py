"""Each role gets its own of a scene, and nobody gets what a choice leads to before it is made."""

from learning.courses import walking
from learning.courses.checking import check
from learning.courses.simulations.rendering import (
    FACILITATOR,
    OBSERVER,
    render_debrief,
    render_part,
    render_scene,
    role_player,
)
from tests.courses.stories import BODY, PATH, TOP, story

SOURCES = """sources:
  - {key: lov, title: Loven, publisher: P, year: 1999}
  - {key: bok, title: Boken, publisher: P, year: 2020}
  - {key: kort, title: Kortet, publisher: P, year: 2021}
question"""


def scene(*taken, body=BODY, top=TOP, **options):
    reading = story(body, top)
    assert reading.errors == ()
    return render_scene(reading.document, walking.walked(reading.document, taken), **options)


def test_a_scene_has_text_and_the_choices_that_are_open():
    first = scene()
    assert (first.id, first.title, first.ends, first.before_html) == ("B1", "Gangen", False, "")
    assert first.part.html == "<p>Leila stopper deg.</p>"
    assert [(c.id, c.html) for c in first.choices] == [("B1.a", "«Loven sier det.»"), ("B1.b", "«Fortell om ham.»")]
    second = scene("B1.a")
    assert second.part.html == "<p>Leila vil tolke.</p>\n<p>Hun ser bort.</p>"
    assert second.before_html == "<p>Hun snur seg.</p>"
    assert [c.id for c in second.choices] == ["B2.a"]
    last = scene("B1.a", "B2.a")
    assert (last.title, last.ends, last.choices) == ("Åpen dør", True, ())


def test_roles_see_their_own_and_the_text_for_all_has_none_of_it():
    part = scene().part
    assert [(point.position, point.html) for point in part.observer] == [(0, "Spurte hun først?"), (1, "Lyttet hun?")]
    assert (part.card("Leila").html, part.card("Jonas")) == ("<p>Du er redd.</p>", None)
    brief = render_part(story().document, story().document.brief)
    assert (brief.html, brief.facilitator_html) == ("<p>Du møter Leila.</p>", "<p>Si velkommen.</p>")
    assert "redd" not in part.html and "Spurte" not in part.html and "velkommen" not in brief.html


def test_consequences_and_effects_are_not_in_what_is_rendered_before_the_choice():
    shown = repr(scene())
    for hidden in ("snur seg", "setter seg", "T+", "K+", "T-", "Tillit", "b2-tolken", "if:", "not B2.b", "Change"):
        assert hidden not in shown
    assert "setter seg" not in repr(scene("B1.a"))


def test_the_debrief_tells_what_was_hidden_of_what_was_chosen():
    s = story().document
    debrief = render_debrief(s, walking.walked(s, ["B1.b", "B2.a"]))
    first, second = debrief.steps
    assert (first.id, first.scene, first.html) == ("B1.b", "Gangen", "«Fortell om ham.»")
    assert first.consequence_html == "<p>Hun setter seg\nned.</p>"
    assert [(change.effect, change.amount) for change in first.changes] == [("T", 1), ("K", 1)]
    assert (second.consequence_html, second.changes) == ("", ())
    assert "snur seg" not in repr(debrief)


def test_the_reflection_depends_on_what_was_chosen():
    s = story(
        BODY.replace("- Hvem beskyttes?", "- Hvem beskyttes?\n\n### Hvis: B1.a\n\nHva gjorde «loven sier»?")
    ).document
    assert "loven" in render_part(s, s.reflection, walking.walked(s, ["B1.a", "B2.a"])).html
    assert "loven" not in render_part(s, s.reflection, walking.walked(s, ["B1.b", "B2.a"])).html


def test_sources_are_numbered_per_scene_and_hidden_with_what_cites_them():
    body = (
        BODY.replace("Leila stopper deg.", "Leila stopper deg.[^lov]")
        .replace("Lyttet hun?", "Lyttet hun?[^bok]")
        .replace("Du er redd.", "Du er redd.[^kort]")
    )
    part = scene(body=body, top=TOP.replace("question", SOURCES)).part

    def keys(*roles):
        return [source.key for source in part.sources_for(*roles)]

    assert keys() == ["lov"]
    assert keys(OBSERVER) == ["lov", "bok"]
    assert keys(role_player("Leila")) == ["lov", "kort"]
    assert keys(FACILITATOR) == ["lov"]
    assert 'href="#kilde-lov"' in part.html and "kilde-bok" not in part.html


def test_what_is_not_yet_quality_assured_is_for_educators():
    body = BODY.replace("Leila stopper deg.", "Leila stopper deg.\n\n> [!REVIEW]\n> Sjekk dette.")
    assert "Sjekk" not in scene(body=body).part.html
    assert "Sjekk" in scene(body=body, reveal_review=True).part.html


def test_links_lead_to_other_texts_but_only_choices_lead_to_scenes():
    linked = BODY.replace("Leila stopper deg.", "Les [mer](../documents/om.md) først.")

    def address(place):
        return f"/dokumenter/{place.slug.rsplit('/')[-1]}"

    assert 'href="/dokumenter/om"' in scene(body=linked, addresses=address).part.html
    about = {"documents/om.md": "---\ntitle: Om\nedition: 1\n---\n\nHei.\n"}
    assert check({PATH: TOP + linked, **about}) == []
    beside = BODY.replace("Leila stopper deg.", "Gå [videre](#b2-tolken).")
    assert [(p.line, p.code) for p in check({PATH: TOP + beside})] == [(19, "link-page-missing")]
