"""How is something served while it is measured, and what has it cost so far?"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil

from learning.cli.starting import gunicorn_arguments
from learning.config import PREFIX, ROOT
from tests.bench.asking import HOST, Request, once

WORKERS = 2
STARTING = 30


@dataclass(frozen=True)
class Server:
    """A master with its workers, on a port of this machine that nobody else reaches."""

    port: int
    master: psutil.Process
    well: str

    def processes(self) -> list[psutil.Process]:
        return [self.master, *self.master.children()]

    def seconds(self) -> float:
        """CPU time of master and workers since they began, user and system."""
        return sum(cpu_seconds(one.pid) for one in self.processes())

    def memory(self) -> int:
        """Bytes, where what is shared is counted once."""
        return sum(one.memory_full_info().pss for one in self.processes())


def cpu_seconds(pid: int) -> float:
    """User and system time of a process, on Linux to the nanosecond, elsewhere in ticks."""
    try:
        return time.clock_gettime((~pid) << 3 | 2)  # the process's clock, as clock_getcpuclockid(3) makes its number
    except OSError:
        spent = psutil.Process(pid).cpu_times()
        return spent.user + spent.system


@contextmanager
def served(application: str, well: str, environment: Mapping[str, str]) -> Iterator[Server]:
    """An application under the product's own server, from when `well` answers; stopped afterwards."""
    port = _free_port()
    arguments = gunicorn_arguments(application, f"{HOST}:{port}", str(WORKERS))
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    process = subprocess.Popen([sys.executable, "-m", *arguments], env=inherited | dict(environment), cwd=ROOT)
    try:
        server = Server(port, psutil.Process(process.pid), well)
        _wait(server, process)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(STARTING)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTING
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server stopped while starting"
        with suppress(OSError):
            once(server.port, Request(server.well))
            return
        time.sleep(0.1)
    raise TimeoutError(f"the server did not answer within {STARTING} seconds")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
