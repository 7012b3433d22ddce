"""A theme endures when it is off track three times in a row, or stands on three of six agendas."""

import datetime as dt

import pytest

from models.rules.enduring import Look, enduring

OFF, ON, SAID_NOTHING, NOT_TAKEN = "off track", "on track", "", "-"


def looks(*tracks: str) -> list[Look]:
    first = dt.date(2026, 4, 2)
    return [
        Look(str(n), first + dt.timedelta(weeks=4 * n), "" if track == NOT_TAKEN else track, taken=track != NOT_TAKEN)
        for n, track in enumerate(tracks)
    ]


@pytest.mark.parametrize(
    ("tracks", "keys"),
    [
        ((OFF, OFF, OFF), "012"),
        ((OFF, OFF), None),
        ((OFF, NOT_TAKEN, OFF, NOT_TAKEN, OFF), "024"),
        ((OFF, OFF, ON), "012"),
        ((ON, NOT_TAKEN, NOT_TAKEN, NOT_TAKEN, NOT_TAKEN, ON, NOT_TAKEN, ON), None),
        ((OFF, OFF, OFF, *[NOT_TAKEN] * 6), None),
        ((SAID_NOTHING, NOT_TAKEN, ON, NOT_TAKEN, OFF), "024"),
    ],
)
def test_what_endures_is_suggested_with_its_meetings(tracks: tuple[str, ...], keys: str | None) -> None:
    found = enduring(looks(*tracks), 3, 3, 6)
    assert ("".join(found.keys) if found else None) == keys


def test_the_evidence_is_said_in_words() -> None:
    row = enduring(looks(OFF, OFF, OFF), 3, 3, 6)
    assert row is not None
    assert row.evidence == "off track at 3 meetings in a row: Thu 2 Apr, Thu 30 Apr, Thu 28 May"
    often = enduring(looks(ON, NOT_TAKEN, ON, ON), 3, 3, 6)
    assert often is not None
    assert often.evidence == "taken at 3 of the last 4 meetings: Thu 2 Apr, Thu 28 May, Thu 25 Jun"
    assert often.last == "3"


@pytest.mark.parametrize(
    ("in_a_row", "times", "of", "suggested"), [(0, 0, 6, False), (0, 4, 6, True), (5, 0, 6, False)]
)
def test_the_thresholds_are_settings_and_nought_switches_one_off(
    in_a_row: int, times: int, of: int, suggested: bool
) -> None:
    assert bool(enduring(looks(OFF, OFF, OFF, OFF), in_a_row, times, of)) is suggested
