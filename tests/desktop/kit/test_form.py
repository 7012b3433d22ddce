from datetime import date, time

import pytest
from pytestqt.qtbot import QtBot

from desktop.kit.conflict import ConflictDialog, differences, differing_part
from desktop.kit.form import Form, date_of, fuzzy_words_of, spoken_of, text_of, time_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.typed_values import read_day, read_figure, read_time
from models.errors import Conflict, RuleBroken
from tests.desktop.kit.fakes import the

TODAY = date(2026, 10, 27)
FIELDS = (
    Field("text", "Action", "long text", required=True),
    Field("owner", "Accountable", "post", choices=(("p1", "Director Estates"), ("p2", "Director People"))),
    Field("due", "Due", "spoken date"),
    Field("start", "Start", "time"),
)


def a_form(qtbot: QtBot, stored: list[Values], refusal: Exception | None = None) -> Form:
    def submit(values: Values) -> None:
        if refusal and "revision" not in values:
            raise refusal
        stored.append(values)

    form = Form(None, "Record action", "Record", FIELDS, submit, today=TODAY)
    qtbot.addWidget(form)
    return form


def test_values_come_back_as_what_they_are(qtbot: QtBot) -> None:
    stored: list[Values] = []
    form = a_form(qtbot, stored)
    for name, words in {"text": "Count", "owner": "estates", "due": "Tue 3 Nov 2026", "start": "2pm"}.items():
        form.boxes[name].set_typed(words)
    form.press()
    values = stored[0]
    assert (text_of(values, "owner"), date_of(values, "due")) == ("p1", date(2026, 11, 3))
    assert time_of(values, "start") == time(14)
    assert form.result() == Form.DialogCode.Accepted


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [("due", "Wed 3 Nov 2026", "Tuesday"), ("owner", "Nobody", "not in the list"), ("start", "26:00", "not a time")],
)
def test_what_cannot_be_read_lights_its_field_and_stays(qtbot: QtBot, name: str, words: str, said: str) -> None:
    stored: list[Values] = []
    form = a_form(qtbot, stored)
    form.boxes["text"].set_typed("Count")
    form.boxes[name].set_typed(words)
    form.press()
    assert not stored
    assert form.boxes[name].typed() == words
    assert said in the(form.boxes[name].focusProxy()).accessibleDescription()


def test_a_broken_rule_lights_the_field_it_names(qtbot: QtBot) -> None:
    form = a_form(qtbot, [], RuleBroken("An action needs an owner.", "owner"))
    form.boxes["text"].set_typed("Count")
    form.press()
    box = the(form.boxes["owner"].focusProxy())
    assert box.property("wrong") is True
    assert box.accessibleDescription() == "An action needs an owner."
    assert form.boxes["text"].typed() == "Count"


def test_a_missing_value_is_named(qtbot: QtBot) -> None:
    stored: list[Values] = []
    form = a_form(qtbot, stored)
    form.press()
    assert not stored
    assert the(form.boxes["text"].focusProxy()).accessibleDescription() == "Action is missing."


def test_a_conflict_is_settled_and_submitted_against_their_revision(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep_theirs(dialog: ConflictDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.choose_all(yours=False)
        return int(ConflictDialog.DialogCode.Accepted)

    monkeypatch.setattr(ConflictDialog, "exec", keep_theirs)
    stored: list[Values] = []
    form = a_form(qtbot, stored, Conflict("action", "1", {"text": "Theirs", "revision": "r2"}))
    form.boxes["text"].set_typed("Mine")
    form.boxes["due"].set_typed("3/11/2026")
    form.press()
    assert stored[0]["text"] == "Theirs"
    assert date_of(stored[0], "due") == date(2026, 11, 3)
    assert stored[0]["revision"] == "r2"


def test_only_true_conflicts_are_asked() -> None:
    labels = {"due": "Due", "text": "Text", "who": "Who", "same": "Same"}
    begun = {"due": "1 Nov", "text": "a", "who": "x", "same": "s"}
    yours = {"due": "3 Nov", "text": "b", "who": "x", "same": "s"}
    found = differences(labels, begun, {"due": "2 Nov", "who": "y"}, yours)
    assert [(each.name, each.changed_by) for each in found] == [("due", "both"), ("text", "yours"), ("who", "theirs")]


@pytest.mark.parametrize(
    ("one", "other", "part"), [("Wed 25 Nov", "Wed 18 Nov", "25"), ("same", "same", ""), ("abc", "", "abc")]
)
def test_the_differing_characters_are_found(one: str, other: str, part: str) -> None:
    start, length = differing_part(one, other)
    assert one[start : start + length] == part


@pytest.mark.parametrize(
    ("words", "read"),
    [("9:30", time(9, 30)), ("0930", time(9, 30)), ("14.00", time(14)), ("12am", time(0)), ("", None)],
)
def test_times_as_typed(words: str, read: time | None) -> None:
    assert read_time(words, "start") == read


def test_figures_and_days_as_typed() -> None:
    assert read_figure("45 min", "minutes") == 45
    assert read_day("tomorrow", TODAY, "due") == date(2026, 10, 28)
    with pytest.raises(RuleBroken, match="in figures"):
        read_figure("½", "minutes")
    with pytest.raises(RuleBroken) as refused:
        read_day("whenever", TODAY, "due")
    assert refused.value.field == "due"


@pytest.mark.parametrize(
    ("typed", "day", "words", "precision"),
    [
        ("Q4 2026-27", date(2027, 3, 31), "Q4 2026-27", "quarter"),
        ("end of May 2027", date(2027, 5, 31), "end of May 2027", "month"),
        ("3 November", date(2026, 11, 3), "", "day"),
    ],
)
def test_a_spoken_date_keeps_its_words(qtbot: QtBot, typed: str, day: date, words: str, precision: str) -> None:
    stored: list[Values] = []
    form = a_form(qtbot, stored)
    form.boxes["text"].set_typed("Count")
    form.boxes["due"].set_typed(typed)
    form.press()
    assert (date_of(stored[0], "due"), fuzzy_words_of(stored[0], "due")) == (day, words)
    assert the(spoken_of(stored[0], "due")).precision == precision
