"""How does a browser reach the product? Over a real socket on this machine: from a thread of this process, or as it runs in production."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from learning.config import PREFIX, ROOT

HOST = "127.0.0.1"
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
PORTS = (*range(8720 + 5 * WORKER, 8725 + 5 * WORKER), 0)  # each test process has its own; 0 is any free port
STARTING = 60


class Quiet(WSGIRequestHandler):
    """Requests are watched in the browser; a log of them would only be noise."""

    protocol_version = "HTTP/1.1"

    def log(self, *_args: object) -> None:
        pass


def free_socket() -> socket.socket:
    """A socket bound to a port nobody else has."""
    for port in PORTS:
        bound = socket.socket()
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((HOST, port))
            bound.listen(128)
        except OSError:
            bound.close()
            continue
        return bound
    raise OSError("no free port")


def free_port() -> int:
    with free_socket() as bound:
        port: int = bound.getsockname()[1]
        return port


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The application's address while it answers. `localhost`, because browsers trust it as they trust https."""
    with free_socket() as bound:
        port = bound.getsockname()[1]
        server: BaseWSGIServer = make_server(HOST, port, app, threaded=True, fd=bound.fileno(), request_handler=Quiet)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://localhost:{port}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


class Product:
    """The real product in processes of its own, which can be killed."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str], port: int) -> None:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
        self.port = port
        self.process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            env=inherited | dict(environment),
            cwd=ROOT,
            start_new_session=True,  # so that all of it, and nothing else, is killed
            stdout=subprocess.DEVNULL,
        )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + STARTING
        while time.monotonic() < until:
            assert self.process.poll() is None, "the product stopped while starting"
            with suppress(OSError), urllib.request.urlopen(f"http://{HOST}:{self.port}/healthz", timeout=5):
                return
            threading.Event().wait(0.1)
        raise TimeoutError(f"no answer within {STARTING} seconds")

    def kill(self) -> None:
        """As a machine that loses its power: no warning, no last words."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def running(arguments: Sequence[str], environment: Mapping[str, str], port: int) -> Iterator[Product]:
    product = Product(arguments, environment, port)
    try:
        yield product
    finally:
        product.kill()
