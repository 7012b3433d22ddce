"""Posts by what is typed: a known title or code is that post, another one becomes a new post."""

from desktop.kit.desk import Desk
from desktop.rooms.framework.codes import code_from
from models.operations.organisation import add_post
from models.queries.forums import PostRow
from models.queries.people import posts


class PostTitles:
    """The posts of today, read once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rows: tuple[PostRow, ...] = desk.read(posts, as_of=desk.today)

    @property
    def words(self) -> tuple[str, ...]:
        """The titles to offer while somebody types."""
        return tuple(row.title for row in self._rows)

    def known(self, typed: str) -> str:
        """Return the key of the post with a title or code, empty if there is none."""
        wanted = typed.strip().casefold()
        return next((row.id for row in self._rows if wanted in {row.title.casefold(), row.code.casefold()}), "")

    def key_of(self, typed: str) -> str:
        """Return the key of the post typed, made if it is new; nothing typed is no post."""
        title = typed.strip()
        if not title:
            return ""
        known = self.known(title)
        if known:
            return known
        key = self._desk.perform(add_post, code=code_from(title, [row.code for row in self._rows]), title=title)
        self._rows = self._desk.read(posts, as_of=self._desk.today)
        return key
