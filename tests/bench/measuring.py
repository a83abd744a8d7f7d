"""How many hellos does each page cost? Both are asked for in turn, so that what disturbs one disturbs the other.

One request at a time: two workers at work at once share the caches of one core on a small machine, and a page that is ten
times as large as a hello loses more by it than the hello does. That would tell of the machine, not of the page.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from flask import Flask

from tests.bench.asking import Request, batch, once
from tests.bench.serving import Server
from tests.bench.traffic import LIMITS, Limit, Traffic
from tests.bench.world import answers_stored

ROUNDS, AT_LEAST = 7, 3
BATCH, HELLOS, WARMING = 100, 200, 100
AT_ONCE = 1
HELLO = Request("/")


@dataclass(frozen=True)
class Cost:
    """What one request cost in one round: seconds of CPU in the server and in the database, and of the clock.

    `hello` is what a hello cost just before, in seconds of CPU.
    """

    server: float
    database: float
    clock: float
    hello: float


@dataclass(frozen=True)
class Measured:
    """One database with its server. `spent` tells the CPU seconds of a database server, when there is one here."""

    name: str
    app: Flask
    server: Server
    traffic: Traffic
    spent: Callable[[], float] | None
    costs: dict[Limit, list[Cost]] = field(default_factory=lambda: {limit: [] for limit in LIMITS})


def warm(one: Measured) -> None:
    """Both workers have seen every page before anything counts."""
    for limit in LIMITS:
        batch(one.server.port, one.traffic.some(limit, WARMING), connections=8)


def measure(hello: Server, databases: list[Measured], until: float) -> list[float]:
    """Round after round, at most until that moment. Returns what each hello cost."""
    batch(hello.port, [HELLO] * HELLOS, connections=8)
    hellos: list[float] = []
    rounds = 0
    while rounds < ROUNDS and (rounds < AT_LEAST or time.monotonic() < until):
        rounds += 1
        for limit in LIMITS:
            for one in databases:
                hellos.append(_cost(hello, [HELLO] * HELLOS, None, 0.0).server)
                one.costs[limit].append(_cost(one.server, one.traffic.some(limit, BATCH), one.spent, hellos[-1]))
    return hellos


def _cost(server: Server, requests: list[Request], spent: Callable[[], float] | None, hello: float) -> Cost:
    before, database = server.seconds(), spent() if spent else 0.0
    clock = batch(server.port, requests, AT_ONCE)
    after = spent() if spent else 0.0
    share = 1 / len(requests)
    return Cost((server.seconds() - before) * share, (after - database) * share, clock * share, hello)


def in_hellos(costs: list[Cost]) -> tuple[float, float, float]:
    """Median, least and most over the rounds, each page against the hello just before it."""
    ratios = [cost.server / cost.hello for cost in costs]
    return median(ratios), min(ratios), max(ratios)


def weights(one: Measured) -> dict[Limit, int]:
    """Bytes of each answer as the browser gets it."""
    return {limit: once(one.server.port, one.traffic.some(limit, 1)[0]).weight for limit in LIMITS}


def stored(app: Flask) -> int:
    with app.app_context():
        return answers_stored()
