"""What every test may ask for, and what every test is held to."""

import logging
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["pytester", "tests.postgres", "tests.validators"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture
def today() -> date:
    """The day on which the tests' stories happen: a Tuesday."""
    return date(2026, 10, 27)


@pytest.fixture
def now() -> datetime:
    """The instant at which the tests' stories happen: 9 o'clock in London, in UTC."""
    return datetime(2026, 10, 27, 9, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def book_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new book may be made: a path that is still free, then an empty PostgreSQL database."""
    if request.param == "sqlite":
        return str(tmp_path / "test.book")
    return str(request.getfixturevalue("postgresql_url")).replace("postgresql+psycopg://", "postgresql://")


@pytest.fixture(autouse=True)
def no_unexpected_log_records(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves a warning in the log; one that expects it reads `caplog` and clears it."""
    yield
    left = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not left, f"unexpected log records: {left}"
