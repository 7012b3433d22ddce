import pytest

from desktop.kit.statuses import action_status, meeting_status, paper_status


@pytest.mark.parametrize(
    ("word", "shown", "tone"),
    [("planned", "Planned", "hold"), ("Agenda issued", "Agenda issued", "info"), ("cancelled", "Cancelled", "bad")],
)
def test_meetings(word: str, shown: str, tone: str) -> None:
    assert (meeting_status(word).word, meeting_status(word).tone) == (shown, tone)


def test_actions_and_papers_have_their_own_words() -> None:
    assert action_status("slipped").icon == "trending-down"
    assert paper_status("late").tone == "bad"


def test_an_unknown_word_is_shown_as_it_is() -> None:
    assert action_status("parked").word == "Parked"
