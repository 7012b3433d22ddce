"""Reading who is meant: one post by its words, or several helpers typed in a row."""

from collections.abc import Sequence

from models.errors import RuleBroken
from models.queries.forums import PostRow

_BREAKS = ";,\n"


def posts_named(text: str, posts: Sequence[PostRow], field: str = "contributors") -> tuple[str, ...]:
    """Return the keys of posts typed by title or code, separated by commas; RuleBroken names what fits none or several.

    Titles may hold commas themselves: the longest title that fits is taken.
    """
    known = {words.casefold(): post.id for post in posts for words in (post.code, post.title) if words}
    longest_first = sorted(known, key=len, reverse=True)
    found: dict[str, None] = {}
    rest = text.strip(_BREAKS + " ")
    while rest:
        title = next((words for words in longest_first if _begins(rest, words)), "")
        piece = rest[: len(title)] if title else first_piece(rest)
        found[known[title] if title else one_post(piece, posts, field)] = None
        rest = rest[len(piece) :].strip(_BREAKS + " ")
    return tuple(found)


def one_post(words: str, posts: Sequence[PostRow], field: str) -> str:
    """Return the key of the one post whose title holds the words; RuleBroken if none or several do."""
    close = [post for post in posts if words.strip().casefold() in f"{post.title} {post.code}".casefold()]
    if len(close) == 1:
        return close[0].id
    if not close:
        raise RuleBroken(f"There is no post “{words.strip()}”; write its title or its code.", field)
    named = ", ".join(post.title for post in close[:3])
    raise RuleBroken(f"“{words.strip()}” may be {named}; write the whole title.", field)


def first_piece(text: str) -> str:
    """Return the text up to the first comma, semicolon or line end."""
    ends = [place for mark in _BREAKS if (place := text.find(mark)) >= 0]
    return text[: min(ends)] if ends else text


def _begins(text: str, words: str) -> bool:
    """Say whether a text begins with words and goes on with a break."""
    after = text[len(words) :].lstrip()
    return text.casefold().startswith(words) and (not after or after[0] in _BREAKS)
