"""What do all tests share? Databases of both kinds, a small world in them, a browser with opinions, and the ledger of requirements."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.engines import Engine, postgresql_engine, sqlite_engine
from tests.house.krav import PASSED, requirements

KNOWN = requirements()
_passed: dict[str, list[str]] = {}
_skipped: list[str] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """An unknown requirement, or more than three on one test, is a mistake."""
    for item in items:
        ids = [one for mark in item.iter_markers("krav") for one in mark.args]
        wrong = [one for one in ids if KNOWN.get(one) != "K"]
        if wrong or len(ids) > 3:
            raise pytest.UsageError(f"{item.nodeid}: krav {wrong or ids} – unknown, not of type K, or more than three")
        item.user_properties.extend(("krav", one) for one in ids)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call" and report.passed:
        for name, one in report.user_properties:
            if name == "krav":
                _passed.setdefault(str(one), []).append(report.nodeid)
    if report.skipped:
        _skipped.append(report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """The controlling process writes down what was proven, and refuses skipped halves when asked to."""
    if hasattr(session.config, "workerinput"):
        return
    if _passed:
        PASSED.parent.mkdir(exist_ok=True)
        PASSED.write_text(json.dumps(_passed, indent=1, sort_keys=True), encoding="utf-8")
    if _skipped and os.environ.get("NO_SKIP"):
        print(f"\n{len(_skipped)} tests were skipped, and NO_SKIP is set:", *_skipped[:10], sep="\n  ")  # noqa: T201 – the reason a run is red
        session.exitstatus = 1


def pytest_terminal_summary(terminalreporter) -> None:  # type: ignore[no-untyped-def]
    """A half that did not run is said loudly."""
    if _skipped:
        terminalreporter.section("HOPPET OVER", sep="!", red=True)
        reasons = {
            str(one.longrepr[2]) for one in terminalreporter.stats.get("skipped", []) if isinstance(one.longrepr, tuple)
        }
        for reason in sorted(reasons):
            terminalreporter.write_line(reason)


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Engine]]:
    """Database servers of this test process, started when first asked for."""
    held: dict[str, Engine] = {}
    yield held
    for engine in held.values():
        engine.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(
    request: pytest.FixtureRequest, engines: dict[str, Engine], tmp_path_factory: pytest.TempPathFactory
) -> Engine:
    """Each test that uses a database runs on both kinds."""
    name = request.param
    if name not in engines:
        make = {"sqlite": sqlite_engine, "postgresql": postgresql_engine}[name]
        engines[name] = make(tmp_path_factory.mktemp(name, numbered=True))
    return engines[name]


@pytest.fixture
def app(engine: Engine) -> Iterator[Flask]:
    """The application on a fresh copy of the small world."""
    with engine.fresh_app() as app:
        yield app


@pytest.fixture(autouse=True)
def _pure_rooms_stay_pure(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests of pure rooms cannot reach a database, even by accident."""
    place = Path(str(request.node.fspath)).parent.name
    if place in {"courses", "competence", "access"}:
        monkeypatch.setattr("sqlalchemy.engine.base.Engine.connect", _no_database)


def _no_database(*_args: object, **_kwargs: object) -> None:
    raise AssertionError("a pure room asked for the database")
