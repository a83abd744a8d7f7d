"""Does every process serve a new revision, without a restart, within two seconds?"""

import http.client
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask

from learning.cli.starting import gunicorn_arguments
from tests import world
from tests.browsing import Browser
from tests.engines import CONTENT, SECRET
from tests.journeys.serving import HOST, free_port, running
from tests.web import reader

AT_MOST = 2.0
OLD, NEW = "Kartlegge plager", "Spørre om plager"


class Poller:
    """Opens the module's page on connections of its own, until every worker has answered with a title."""

    def __init__(self, app: Flask, port: int, log: Path) -> None:
        browser = Browser(app, world.NURSE)
        kept = browser.client.get_cookie(app.config["SESSION_COOKIE_NAME"])
        assert kept is not None
        self.headers = {"Cookie": f"{kept.key}={kept.value}", "Connection": "close"}
        self.port, self.log = port, log

    def until_all_say(self, title: str, workers: int) -> dict[str, float]:
        """The process of each worker, and how many seconds it took before it said so and nothing else."""
        began, said = time.monotonic(), dict[str, float]()
        while time.monotonic() - began < 20 and len(said) < workers:
            process, page = self._ask()
            if f"<h1>{title}</h1>" in page:
                said.setdefault(process, time.monotonic() - began)
            else:
                assert process not in said, "a worker went back to the old text"
        assert len(said) == workers, f"only {said} of {workers} workers said «{title}»"
        return said

    def _ask(self) -> tuple[str, str]:
        """Which process answered stands in the access log, by the number of the request."""
        mark = f"n{time.monotonic_ns()}"
        with closing(http.client.HTTPConnection(HOST, self.port, timeout=10)) as connection:
            connection.request("GET", f"{reader.MODULE}?{mark}", headers=self.headers)
            response = connection.getresponse()
            page = response.read().decode()
            assert response.status == 200
        return self._process(mark), page

    def _process(self, mark: str) -> str:
        for _ in range(200):
            for line in self.log.read_text("utf-8").splitlines():
                if mark in line:
                    return line.split()[0].strip("<>")
            threading.Event().wait(0.005)
        raise AssertionError(f"{mark} is not in the log")


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
def test_every_worker_serves_what_another_process_has_published(app: Flask, tmp_path: Path) -> None:
    # Given the product with two workers, as in production, both of them with the old text
    port, log = free_port(), tmp_path / "access.log"
    log.touch()
    environment = {
        "RESSURSNETT_ENV": "test",
        "RESSURSNETT_CONTENT": str(CONTENT),
        "DATABASE_URL": app.config["SETTINGS"].database_url,
        "SECRET_KEY": SECRET,
    }
    arguments = [
        *gunicorn_arguments("wsgi:app", f"{HOST}:{port}", "2"),
        f"--access-logfile={log}",
        "--access-logformat=%(p)s %(q)s",
    ]
    with running(arguments, environment, port):
        poller = Poller(app, port, log)
        workers = set(poller.until_all_say(OLD, 2))
        # When this process publishes
        reader.publish(app, reader.FILE, {f"title: {OLD}": f"title: {NEW}"})
        said = poller.until_all_say(NEW, 2)
        # Then each of the two serves it within two seconds, and none has been started anew
        assert set(said) == workers
        assert max(said.values()) < AT_MOST, said
