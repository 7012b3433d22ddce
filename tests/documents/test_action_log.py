from pathlib import Path

import pytest

from models.documents.action_log import action_log_document, status_cell
from models.documents.export import export
from models.rules.progress import ActionStatus
from tests.documents import samples
from tests.documents.reading import pages, whole

GOLDEN = Path(__file__).parent / "golden"


def test_action_log_reads_as_it_always_did() -> None:
    content = export(action_log_document(samples.action_log(), printed=samples.PRINTED), ".pdf")
    assert "\f".join(pages(content)) == (GOLDEN / "action_log.txt").read_text("utf-8")


def test_sum_agrees_with_the_rows_shown() -> None:
    log = samples.action_log()
    said = whole(export(action_log_document(log, printed=samples.PRINTED), ".pdf"))
    assert "12 brought forward + 4 raised − 5 closed = 11 open, of which 3 overdue" in said
    assert log.open == sum(map(len, (log.overdue_actions, log.due_by_next, log.later)))
    assert "Overdue (3)" in said
    assert "Due by the next meeting, Tue 5 Jan 2027 (5)" in said
    assert "Closed since Wed 2 Sep 2026 (5)" in said


def test_empty_groups_say_so() -> None:
    nothing = samples.action_log(overdue_actions=(), due_by_next=(), later=(), closed_since=(), next_meeting=None)
    said = whole(export(action_log_document(nothing, printed=samples.PRINTED), ".pdf"))
    assert "Overdue (0) No action is overdue." in said
    assert "No next meeting is planned yet." in said
    assert "No action was closed." in said


def test_group_that_goes_on_repeats_its_head() -> None:
    many = tuple(samples.action(f"MB {number}/26", "Agree the list") for number in range(60))
    said = pages(export(action_log_document(samples.action_log(due_by_next=many), printed=samples.PRINTED), ".pdf"))
    assert "Due by the next meeting, Tue 5 Jan 2027, continued" in said[2]
    assert "Ref Action Owner" in said[2]
    assert sum(page.count("Agree the list") for page in said) == 60


def test_fuzzy_dates_print_as_given() -> None:
    said = whole(export(action_log_document(samples.action_log(), printed=samples.PRINTED), ".pdf"))
    assert "Q4 2026-27" in said


def test_missing_owner_is_a_problem() -> None:
    orphan = samples.action("MB 9/26", "Nobody's child", owner="", owner_name="")
    said = whole(export(action_log_document(samples.action_log(later=(orphan,)), printed=samples.PRINTED), ".pdf"))
    assert "child none" in said


@pytest.mark.parametrize(
    ("status", "changes", "symbol", "words"),
    [
        (ActionStatus.OPEN, {}, "○", "Open"),
        (ActionStatus.OPEN, {"moves": 1}, "△", "Slipped"),
        (ActionStatus.ON_TRACK, {}, "●", "On track"),
        (ActionStatus.ON_HOLD, {}, "□", "On hold"),
        (ActionStatus.COMPLETE, {}, "✓", "Complete"),
        (ActionStatus.WITHDRAWN, {}, "✗", "Withdrawn"),
        (ActionStatus.OPEN, {"overdue": True, "days_late": 34}, "▲", "Overdue 34\u00a0days"),
        ("", {}, "?", "No status"),
    ],
)
def test_status_is_a_symbol_and_a_word(status: str, changes: dict[str, object], symbol: str, words: str) -> None:
    cell = status_cell(samples.action("MB 1/26", "Do it", status=str(status), **changes))
    assert (cell.symbol, cell.text) == (symbol, words)
