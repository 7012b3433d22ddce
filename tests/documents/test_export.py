import re
from dataclasses import replace

import pytest

from models.documents.action_log import action_log_document
from models.documents.agenda import agenda_document
from models.documents.export import SUFFIXES, export, file_name
from models.documents.year_calendar import year_calendar_document
from models.errors import FileRefused
from tests.documents import samples


@pytest.mark.parametrize("suffix", ["", ".odt", ".doc", "pdf"])
def test_unknown_suffix_is_refused_with_the_known_ones(suffix: str) -> None:
    document = agenda_document(samples.agenda_view(), printed=samples.PRINTED)
    with pytest.raises(FileRefused, match=re.escape(".pdf, .docx, .xlsx, .csv, .ics or .html")):
        export(document, suffix)


def test_suffix_may_be_in_capitals() -> None:
    document = agenda_document(samples.agenda_view(), printed=samples.PRINTED)
    assert export(document, ".PDF").startswith(b"%PDF-1.7")


def test_log_is_no_calendar() -> None:
    with pytest.raises(FileRefused, match="no meetings"):
        export(action_log_document(samples.action_log(), printed=samples.PRINTED), ".ics")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_agenda_is_written_in_every_format(suffix: str) -> None:
    assert export(agenda_document(samples.agenda_view(), printed=samples.PRINTED), suffix)


def test_file_names_say_marking_forum_kind_date_and_version() -> None:
    view = samples.agenda_view(marking="OFFICIAL")
    assert file_name(agenda_document(view, printed=samples.PRINTED), ".pdf") == "OFFICIAL MB agenda 2026-11-03 v2.pdf"
    draft = agenda_document(replace(view, versions=()), printed=samples.PRINTED)
    assert file_name(draft, ".PDF") == "OFFICIAL MB agenda 2026-11-03 draft.pdf"
    log = action_log_document(samples.action_log(), printed=samples.PRINTED)
    assert file_name(log, ".csv") == "OFFICIAL MB action log 2026-11-03.csv"
    year = year_calendar_document(samples.year_calendar(), printed=samples.PRINTED)
    assert file_name(year, ".ics") == "OFFICIAL year calendar 2026-27.ics"


def test_file_names_are_safe_on_every_system() -> None:
    meeting = samples.meeting(forum_code='../C:\\MB*?"<>|\n')
    name = file_name(agenda_document(samples.agenda_view(meeting=meeting), printed=samples.PRINTED), ".pdf")
    assert not set(name) & set('<>:"/\\|?*\n')
    assert not name.startswith((".", " "))
