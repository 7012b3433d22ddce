"""Garbage of windows is looked for between tests, never in the middle of a call into Qt.

A process that has made and closed some hundred windows holds much that only the collector frees; where it strikes
inside Qt's own calls it has ended the process.
"""

import gc
from collections.abc import Iterator
from itertools import count

import pytest

EVERY = 8
"""Tests between two collections: each takes about a tenth of a second."""
_passed = count(1)


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Keep the collector still while a test runs, and let it work after every eighth."""
    gc.disable()
    yield
    if next(_passed) % EVERY == 0:
        gc.collect()
    gc.enable()
