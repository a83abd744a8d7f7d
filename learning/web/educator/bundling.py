"""How does an educator take a whole course home as one file, and bring it back as drafts?"""

from collections.abc import Sequence
from pathlib import Path

from flask import Blueprint, Response, current_app, make_response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from learning.actions import bundling
from learning.actions.bundling import Looked, Taken
from learning.actions.refusing import Refused
from learning.courses.identity import is_document
from learning.courses.interchange.bundle import packed, unpacked
from learning.courses.problems import Problem
from learning.records.database import begin_writing, db
from learning.records.queries.library import RevisionFacts
from learning.translations import problem_words, refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.educator import presenting_studio
from learning.web.guard import guarded
from learning.web.respond import page
from learning.web.saving import own_transaction
from learning.web.viewer import me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/last-ned/<course>", "download", download)
    door.add_url_rule("/last-opp", "upload", ask)
    door.add_url_rule("/last-opp", "upload_now", upload_now, methods=["POST"])


def _content() -> Path:
    folder: Path = current_app.config["SETTINGS"].content
    return folder


@guarded("studio")
def download(course: str) -> Response:
    """The published texts of a course with their pictures; the same course gives the same bytes."""
    data = packed(bundling.collected(db.session(), f"courses/{course}", _content()))
    response = make_response(data)
    response.mimetype = "application/zip"
    response.headers.set("Content-Disposition", "attachment", filename=f"{course}.zip")
    return response


@guarded("studio")
def ask() -> Response:
    return _ask()


def _ask(status: int = 200, mistake: str = "", told: Sequence[Problem] = ()) -> Response:
    wrong, advice = ([one for one in told if one.is_error is error] for error in (True, False))
    return page("educator/upload.html", status, mistake=mistake, wrong=_lines(wrong), advice=_lines(advice))


def _lines(problems: Sequence[Problem]) -> list[tuple[int | str, str]]:
    """Where something is and what it is; of the bundle itself there are no lines."""
    return [
        (one.line, f"{one.file}: {problem_words.words(one)}")
        if is_document(one.file)
        else (_("Zip-fil"), problem_words.words(one))
        for one in problems
    ]


@guarded("studio")
@own_transaction
def upload_now() -> BaseResponse:
    """The whole library is checked before the write lock is taken, so that nobody's answer waits for it."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return _ask(400, _("Velg en fil først."))
    found = unpacked(file.filename, file.read())
    looked = bundling.look_through(db.session(), found.files, _content())
    told = (*found.problems, *looked.problems)
    if not looked.whole or not looked.texts:
        return _ask(400, _("Ingen utkast er laget. Rett det som står under, og last opp på nytt."), told)
    db.session.rollback()
    begin_writing(db.session())
    try:
        taken = bundling.take(db.session(), by=me().asker, texts=looked.texts, at=clock.now())
    except Refused as refused:
        db.session.rollback()
        return _ask(refused.status, refused_words.words(refused), told)
    db.session.commit()
    return _taken(taken, looked, told)


def _taken(taken: Taken, looked: Looked, told: Sequence[Problem]) -> Response:
    return page(
        "educator/uploaded.html",
        drafted=_links(taken.drafted),
        kept=_links(taken.kept),
        unchanged=len(taken.unchanged),
        unknown=taken.unknown,
        media=looked.media,
        advice=_lines(told),
    )


def _links(documents: Sequence[RevisionFacts]) -> list[tuple[str, str]]:
    return [
        (presenting_studio.title(one), url_for("educator.write", slug=one.slug, sprak=one.language))
        for one in documents
    ]
