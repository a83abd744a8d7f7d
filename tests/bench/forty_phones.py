"""Do forty phones learn of what happens within two seconds, and what does it cost? `python -m tests.bench.forty_phones [minutes]`

A whole meeting in small: forty guests whose phones ask every second and a half, as the pages do, and vote when they may; a
facilitator who does something every few seconds, and asks herself. Under the server `make run` starts, on both databases.
The clock for a phone begins when the facilitator's deed has been sent, and stops when the phone has read what is new.
"""

import re
import secrets
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles

import pytest
from flask import Flask, session
from flask_wtf.csrf import generate_csrf
from sqlalchemy import event

from learning.actions import joining
from learning.records.database import db
from tests import engines, world
from tests.actions.meeting import Meeting
from tests.bench.asking import HOST, PATIENCE, Request
from tests.bench.serving import Server, served
from tests.engines import CONTENT, SECRET

PHONES = 40
EVERY, DEED_EVERY = 1.5, 6.0
WITHIN = 2.0
ENOUGH, SLOWEST = 0.99, 0.5  # the share that must have learned within two seconds; p95 of a poll, in seconds
MAKERS = (("SQLite", engines.sqlite_engine), ("PostgreSQL", engines.postgresql_engine))
VERSION = re.compile(rb"/na\?v=(\d+)")
ASKING = re.compile(r'hx-get="(/etikk/gruppe/\d+/na\?v=[^"]+)"')
BALLOT = re.compile(rb'action="([^"]+/stem)".*?name="path" value="([^"]*)".*?name="round" value="(\d+)"', re.DOTALL)
CHOICE = re.compile(rb'name="choice" value="([^"]+)"')


@dataclass
class Phone:
    """What it last saw, when it first saw each version, and how long each question took."""

    request: Request
    seen: dict[int, float] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    new: int = 0
    votes: int = 0
    trouble: list[str] = field(default_factory=list)

    def live(self, port: int, code: str, until: float, offset: float) -> None:
        """Polls and votes until the time is out; a broken connection is opened again."""
        time.sleep(offset)
        with closing(HTTPConnection(HOST, port, timeout=PATIENCE)) as connection:
            version, next_time = 0, time.monotonic()
            while time.monotonic() < until:
                status, body, took = _ask(connection, replace(self.request, path=f"/gruppe/{code}/na?v={version}"))
                self.took.append(took)
                if status == 200:
                    version = self._reads(connection, body)
                elif status != 204:
                    self.trouble.append(f"poll answered {status}")
                next_time = max(next_time + EVERY, time.monotonic())
                time.sleep(max(0.0, next_time - time.monotonic()))

    def _reads(self, connection: HTTPConnection, body: bytes) -> int:
        found = VERSION.search(body)
        if found is None:
            return 0
        version = int(found[1])
        self.new += 1
        self.seen.setdefault(version, time.monotonic())
        ballot = BALLOT.search(body)
        if ballot and b'aria-pressed="true"' not in body and b" disabled" not in body:
            action, path, round = (one.decode() for one in ballot.groups())
            choice = secrets.choice(CHOICE.findall(body)).decode()
            form = (*self.request.form, ("path", path), ("round", round), ("choice", choice))
            status, _body, _took = _ask(connection, replace(self.request, path=action, form=form))
            self.votes += status == 200
            if status not in (200, 409):  # 409: closed in the same moment
                self.trouble.append(f"vote answered {status}")
        return version


def _ask(connection: HTTPConnection, request: Request) -> tuple[int, bytes, float]:
    began = time.perf_counter()
    sent = request.headers | {"HX-Request": "true", "HX-Request-Type": "partial", "Accept-Encoding": "identity"}
    polling = "/na" in request.path
    connection.request("GET" if polling else "POST", request.path, None if polling else request.body, sent)
    response = connection.getresponse()
    body = response.read()
    return response.status, body, time.perf_counter() - began


@dataclass
class Leading:
    """The facilitator's browser: her deeds, with when each was sent and the version it led to."""

    app: Flask
    meeting: Meeting
    request: Request
    port: int
    changed: dict[int, float] = field(default_factory=dict)
    polled: list[float] = field(default_factory=list)

    def live(self, until: float) -> None:
        """Vote, look, vote again, choose; at an ending back to the start. She asks for news in between, as her page does."""
        deeds, asking = self._deeds(), f"{self.path}/na?v="
        next_deed = time.monotonic() + 3
        with closing(HTTPConnection(HOST, self.port, timeout=PATIENCE)) as connection:
            while time.monotonic() < until:
                _status, body, took = _ask(connection, replace(self.request, path=asking, form=()))
                self.polled.append(took)
                asking = next(iter(ASKING.findall(body.decode())), asking)
                if time.monotonic() >= next_deed and time.monotonic() < until - 3:
                    self._does(connection, *next(deeds))
                    next_deed += DEED_EVERY
                time.sleep(EVERY)

    @property
    def path(self) -> str:
        return f"/etikk/gruppe/{self.meeting.id}"

    def _deeds(self) -> Iterator[tuple[str, dict[str, str]]]:
        while True:
            for choice in ("B1.a", "B2.a", "B3.a"):
                yield from ((deed, {}) for deed in ("stem", "lukk", "stem", "frys", "fortsett", "lukk"))
                yield "velg", {"choice": choice}
            yield "tilbake", {"steps": "0"}

    def _does(self, connection: HTTPConnection, deed: str, more: dict[str, str]) -> None:
        form = (*self.request.form, ("stand", self.meeting.group.stand), *more.items())
        sent = time.monotonic()
        status, _body, _took = _ask(connection, replace(self.request, path=f"{self.path}/gjor/{deed}", form=form))
        assert status in (200, 303), f"{deed} answered {status}"
        self.changed[self.meeting.group.version] = sent


