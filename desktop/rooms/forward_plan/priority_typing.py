"""Priorities as they are typed: one a line, a mark in brackets behind it."""

from models.rules.vocabulary import PriorityMark

HELP = "One a line; write (high harm) behind one that is in every borough"


def typed(titles: tuple[tuple[str, str], ...]) -> str:
    """Return priorities as they are typed."""
    return "\n".join(f"{title} ({mark})" if mark == PriorityMark.HIGH_HARM else title for title, mark in titles)


def read_titles(text: str) -> list[tuple[str, str]]:
    """Return the titles and marks of what was typed; empty lines do not count."""
    return [_read(line.strip()) for line in text.splitlines() if line.strip()]


def _read(line: str) -> tuple[str, str]:
    for mark in PriorityMark:
        ending = f" ({mark.value})"
        if mark and line.casefold().endswith(ending):
            return line[: -len(ending)].rstrip(), mark.value
    return line, ""
