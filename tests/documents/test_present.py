from dataclasses import replace

import pytest

from models.documents.content import Facts
from models.documents.present import attendance, span_words
from models.queries.agenda_rows import InterestRow
from models.rules.vocabulary import Presence
from tests.documents import record_samples, samples


def words(facts: Facts) -> dict[str, str]:
    return {fact.label: "".join(run.text for run in fact.runs).replace("\u00a0", " ") for fact in facts.facts}


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [("", "", ""), ("1", "3", "items 1–3"), ("6A", "6A", "item 6A"), ("4", "", "from item 4"), ("", "3", "to item 3")],
)
def test_span_is_said_in_words(first: str, last: str, said: str) -> None:
    assert span_words(first, last).replace("\u00a0", " ") == said


def test_who_came_for_part_says_for_which_items() -> None:
    view = record_samples.full_record().agenda
    key = record_samples.keys()
    away = replace(view.seats[7], from_item="1", to_item="8", from_item_id=key["1"], to_item_id=key["8"])
    view = replace(view, seats=(*view.seats[:7], away, view.seats[8]))
    said = words(attendance(view))
    assert "Zofia Łącka-Byrne, Director of Commercial & Finance (items 1–8)" in said["Present"]
    assert said["For part"].endswith("Lambeth (items 4–5); Adaeze Whitlock, legal adviser (from item 9)")
    assert said["Interests"] == "Zofia Łącka-Byrne, item 9: former employer of a bidder; left the room."


def test_public_list_does_not_tell_who_came_for_part_two() -> None:
    view = record_samples.full_record().agenda
    beyond = record_samples.visitor("Ida Invented", "", "8", "10")
    general = InterestRow("y", "r", "", "", "Ruth Kessling", "trustee of a charity", left_room=False)
    view = replace(view, also_attending=(*view.also_attending, beyond), interests=(*view.interests, general))
    said = words(attendance(view, 1))
    assert said["For part"].endswith("Ida Invented (item 8)")
    assert said["Interests"] == "Ruth Kessling: trustee of a charity."
    assert "Ida Invented (items 9–10)" in words(attendance(view, 2))["For part"]


def test_attendance_that_was_not_taken_is_said() -> None:
    view = samples.agenda_view(seats=tuple(replace(seat, presence="") for seat in samples.seats()))
    said = words(attendance(view))
    assert said["Present"] == "not recorded"
    assert "Quorum" not in said


def test_missing_quorum_is_said() -> None:
    seats = tuple(
        replace(seat, presence=Presence.APOLOGIES.value) if place > 2 else seat
        for place, seat in enumerate(samples.seats())
    )
    assert words(attendance(samples.agenda_view(seats=seats)))["Quorum"] == "▲ Not met: 3 of 5 are here"
