"""Where does a reader find what a link in a text leads to?

The address of a document follows from its name, so nothing is looked up. It is the same for everybody: what is
rendered once is shown to all, and who may not read it is told so there.
"""

from flask import current_app

from learning.courses.links import Place

OWN_PAGES = {"documents/personvern": "entrance.privacy", "documents/tilgjengelighet": "entrance.accessibility"}
_BY_NAME = {"documents": "nurse.document", "guides": "entrance.guide", "simulations": "ethics.simulation"}


def address(place: Place) -> str | None:
    """The address within the product; None for what has no page of its own."""
    match place.slug.split("/"):
        case ["courses", course]:
            return _built("nurse.course", course=course)
        case ["courses", course, module]:
            page = {"page": place.page} if place.page else {}
            return _built("nurse.module_page" if page else "nurse.module", course=course, module=module, **page)
        case ["competence", _]:
            return _built("nurse.competence")
        case ["glossary"]:
            return _built("entrance.glossary") + (f"#ord-{place.page}" if place.page else "")
        case [("documents" | "guides" | "simulations") as folder, name]:
            own = OWN_PAGES.get(place.slug)
            return (_built(own) if own else _built(_BY_NAME[folder], name=name)) + _part(place)
    return None


def _part(place: Place) -> str:
    """Texts show all their pages below one another."""
    return f"#del-{place.page}" if place.page else ""


def _built(endpoint: str, **values: str) -> str:
    return current_app.url_map.bind("").build(endpoint, values)