def _cookie(app: Flask, kept: dict[str, object]) -> Request:
    with app.test_request_context():
        session.update(kept)
        token = generate_csrf()
        signed = app.session_interface.get_signing_serializer(app).dumps(dict(session))
    return Request("/", f"{app.config['SESSION_COOKIE_NAME']}={signed}", (("csrf_token", token),))


def _phone(app: Flask, meeting: Meeting, number: int) -> Phone:
    key = secrets.token_urlsafe(32)
    meeting.join(f"Telefon {number}", key_digest=joining.key_digest(key, meeting.group.code))
    return Phone(_cookie(app, {"guest": key}))


def _facilitator(app: Flask) -> Request:
    client = app.test_client()
    world.log_in(client, app, world.NURSE)
    with client.session_transaction() as kept:
        return _cookie(app, dict(kept))


def run(app: Flask, server: Server, name: str, seconds: float) -> bool:
    meeting = Meeting(app).start().in_scenes()
    phones = [_phone(app, meeting, number) for number in range(PHONES)]
    leading = Leading(app, meeting, _facilitator(app), server.port)
    code, until = meeting.group.code, time.monotonic() + seconds
    threads = [
        threading.Thread(target=one.live, args=(server.port, code, until, place * EVERY / PHONES))
        for place, one in enumerate(phones)
    ]
    cpu = server.seconds()
    for thread in threads:
        thread.start()
    leading.live(until)
    for thread in threads:
        thread.join()
    spent = server.seconds() - cpu
    used = max(one.num_threads() for one in server.processes())
    asked = [_queries(app, phones[0], code, version) for version in (meeting.group.version, 0)]
    return report(name, phones, leading, (spent, seconds), used, asked)


def _queries(app: Flask, phone: Phone, code: str, version: int) -> int:
    """Statements sent to answer a poll, once the scene has been drawn."""
    client, sent = app.test_client(use_cookies=False), []
    headers = phone.request.headers | {"HX-Request": "true", "HX-Request-Type": "partial"}
    with app.app_context():
        engine = db.engine

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    client.get(f"/gruppe/{code}/na?v=0", headers=headers)
    event.listen(engine, "before_cursor_execute", note)
    try:
        client.get(f"/gruppe/{code}/na?v={version}", headers=headers)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(sent)


def report(
    name: str,
    phones: list[Phone],
    leading: Leading,
    cpu: tuple[float, float],
    threads: int,
    asked: list[int],
) -> bool:
    waits = [_first(phone, version) - sent for version, sent in leading.changed.items() for phone in phones]
    took = sorted(one for phone in phones for one in phone.took)
    share, slow = sum(wait <= WITHIN for wait in waits) / len(waits), quantiles(took, n=100)[94]
    trouble = [one for phone in phones for one in phone.trouble]
    spent, seconds = cpu
    votes = sum(phone.votes for phone in phones)
    for line in (
        f"\n{name}: {len(phones)} phones, {len(leading.changed)} changes, {len(took)} polls, {votes} votes",
        f"  a poll                  {1000 * median(took):6.1f} ms in the middle, p95 {1000 * slow:.1f}, at most {1000 * took[-1]:.0f}",
        f"  the facilitator's poll  {1000 * median(leading.polled):6.1f} ms in the middle, at most {1000 * max(leading.polled):.0f}",
        f"  learned within {WITHIN:.0f} s      {100 * share:6.2f} %, in the middle {median(waits):.2f} s, slowest {max(waits):.2f} s",
        f"  CPU of the server       {100 * spent / seconds:6.1f} % of one core, {1000 * spent / len(took):.1f} ms for each poll with all else",
        f"  threads in a process    {threads:6d} at most",
        f"  queries of a poll       {asked[0]:6d} when nothing is new, {asked[1]} when something is",
        *(f"  !!! {trouble.count(one)} × {one}" for one in sorted(set(trouble))),
    ):
        print(line)
    return share >= ENOUGH and slow <= SLOWEST and not trouble


def _first(phone: Phone, version: int) -> float:
    """When it had read this, or something newer."""
    return min((at for seen, at in phone.seen.items() if seen >= version), default=float("inf"))


def main(minutes: float) -> int:
    well = True
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rn-phones-")))
        for name, make in MAKERS:
            try:
                engine = make(folder)
            except pytest.skip.Exception as reason:
                print(f"!!! {reason}")
                continue
            stack.callback(engine.stop)
            app = stack.enter_context(engine.fresh_app())
            told = {
                "RESSURSNETT_ENV": "test",
                "RESSURSNETT_CONTENT": str(CONTENT),
                "DATABASE_URL": app.config["SETTINGS"].database_url,
                "SECRET_KEY": SECRET,
            }
            server = stack.enter_context(served("wsgi:app", "/healthz", told))
            well &= run(app, server, name, 60 * minutes)
    print("\nWell." if well else "\nToo slow, or something went wrong: see above.")
    return int(not well)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 10))
