"""A measure note: written in parts, printed in one line, and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.rules.measure_note import MOVES, MeasureNote, NoteState, measure_words, read_measure_note

WORDS = st.text("abc XYZé’", min_size=1, max_size=12).map(str.strip).filter(bool)
FIGURES = st.builds(
    MeasureNote,
    measure=WORDS,
    value=st.sampled_from(("142", "£1,234.50", "12.5%", "−3")),
    unit=st.sampled_from(("", "offences", "days on average")),
    direction=st.sampled_from(("", *MOVES)),
    comparison=st.sampled_from(("", "Oct 2025", "the 12 months before: 130")),
    state=st.just(NoteState.FIGURE),
)
OTHERS = st.builds(MeasureNote, measure=WORDS, state=st.just(NoteState.PENDING)) | st.builds(
    MeasureNote, measure=WORDS, state=st.just(NoteState.QUALITATIVE), words=WORDS
)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (
            MeasureNote("Knife injury", "142", "offences", "up", "Oct 2025", NoteState.FIGURE),
            "Knife injury: 142 offences, up against Oct 2025",
        ),
        (
            MeasureNote("Knife injury", "142", comparison="Oct 2025", state=NoteState.FIGURE),
            "Knife injury: 142 against Oct 2025",
        ),
        (MeasureNote("Confidence", state=NoteState.PENDING, comparison="Q2"), "Confidence: figure pending against Q2"),
        (
            MeasureNote("Morale", state=NoteState.QUALITATIVE, words="fewer grievances heard"),
            "Morale: fewer grievances heard (qualitative)",
        ),
        (MeasureNote(words="knife injury, 5 year high"), "knife injury, 5 year high"),
    ],
)
def test_a_note_prints_as_one_line_and_is_read_back(note: MeasureNote, words: str) -> None:
    assert measure_words(note) == words
    assert read_measure_note(words) == note


@given(FIGURES | OTHERS)
def test_what_was_filled_in_comes_back_in_its_fields(note: MeasureNote) -> None:
    assert read_measure_note(measure_words(note)) == note


@given(st.text(max_size=60))
def test_no_text_is_changed_by_being_read(text: str) -> None:
    assert measure_words(read_measure_note(text)) == text


@pytest.mark.parametrize(
    ("note", "field"),
    [(MeasureNote("M", state=NoteState.FIGURE), "value"), (MeasureNote("M", state=NoteState.QUALITATIVE), "words")],
)
def test_what_is_missing_is_named(note: MeasureNote, field: str) -> None:
    with pytest.raises(RuleBroken) as wrong:
        measure_words(note)
    assert wrong.value.field == field
