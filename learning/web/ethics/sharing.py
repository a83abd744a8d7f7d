"""Who else may read a reflection, and what does a reader see?"""

from flask import Blueprint, flash, request
from werkzeug.wrappers import Response

from learning.actions import ethics_notes as doing
from learning.actions.refusing import NotFound, Refused
from learning.records.database import db
from learning.records.queries import ethics_notes as notes
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.ethics import presenting_reflection as presenting
from learning.web.ethics.cases import case, name_of, slug_of
from learning.web.ethics.presenting_reflection import Refusal
from learning.web.ethics.reflecting import found
from learning.web.guard import guarded
from learning.web.plain_text import cleaned_form
from learning.web.respond import page, see_other
from learning.web.viewer import me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/etikk/<name>/refleksjon/del", "sharing", show)
    door.add_url_rule("/etikk/<name>/refleksjon/del", "share", share, methods=["POST"])
    door.add_url_rule("/etikk/deling/<int:share_id>/ta-tilbake", "take_back", take_back, methods=["POST"])
    door.add_url_rule("/etikk/delt/<int:note_id>", "shared", read)


def _units() -> tuple[int, ...]:
    return tuple(seat.unit for seat in me().asker.seats)


@guarded("signed_in")
def show(name: str) -> Response:
    return _page(name)


def _page(name: str, wrong: Refusal | None = None) -> Response:
    about, note = found(me().person_id, name)
    view = presenting.sharing(
        about,
        notes.shares_of(db.session(), note.id) if note else (),
        doing.colleagues(db.session(), by=me().person_id, units=_units(), at=clock.now()),
        notes.groups_of(db.session(), me().person_id, slug_of(name)),
        wrong,
    )
    return page("ethics/sharing.html", 422 if wrong else 200, view=view, written=note is not None)


@guarded("signed_in")
def share(name: str) -> Response:
    sent = cleaned_form(dict(request.form.lists()))
    try:
        _share(name, *(next(iter(sent.get(field, ())), "") for field in ("reader", "email")))
    except Refused as refused:
        return _page(name, Refusal(refused, sent))
    flash(_("Refleksjonen er delt. Du kan ta den tilbake når du vil."), "success")
    return see_other("ethics.sharing", name=name)


def _share(name: str, reader: str, email: str) -> None:
    who = {"by": me().person_id, "simulation": slug_of(name)}
    kind, _colon, which = reader.partition(":")
    if kind == "person":
        doing.share_with_colleague(db.session(), **who, person=which, units=_units(), at=clock.now())
    elif kind == "group" and which.isascii() and which.isdecimal() and len(which) < 10:
        doing.share_with_group(db.session(), **who, group=int(which), at=clock.now())
    elif kind == "address" and email:
        doing.share_with_address(db.session(), **who, email=email, at=clock.now())
    else:
        raise Refused("no_reader_chosen")


@guarded("signed_in")
def take_back(share_id: int) -> Response:
    simulation = doing.take_back(db.session(), by=me().person_id, share_id=share_id, at=clock.now())
    flash(_("Refleksjonen er ikke delt med dem lenger."), "success")
    return see_other("ethics.sharing", name=name_of(simulation))


@guarded("signed_in")
def read(note_id: int) -> Response:
    """Read only. Who it is not shared with, is told that there is no such thing."""
    shared = notes.readable(db.session(), note_id, me().person_id)
    if shared is None:
        raise NotFound("no_such_reflection")
    about = case(me().person_id, name_of(shared.note.simulation), shared.note.revision_id)
    return page("ethics/shared.html", view=presenting.reading(shared, about))
