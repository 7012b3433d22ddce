"""What a user can act upon: each error carries one sentence saying what is wrong and what to do."""


class DrumbeatError(Exception):
    """The parent of every error that is shown to the user as a sentence instead of a trace."""


class RuleBroken(DrumbeatError):  # noqa: N818  a broken rule is said in the user's words
    """A value that a rule of the house refuses; `field` names the form field to light, or is empty."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class NotFound(DrumbeatError):  # noqa: N818
    """Something was named that the book does not hold."""


class Conflict(DrumbeatError):  # noqa: N818
    """A row was changed by somebody else since it was read: nothing was stored.

    `table` and `row_id` name the row; `theirs` holds its column values as they stand now.
    """

    def __init__(self, table: str, row_id: str, theirs: dict[str, object]) -> None:
        super().__init__("Somebody changed this since you opened it. Nothing was stored; compare both and decide.")
        self.table = table
        self.row_id = row_id
        self.theirs = theirs


class NothingToUndo(DrumbeatError):  # noqa: N818
    """There is no change left to take back or to bring back, or it must not be."""


class BookUnavailable(DrumbeatError):  # noqa: N818
    """The book cannot be opened or written: missing, foreign, damaged, locked or out of reach."""


class BookTooNew(BookUnavailable):
    """The book was written by a newer Drumbeat than this one."""


class FileRefused(DrumbeatError):  # noqa: N818
    """A file given by the user cannot be read as what it should be; the sentence names line and field."""


class CannotWrite(DrumbeatError):  # noqa: N818
    """A file could not be written; whatever stood there before still stands."""


class NoDisplay(DrumbeatError):  # noqa: N818
    """There is no screen to open a window on."""


class SolverMissing(DrumbeatError):  # noqa: N818
    """The solver that resolves plans is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Resolving needs the solver highspy, which is not installed; run “pip install highspy”. "
            "Everything else works without it."
        )
