"""How does a browser reach the application under test? Over a real socket on this machine, from a thread of this process."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

HOST = "127.0.0.1"
PORTS = (*range(8720, 8741), 0)  # tried in turn; 0 is any free port


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
