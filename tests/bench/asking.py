"""How does the bench ask? Over a few connections that are kept open, from 127.0.0.1 to 127.0.0.1 only."""

import http.client
import threading
import time
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field

HOST = "127.0.0.1"
PATIENCE = 15
CONNECTIONS = 4


@dataclass(frozen=True)
class Request:
    """`body` makes it a form sent by htmx; without one it is a page."""

    path: str
    cookie: str = ""
    body: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        sent = {"Accept-Encoding": "gzip", "Accept": "text/html", "Accept-Language": "nb"}
        if self.cookie:
            sent["Cookie"] = self.cookie
        if self.body is not None:
            sent |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "HX-Request": "true",
                "HX-Request-Type": "partial",
            }
        return sent
