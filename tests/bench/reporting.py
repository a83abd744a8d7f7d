"""What did it cost, and was it within what we promised?"""

from statistics import median

from tests.bench import weighing
from tests.bench.measuring import Cost, Measured, in_hellos, weights
from tests.bench.traffic import HOME, LIMITS, Limit, queries

MEMORY = 250_000_000
PAGES = ("page", "hellos", "(min–max)", "limit", "aim", "CPU ms", "db ms", "req/s", "queries", "kB", "")
WIDTHS = (24, 7, 13, 6, 5, 7, 6, 6, 8, 6, 0)


def report(hellos: list[float], databases: list[Measured]) -> int:
    """Print a table per database. Returns the exit code: 1 when a limit is broken."""
    print(
        f"\nOne hello: {1000 * median(hellos):.3f} ms of CPU ({len(hellos)} batches, {1000 * min(hellos):.3f}–{1000 * max(hellos):.3f})"
    )
    broken = [word for one in databases for word in _database(one)]
    print(f"\n{len(broken)} limits broken: {'; '.join(broken)}" if broken else "\nEvery limit holds.")
    return 1 if broken else 0


def _database(one: Measured) -> list[str]:
    print(f"\n{one.name}")
    print(_line(PAGES))
    memory = one.server.memory()
    weighed = weights(one)
    broken = [word for limit in LIMITS if (word := _page(one, limit, weighed[limit]))]
    visit = weighing.first_visit(one.server.port, one.traffic.pages[HOME.name])
    parts = ", ".join(f"{name} {_kb(weight)}" for name, weight in visit.parts)
    broken += [
        _within("memory, master and two workers, MB PSS", memory / 1e6, MEMORY / 1e6),
        _within(f"first visit, kB without font ({parts})", visit.weight / 1e3, weighing.FIRST_VISIT / 1e3),
        _within("first visit, requests with font", visit.requests, weighing.REQUESTS),
    ]
    return [f"{one.name}: {word}" for word in broken if word]


def _page(one: Measured, limit: Limit, weight: int) -> str:
    """One row; what is broken in it, or nothing."""
    costs = one.costs[limit]
    middle, least, most = in_hellos(costs)
    words = [
        "OVER THE LIMIT" if middle > limit.most else "over the aim" if middle > limit.aim else "ok",
        "TOO HEAVY" if weight > weighing.NEXT_PAGE else "",
    ]
    print(
        _line(
            (
                limit.name, f"{middle:.1f}", f"({least:.1f}–{most:.1f})", limit.most, limit.aim,
                f"{1000 * _median(costs, 'server'):.2f}", f"{1000 * _median(costs, 'database'):.2f}" if one.spent else "–",
                f"{1 / _median(costs, 'clock'):.0f}", queries(one.app, one.traffic, limit), _kb(weight),
                " ".join(words).strip(),
            )
        )
    )  # fmt: skip
    return limit.name if middle > limit.most or weight > weighing.NEXT_PAGE else ""


def _within(what: str, value: float, most: float) -> str:
    print(f"{what}: {value:.0f} of {most:.0f} {'ok' if value <= most else 'OVER THE LIMIT'}")
    return "" if value <= most else what.partition(" (")[0]


def _median(costs: list[Cost], of: str) -> float:
    return median(getattr(cost, of) for cost in costs)


def _line(cells: tuple[object, ...]) -> str:
    first, *rest = (str(cell) for cell in cells)
    return first.ljust(WIDTHS[0]) + "".join(
        " " + cell.rjust(width) for cell, width in zip(rest, WIDTHS[1:], strict=True)
    )


def _kb(weight: int) -> str:
    return f"{weight / 1000:.1f}"
