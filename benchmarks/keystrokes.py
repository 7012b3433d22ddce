"""The same meeting kept with a word processor, a spreadsheet and a mail program: every key press, counted.

The count is generous to that way: the minutes begin as last meeting's file with all headings and all fourteen members
in it, nothing is mistyped, no reference or date is looked up, mails carry no greeting, and every file dialog
remembers its folder; an agenda for the next meeting is the old one with another date. A capital or
any other shifted sign is two presses, a chord as many as it has keys; the same rule counts the operator at the window.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SHIFTED = frozenset('~!@#$%^&*()_+{}|:"<>?')
NEW_LINE, TAB, NEXT_CELL, SWITCH, COPY, PASTE, SAVE = 1, 1, 1, 2, 2, 2, 2
FIND = 2 + 10 + 2  # Ctrl+F, ten letters of the heading, Enter and Escape
SELECT_LINE = 1 + 2  # Home, Shift+End
TO_PDF = 4 + 1  # Alt, F, E, A in turn, Enter
LONG_DATE, DAY_SAID, SHORT_DATE = "Tuesday 5 January 2027", "5 January", "05/01/2027"
SUBJECT = "MB actions 3 November"


@dataclass(frozen=True, slots=True)
class Said:
    """What is recorded at the meeting: words of decisions with verbs, of actions with owner and owner's post."""

    decisions: Sequence[str]
    actions: Sequence[tuple[str, str]]
    visitors: Sequence[tuple[str, str]]
    away: Sequence[str]


def presses(text: str) -> int:
    """Return the key presses that a text takes."""
    return sum(2 if sign.isupper() or sign in SHIFTED else 1 for sign in text)


def chord(keys: str) -> int:
    """Return the key presses of a chord such as Ctrl+Shift+A."""
    return keys.count("+") + 1


def by_hand(said: Said) -> dict[str, int]:
    """Return the key presses of each part of the work in three programs."""
    return {
        "attendance": sum(_attendance(said)),
        "decisions in the minutes": sum(_decisions(said)),
        "actions in the minutes": sum(_actions(said)),
        "actions again in the workbook": sum(_log_rows(said)),
        "minutes and log as PDF": 2 * (TO_PDF + presses("MB 2026-11-03 minutes")),
        "a mail to each owner": sum(_mails(said)),
        "the next agenda": FIND + presses(LONG_DATE) + TO_PDF + presses("MB 2027-01-05 agenda"),
    }


def _attendance(said: Said) -> Iterator[int]:
    """Members stand there already: who is away is cut and pasted under apologies, who else came is typed."""
    yield FIND
    for name in said.away:
        yield 2 + presses(name[:5]) + SELECT_LINE + 2 + FIND + PASTE  # found, cut, pasted
    for name, description in said.visitors:
        yield presses(f"{name}, {description}") + NEW_LINE


def _decisions(said: Said) -> Iterator[int]:
    for number, words in enumerate(said.decisions, 29):
        yield FIND + NEW_LINE + presses(f"MB D {number}/26 {words}") + NEW_LINE


def _actions(said: Said) -> Iterator[int]:
    """One under the other; the line says the day, and the second column names in full who is responsible."""
    yield FIND
    for number, (words, owner) in enumerate(said.actions, 14):
        yield NEW_LINE + presses(f"MB {number}/26 {words}, by {DAY_SAID}") + TAB + presses(owner)


def _log_rows(said: Said) -> Iterator[int]:
    """Words are copied over; reference, owner, two days, meeting and status are typed into their cells."""
    cells = ("MB", "03/11/2026", SHORT_DATE, "Open")
    for number, (_words, owner) in enumerate(said.actions, 14):
        typed = (f"MB {number}/26", owner, *cells)
        yield SELECT_LINE + COPY + SWITCH + PASTE + sum(presses(cell) + NEXT_CELL for cell in typed) + NEW_LINE + SWITCH
    yield SAVE


def _mails(said: Said) -> Iterator[int]:
    """One mail an owner: addressed by four letters, a short subject, no greeting, and their rows copied over."""
    for owner in dict.fromkeys(owner for _words, owner in said.actions):
        rows = sum(one == owner for _words, one in said.actions)
        head = 2 + presses(owner[:4]) + 1 + TAB + TAB + presses(SUBJECT) + TAB
        yield head + rows * (SWITCH + 2 + COPY + SWITCH + PASTE) + 2  # Ctrl+Enter sends
