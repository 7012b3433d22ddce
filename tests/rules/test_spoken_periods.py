"""Months, quarters, years and ranges in words."""

from datetime import date

import pytest

from models.rules.spoken_periods import Period, spoken_period

TUESDAY = date(2026, 10, 27)
REPORT = date(2022, 3, 28)


@pytest.mark.parametrize(
    ("said", "starts", "ends", "precision", "words", "assumed"),
    [
        ("end of may", "2027-05-01", "2027-05-31", "month", "end of May 2027", True),
        ("end december", "2026-12-01", "2026-12-31", "month", "end Dec 2026", True),
        ("march 2018", "2018-03-01", "2018-03-31", "month", "Mar 2018", False),
        ("mid-may 2027", "2027-05-01", "2027-05-31", "month", "mid May 2027", True),
        ("october", "2026-10-01", "2026-10-31", "month", "Oct 2026", True),
        ("end of the month", "2026-10-01", "2026-10-31", "month", "Oct 2026", False),
        ("next month", "2026-11-01", "2026-11-30", "month", "Nov 2026", False),
        ("q2", "2027-07-01", "2027-09-30", "quarter", "Q2 2027-28", True),
        ("q3", "2026-10-01", "2026-12-31", "quarter", "Q3 2026-27", True),
        ("q2 fy2020/21", "2020-07-01", "2020-09-30", "quarter", "Q2 2020-21", False),
        ("q4 26/27", "2027-01-01", "2027-03-31", "quarter", "Q4 2026-27", False),
        ("q2 2026", "2026-07-01", "2026-09-30", "quarter", "Q2 2026-27", True),
        ("next quarter", "2027-01-01", "2027-03-31", "quarter", "Q4 2026-27", False),
        ("end of this quarter", "2026-10-01", "2026-12-31", "quarter", "Q3 2026-27", False),
        ("q4/q1", "2027-01-01", "2027-06-30", "range", "Q4 2026-27 to Q1 2027-28", True),
        ("q3-q4 2026/27", "2026-10-01", "2027-03-31", "range", "Q3 to Q4 2026-27", False),
        ("january/february", "2027-01-01", "2027-02-28", "range", "Jan to Feb 2027", True),
        ("march-june", "2027-03-01", "2027-06-30", "range", "Mar to Jun 2027", True),
        ("december/january", "2026-12-01", "2027-01-31", "range", "Dec 2026 to Jan 2027", True),
        ("nov 2026 to feb", "2026-11-01", "2027-02-28", "range", "Nov 2026 to Feb 2027", False),
        ("early 2021", "2021-01-01", "2021-04-30", "range", "early 2021", True),
        ("late 2021", "2021-09-01", "2021-12-31", "range", "late 2021", True),
        ("2022", "2022-01-01", "2022-12-31", "year", "2022", False),
        ("end of 2022", "2022-01-01", "2022-12-31", "year", "2022", False),
        ("2022/23", "2022-04-01", "2023-03-31", "year", "2022-23", False),
        ("financial year 2022-2023", "2022-04-01", "2023-03-31", "year", "2022-23", False),
    ],
)
def test_a_period(said: str, starts: str, ends: str, precision: str, words: str, assumed: bool) -> None:
    expected = Period(date.fromisoformat(starts), date.fromisoformat(ends), precision, words, assumed)
    assert spoken_period(said, TUESDAY) == expected
    again = spoken_period(words.lower(), date(2030, 1, 1))
    assert again is not None
    assert (again.starts, again.ends, again.words) == (expected.starts, expected.ends, expected.words)


@pytest.mark.parametrize(
    ("said", "starts", "ends"),
    [
        ("end of q1", date(2022, 4, 1), date(2022, 6, 30)),
        ("next quarter", date(2022, 4, 1), date(2022, 6, 30)),
        ("q4/q1", date(2022, 1, 1), date(2022, 6, 30)),
    ],
)
def test_what_a_report_of_march_2022_meant(said: str, starts: date, ends: date) -> None:
    period = spoken_period(said, REPORT)
    assert period is not None
    assert (period.starts, period.ends) == (starts, ends)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "month",
        "early q2",
        "late next month",
        "q5",
        "2022/24",
        "q2 2026/28",
        "0000",
        "juneish",
        "may 2027 to may 2026",
    ],
)
def test_what_is_no_period(said: str) -> None:
    assert spoken_period(said, TUESDAY) is None
