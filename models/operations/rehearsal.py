"""A deed done for the look of it: whoever asks is told what would follow, then everything is taken back."""

from collections.abc import Callable
from typing import NoReturn, TypeVar

from models.store.unit import Unit

T = TypeVar("T")


class TakenBack(Exception):  # noqa: N818  nothing went wrong: it ends a transaction that was only a rehearsal
    """Nothing of what was rehearsed is in the book."""


def rehearse(unit: Unit, seen: Callable[[], T], tell: Callable[[T], None]) -> NoReturn:
    """Tell what is seen once everything done so far is written, then let the transaction go: always TakenBack.

    No entry of the journal, no number of a series and no row outlives it.
    """
    unit.session.flush()
    tell(seen())
    raise TakenBack
