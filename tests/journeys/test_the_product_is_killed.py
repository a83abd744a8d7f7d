"""Is every answer the product has acknowledged there, after it was killed in the middle of giving them?"""

import http.client
import re
import threading
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import select

from learning.cli.starting import gunicorn_arguments
from learning.records.attempts import Answer, Attempt
from tests import world
from tests.browsing import Browser
from tests.engines import CONTENT, SECRET
from tests.journeys.serving import HOST, Product, free_port, running
from tests.web import reader

PEOPLE = (world.NURSE, world.COLLEAGUE, world.STRANGER, world.LEADER, world.EDUCATOR, world.COORDINATOR)
ENOUGH = 8  # answers from each of them
Given = tuple[int, str, tuple[int, ...]]


@dataclass
class Ledger:
    """What one person has seen confirmed. `enough` is set in the middle of the work."""

    answers: list[Given] = field(default_factory=list)
    finished: list[int] = field(default_factory=list)
    enough: threading.Event = field(default_factory=threading.Event)

    def acknowledged(self, given: Given) -> None:
        self.answers.append(given)
        if len(self.answers) >= ENOUGH:
            self.enough.set()


class Reader:
    """Takes the module again and again, as fast as it can, until nobody answers."""

    def __init__(self, app: Flask, someone: world.Someone, port: int) -> None:
        browser = Browser(app, someone)
        self.token = browser.token()
        kept = browser.client.get_cookie(app.config["SESSION_COOKIE_NAME"])
        assert kept is not None
        self.cookie = f"{kept.key}={kept.value}"
        self.port = port
        self.ledger = Ledger()

    def work(self) -> None:
        try:
            with closing(http.client.HTTPConnection(HOST, self.port, timeout=30)) as connection:
                while True:
                    self._once(connection)
        except (OSError, http.client.HTTPException):
            return  # killed

    def _once(self, connection: http.client.HTTPConnection) -> None:
        self._send(connection, f"{reader.MODULE}/begynn")
        attempt = int(re.findall(r"/forsok/(\d+)/svar/skala", self.reads(connection))[0])
        for question, chosen in (("skala", (attempt % 3,)), ("da", (0, attempt % 3 + 1))):
            self._send(connection, f"/laer/forsok/{attempt}/svar/{question}", chosen)
            self.ledger.acknowledged((attempt, question, chosen))
        self._send(connection, f"/laer/forsok/{attempt}/ferdig")
        self.ledger.finished.append(attempt)

    def _send(self, connection: http.client.HTTPConnection, path: str, chosen: tuple[int, ...] = ()) -> None:
        body = urlencode([("csrf_token", self.token), *(("option", str(one)) for one in chosen)])
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", path, body, headers)
        response = connection.getresponse()
        response.read()
        assert response.status == 303, f"{path}: {response.status}"

    def reads(self, connection: http.client.HTTPConnection, page: str = "skalaen") -> str:
        connection.request("GET", f"{reader.MODULE}/side/{page}", headers={"Cookie": self.cookie})
        response = connection.getresponse()
        html = response.read().decode()
        assert response.status == 200, f"{page}: {response.status}"
        return html


def start(app: Flask, port: int) -> AbstractContextManager[Product]:
    """`gunicorn wsgi:app`, as in production, on the test's own database."""
    environment = {
        "RESSURSNETT_ENV": "test",
        "RESSURSNETT_CONTENT": str(CONTENT),
        "DATABASE_URL": app.config["SETTINGS"].database_url,
        "SECRET_KEY": SECRET,
    }
    return running(gunicorn_arguments("wsgi:app", f"{HOST}:{port}", "2"), environment, port)


def stored(app: Flask) -> tuple[set[Given], set[int]]:
    answers = reader.rows(app, select(Answer.attempt_id, Answer.question, Answer.given))
    finished = reader.rows(app, select(Attempt.id).where(Attempt.finished_at.is_not(None)))
    return {(one, question, tuple(chosen)) for one, question, chosen in answers}, {row[0] for row in finished}


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
def test_every_acknowledged_answer_survives(app: Flask) -> None:
    # Given six people who answer as fast as they can
    port = free_port()
    people = [Reader(app, one, port) for one in PEOPLE]
    with start(app, port) as product:
        threads = [threading.Thread(target=one.work) for one in people]
        for thread in threads:
            thread.start()
        # When the whole product is killed in the middle
        assert all(one.ledger.enough.wait(60) for one in people), "too few answers to say anything"
        product.kill()
        for thread in threads:
            thread.join()
    # Then, started again, it has every answer and every result it had confirmed
    with start(app, port), closing(http.client.HTTPConnection(HOST, port, timeout=30)) as connection:
        answers, finished = stored(app)
        for one in people:
            assert set(one.ledger.answers) <= answers
            assert set(one.ledger.finished) <= finished
            # And she goes on where she was
            assert "Hvilken skala brukes?" in one.reads(connection)
