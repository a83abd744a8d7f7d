"""A browser with opinions: every page it opens must be sound HTML with one heading, unique ids and labelled fields."""

import re
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests import world

XHTML = "{http://www.w3.org/1999/xhtml}"
IDREFS = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
SILENT = {"hidden", "submit", "button"}


def parse(html: str, *, fragment: bool = False) -> Element:
    """Raises on any parse error the HTML standard knows."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(html) if fragment else parser.parse(html)


def check(tree: Element, *, whole: bool = True) -> None:
    """What must hold on every page, or fragment, we ever send."""
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids)), f"ids used twice: {sorted({one for one in ids if ids.count(one) > 1})}"
    for one in tree.iter():
        if not isinstance(one.tag, str):
            continue
        for name, value in one.attrib.items():
            assert not str(name).startswith("on") and name != "style", f"inline {name} on <{one.tag}>"
            if name in IDREFS and whole:
                missing = [ref for ref in value.split() if ref not in ids]
                assert not missing, f"<{one.tag} {name}> points at nothing: {missing}"
        if one.tag == "form":
            assert one.get("action"), "a form without an action"
            if one.get("method", "get").lower() == "post":
                assert one.find(".//input[@name='csrf_token']") is not None, f"no csrf_token in {one.get('action')}"
        if one.tag == "img":
            assert one.get("alt") is not None, "an image without alt"
    _labelled(tree)
    if whole:
        assert len(list(tree.iter("h1"))) == 1, "a page has exactly one h1"
        assert tree.find(".//title") is not None and tree.get("lang")
        assert tree.find(".//main") is not None


def _labelled(tree: Element) -> None:
    targets = {label.get("for") for label in tree.iter("label")}
    inside = {id(field) for label in tree.iter("label") for field in label.iter()}
    for tag in ("input", "select", "textarea"):
        for field in tree.iter(tag):
            if field.get("type") in SILENT:
                continue
            named = (
                field.get("id") in targets
                or id(field) in inside
                or field.get("aria-label")
                or field.get("aria-labelledby")
            )
            assert named, f"a field without a label: {field.get('name')}"
    for button in tree.iter("button"):
        assert words(button) or button.get("aria-label"), "a button without words"


def words(element: Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


class Page:
    """An answer, looked at."""

    def __init__(self, browser: "Browser", response: TestResponse) -> None:
        self.browser = browser
        self.response = response
        self.status = response.status_code
        self.path = response.request.path
        self.html = response.get_data().decode(errors="replace")  # a file somebody downloads need not be text
        moved = 300 <= self.status < 400  # what stands in a redirect is nobody's page
        self.is_html = response.mimetype == "text/html" and bool(self.html) and not moved
        whole = self.html.lstrip().lower().startswith("<!doctype")
        if self.is_html:
            self.tree = parse(self.html, fragment=not whole)
            check(self.tree, whole=whole)

    @property
    def text(self) -> str:
        return words(self.tree)

    @property
    def h1(self) -> str:
        return words(next(self.tree.iter("h1")))

    def has(self, text: str) -> bool:
        return text in self.text

    def find(self, id: str) -> Element:
        found = next((one for one in self.tree.iter() if one.get("id") == id), None)
        assert found is not None, f"nothing with id {id} on {self.path}"
        return found

    def links(self) -> list[tuple[str, str]]:
        return [(words(one), one.get("href", "")) for one in self.tree.iter("a")]

    def click(self, label: str) -> "Page":
        href = next((href for text, href in self.links() if label in text), None)
        assert href, f"no link «{label}» on {self.path}: {self.links()}"
        return self.browser.get(href)

    def form(self, action: str) -> Element:
        found = [one for one in self.tree.iter("form") if action in one.get("action", "")]
        assert found, f"no form to {action} on {self.path}: {[one.get('action') for one in self.tree.iter('form')]}"
        return found[0]

    def submit(self, to: str, *, htmx: bool = False, follow: bool = True, **fields: Any) -> "Page":
        """Send the form whose address contains `to`, with what stands in it and these fields."""
        form = self.form(to)
        values = filled(form) | fields
        return self.browser.post(form.get("action", ""), values, htmx=htmx, follow=follow)


def filled(form: Element) -> dict[str, Any]:
    """What a browser would send for a form nobody has touched."""
    values: dict[str, Any] = {}
    for field in form.iter():
        name = field.get("name")
        if not name:
            continue
        if field.tag == "input" and (
            field.get("type") not in {"radio", "checkbox"} or field.get("checked") is not None
        ):
            values[name] = field.get("value", "")
        elif field.tag == "textarea":
            values[name] = (field.text or "").removeprefix("\n")
        elif field.tag == "select":
            chosen = field.find(".//option[@selected]")
            values[name] = (chosen if chosen is not None else field.find(".//option")).get("value", "")
    return values


class Browser:
    """A person at a machine, without JavaScript unless `htmx` is asked for."""

    def __init__(self, app: Flask, someone: world.Someone | None = None) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()
        if someone:
            world.log_in(self.client, app, someone)

    def get(self, path: str, *, htmx: bool = False, follow: bool = True, **headers: str) -> Page:
        return Page(self, self.client.get(path, headers=self._headers(htmx, headers), follow_redirects=follow))

    def post(self, path: str, values: dict[str, Any] | None = None, *, htmx: bool = False, follow: bool = True) -> Page:
        sent = dict(values or {})
        sent.setdefault("csrf_token", self.token())
        response = self.client.post(path, data=sent, headers=self._headers(htmx, {}), follow_redirects=follow)
        return Page(self, response)

    def token(self) -> str:
        """A valid form token of this session."""
        from flask_wtf.csrf import generate_csrf

        with self.app.test_request_context():
            from flask import session

            with self.client.session_transaction() as kept:
                if "csrf_token" in kept:
                    session["csrf_token"] = kept["csrf_token"]
                token = generate_csrf()
                kept["csrf_token"] = session["csrf_token"]
            return token

    def _headers(self, htmx: bool, other: dict[str, str]) -> dict[str, str]:
        return {**({"HX-Request": "true", "HX-Request-Type": "partial"} if htmx else {}), **other}
