"""The letters of the house, in words."""

import datetime as dt
from dataclasses import fields, replace

from models.documents.content import Attendee
from models.documents.letters import agenda_letter, chase_letter, open_actions, owner_letter, owners
from models.queries.papers import PaperRow
from models.rules.readiness import Trouble
from models.rules.vocabulary import PaperRule, PaperStatus, Strength
from tests.documents import samples

AT = dt.datetime(2026, 11, 3, 12, 41, tzinfo=dt.UTC)
DANA = (Attendee("Dana Okonedo-Reid", "dana@example.org"),)


def test_an_owner_hears_of_their_own_actions_and_no_others() -> None:
    log = samples.action_log()
    assert owners(log)[:2] == ("AC Frontline Policing", "Director of Property")
    letter = owner_letter(log, owner="AC Frontline Policing", to=DANA, at=AT, sender="Niamh O’Dwyer-Cole")
    assert letter.marked_subject == "[OFFICIAL] Management Board: 4 actions of AC Frontline Policing"
    assert letter.text.startswith("Dear Dana Okonedo-Reid,\n\nThese are your open actions of Management Board")
    assert "- MB 41/26: Publish the revised stop and search" in letter.text
    assert "Overdue\n- MB 41/26" in letter.text
    assert "34 days late." in letter.text
    assert letter.text.endswith("Niamh O’Dwyer-Cole")
    others = [action for action in open_actions(log) if action.owner != "AC Frontline Policing"]
    assert others
    assert not [action for action in others if action.reference in letter.text]


def paper(**changes: object) -> PaperRow:
    """Make a paper for the Management Board of 3 November that lacks two things."""
    kinds = {"str": "", "int": 1, "bool": False, "tuple": ()}
    values: dict[str, object] = {
        part.name: kinds.get(part.type.__name__)
        if isinstance(part.type, type)
        else ()
        if part.name == "troubles"
        else None
        for part in fields(PaperRow)
    }
    known = {
        "reference": "MB(26)41",
        "title": "Knife crime",
        "status": PaperStatus.COMMISSIONED.value,
        "marking": "OFFICIAL",
        "meeting_words": "MB Tue 3 Nov 2026",
        "item_number": "7",
        "due": dt.datetime(2026, 10, 23, 17, 0),  # noqa: DTZ001  wall-clock time
    }
    return PaperRow(**{**values, **known, **changes})  # type: ignore[arg-type]


def test_a_paper_is_chased_by_what_is_due_and_what_it_lacks() -> None:
    lacking = (Trouble(PaperRule.RISKS, Strength.REQUIRED, "the corporate risks are not stated", ""),)
    late = chase_letter(paper(late=True, troubles=lacking), to=DANA, at=AT, sender="Niamh O’Dwyer-Cole")
    assert late.subject == "MB(26)41: paper late, was due Fri 23 Oct 2026"
    assert "MB(26)41, “Knife crime” for MB Tue 3 Nov 2026, item 7, was due on Fri 23 Oct 2026 at 17:00." in late.text
    assert "It has not reached us." in late.text
    assert "Still missing:\n- The corporate risks are not stated." in late.text
    early = chase_letter(paper(), to=DANA, at=AT - dt.timedelta(days=30))
    assert early.subject == "MB(26)41: paper due Fri 23 Oct 2026"
    assert "is due on Fri 23 Oct 2026" in early.text
    assert "Still missing" not in early.text
    unset = chase_letter(paper(due=None, meeting_words="", status=PaperStatus.RECEIVED.value), to=(), at=AT)
    assert "MB(26)41, “Knife crime”, has no deadline yet." in unset.text
    assert "not reached us" not in unset.text
    assert unset.text.endswith("so that it can be made final.")


def test_no_space_of_a_letter_is_a_held_one() -> None:
    log = samples.action_log()
    for owner in owners(log):
        assert "\u00a0" not in owner_letter(log, owner=owner, to=(), at=AT).text


def test_an_agenda_goes_out_with_what_it_changes() -> None:
    view = samples.agenda_view()
    letter = agenda_letter(view, to=DANA, at=AT, attachments=(("agenda.pdf", b"%PDF"),))
    assert letter.subject == "Management Board, Tue 3 Nov 2026: agenda, version 2"
    assert "When: Tue 3 Nov 2026, 09:30 to 12:30" in letter.text
    assert "Item 10 added late" in letter.text
    assert letter.attachments == (("agenda.pdf", b"%PDF"),)
    draft = agenda_letter(replace(view, versions=()), to=(), at=AT)
    assert draft.subject.endswith("agenda, draft")
    assert draft.text.startswith("Dear colleague,")
