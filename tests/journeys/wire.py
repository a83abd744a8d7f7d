"""What comes over the wire to a browser? A middleman on this machine that passes everything on, and counts."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from tests.journeys.serving import HOST, free_socket

ASKED = re.compile(rb"^(?:GET|POST|HEAD) (\S+) HTTP/1\.1\r\n")


@dataclass
class Exchange:
    """One request, and how many bytes of head and body came back."""

    path: str
    received: int = 0


@dataclass
class Wire:
    """Everything that passed, in the order it was asked for."""

    address: str
    to: int
    exchanges: list[Exchange] = field(default_factory=list)

    def carry(self, browser: socket.socket) -> None:
        """One connection. A browser waits for an answer before it asks again on the same one."""
        server = socket.create_connection((HOST, self.to))
        upwards = threading.Thread(target=self._ask, args=(browser, server), daemon=True)
        upwards.start()
        self._answer(server, browser)
        upwards.join()
        browser.close()
        server.close()

    def _ask(self, browser: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := browser.recv(65536):
                asked = ASKED.match(data)
                if asked:
                    self.exchanges.append(Exchange(asked[1].decode()))
                    self._current[server] = self.exchanges[-1]
                server.sendall(data)
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)

    def _answer(self, server: socket.socket, browser: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(65536):
                self._current[server].received += len(data)
                browser.sendall(data)
        with suppress(OSError):
            browser.shutdown(socket.SHUT_RDWR)

    def __post_init__(self) -> None:
        self._current: dict[socket.socket, Exchange] = {}


@contextmanager
def wire(to: int) -> Iterator[Wire]:
    """A wire to the product on port `to`."""
    with free_socket() as door:
        counted = Wire(f"http://localhost:{door.getsockname()[1]}", to)
        thread = threading.Thread(target=_let_in, args=(door, counted), daemon=True)
        thread.start()
        try:
            yield counted
        finally:
            with suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)
            thread.join()


def _let_in(door: socket.socket, counted: Wire) -> None:
    with suppress(OSError):
        while True:
            browser, _ = door.accept()
            threading.Thread(target=counted.carry, args=(browser,), daemon=True).start()
