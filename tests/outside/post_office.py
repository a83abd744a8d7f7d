"""How does a test receive letters? A small SMTP server on this machine, which may also say no."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class PostOffice(socketserver.ThreadingTCPServer):
    """`letters` is what was taken. `refuses` are addresses it will not have; `closes_after` letters it goes away."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.letters: list[EmailMessage] = []
        self.refuses: set[str] = set()
        self.closes_after: int | None = None

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def recipients(self) -> list[str]:
        return [str(letter["To"]) for letter in self.letters]


class _Talk(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a letter needs."""

    server: PostOffice

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.say("220 post")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(" ", 1)[0].upper()
            if verb == "QUIT" or self._gone():
                return
            if verb == "DATA":
                self._take()
            elif verb == "RCPT" and any(one in line for one in self.server.refuses):
                self.say("550 no such person")
            else:
                self.say("250 ok")

    def _gone(self) -> bool:
        return self.server.closes_after is not None and len(self.server.letters) >= self.server.closes_after

    def _take(self) -> None:
        self.say("354 go on")
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line.removeprefix(b".").replace(b"\r\n", b"\n"))
        self.server.letters.append(message_from_bytes(b"".join(lines), policy=policy.default))  # type: ignore[arg-type]
        self.say("250 taken")


@contextmanager
def post_office() -> Iterator[PostOffice]:
    with PostOffice() as office:
        thread = threading.Thread(target=office.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield office
        office.shutdown()
        thread.join()
