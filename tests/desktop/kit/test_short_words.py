import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.kit.short_words import short_closed, short_codes

MET = {
    "corporate": ("MB", "PG", "RAB", "IDE"),
    "business group": ("CF-FLP", "CF-MO", "CF-SO", "CF-PROF", "CF-MO", "RAB-FLP", "RAB-MO", "RAB-SO", "RAB-PROF"),
    "thematic": ("SV", "SAFEG", "GOLD-1", "GOLD-2"),
    "BCU": ("CF-AS", "CF-EA", "CF-SN"),
}


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("MB", "MB"), ("CF-FLP", "FLP"), ("CF-PROF", "PROF"), ("RAB-FLP", "RFL"), ("RAB-PROF", "RPR"), ("CF-EA", "EA"),
        ("RAB", "RAB"), ("GOLD-1", "GOLD-1"),
    ],
)  # fmt: skip
def test_a_code_loses_what_its_level_shares(code: str, short: str) -> None:
    assert short_codes(MET)[code] == short


def test_what_would_be_alike_stays_whole() -> None:
    found = short_codes({"BCU": ("CF-EA", "EA", "CF-SN", "RAB-XY", "ROB-XYZ")})
    assert found == {"CF-EA": "CF-EA", "EA": "EA", "CF-SN": "SN", "RAB-XY": "RAB-XY", "ROB-XYZ": "ROB-XYZ"}


CODES = st.lists(st.from_regex(r"[A-C]{1,2}(-[A-C]{1,2})?", fullmatch=True))


@given(st.dictionaries(st.sampled_from(["BCU", "corporate"]), CODES))
def test_no_two_codes_are_ever_alike(codes: dict[str, list[str]]) -> None:
    found = short_codes(codes)
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize(
    ("words", "letters", "short"),
    [
        ("Good Friday", 11, "Good Friday"), ("Good Friday", 8, "Good Fri"), ("Easter Monday", 8, "Easter"),
        ("Spring bank holiday", 8, "Bank hol"), ("Spring bank holiday", 6, "Closed"),
        ("Christmas closure", 40, "Closed"), ("Day of the move to Lambeth", 8, "Holiday"),
        ("New Year’s Day", 8, "New Year"),
    ],
)  # fmt: skip
def test_a_closed_day_is_said_in_words_that_fit(words: str, letters: int, short: str) -> None:
    assert short_closed(words, lambda said: len(said) <= letters) == short
