"""How does the bench ask? As a browser does, over a few connections kept open, from this machine to itself only."""

import http.client
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlencode

HOST = "127.0.0.1"
PATIENCE = 15
CONNECTIONS = 4


@dataclass(frozen=True)
class Request:
    """`form` makes it a form sent by htmx; without one it is a page."""

    path: str
    cookie: str = ""
    form: tuple[tuple[str, str], ...] = ()

    @property
    def method(self) -> str:
        return "POST" if self.form else "GET"

    @property
    def body(self) -> str | None:
        return urlencode(self.form) if self.form else None

    @property
    def headers(self) -> dict[str, str]:
        sent = {"Accept-Encoding": "gzip", "Accept": "text/html", "Accept-Language": "nb"}
        if self.cookie:
            sent["Cookie"] = self.cookie
        if self.form:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
            sent |= {"HX-Request": "true", "HX-Request-Type": "partial"}
        return sent


@dataclass(frozen=True)
class Answer:
    """`weight` is what came over the wire: head and body, as they were sent."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def weight(self) -> int:
        return len(self.headers.as_bytes()) + len(self.body)


class Refused(Exception):
    """A measured request was not answered with 200, so that its cost says nothing."""


def ask(connection: http.client.HTTPConnection, request: Request) -> Answer:
    connection.request(request.method, request.path, request.body, request.headers)
    response = connection.getresponse()
    answer = Answer(response.status, response.headers, response.read())
    if answer.status != 200:
        raise Refused(f"{request.method} {request.path}: {answer.status}")
    return answer


def once(port: int, request: Request) -> Answer:
    with closing(http.client.HTTPConnection(HOST, port, timeout=PATIENCE)) as connection:
        return ask(connection, request)


def batch(port: int, requests: Iterable[Request], connections: int = CONNECTIONS) -> float:
    """Ask everything, each connection its share, one after the other. Returns the seconds it took."""
    every = list(requests)
    shares = [every[first::connections] for first in range(connections)]
    began = time.perf_counter()
    with ThreadPoolExecutor(connections) as pool:
        for _ in pool.map(lambda share: _share(port, share), shares):
            pass
    return time.perf_counter() - began


def _share(port: int, requests: list[Request]) -> None:
    with closing(http.client.HTTPConnection(HOST, port, timeout=PATIENCE)) as connection:
        for request in requests:
            ask(connection, request)
