import email
import email.policy
from dataclasses import replace

from models.documents.after_meeting import after_meeting
from models.documents.content import Attendee
from models.documents.letters import open_actions
from tests.documents import samples
from tests.documents.reading import whole


def letters(files: dict[str, bytes]) -> dict[str, str]:
    found = {}
    for name, body in files.items():
        if name.endswith(".eml"):
            message = email.message_from_bytes(body, policy=email.policy.default)
            found[name] = f"{message['To'] or ''}\n{message.get_content()}"
    return found


def test_log_and_next_agenda_go_out_together() -> None:
    following = samples.agenda_view(meeting=samples.next_meeting(), versions=())
    files = after_meeting(samples.action_log(), following, printed=samples.PRINTED)
    assert "Management Board" in whole(files["OFFICIAL MB action log 2026-11-03.pdf"])
    assert files["OFFICIAL MB action log 2026-11-03.xlsx"].startswith(b"PK")
    assert "Tuesday 5 January 2027" in whole(files["OFFICIAL-SENSITIVE MB agenda 2027-01-05 draft.pdf"])


def test_every_open_action_is_in_one_letter_of_its_owner() -> None:
    log = samples.action_log()
    found = letters(after_meeting(log, None, printed=samples.PRINTED))
    for action in open_actions(log):
        holding = [name for name, text in found.items() if f"{action.reference}:" in text]
        assert len(holding) == 1
        assert action.owner in holding[0]


def test_letter_is_addressed_where_an_address_is_known() -> None:
    to = (Attendee("Ruth Kessling", "ruth.kessling@hq.example"),)
    owner = "Director of Strategy & Governance"
    found = letters(after_meeting(samples.action_log(), None, printed=samples.PRINTED, addresses={owner: to}))
    text = next(text for name, text in found.items() if owner in name)
    assert "ruth.kessling@hq.example" in text
    other = next(text for name, text in found.items() if "AC Frontline Policing" in name)
    assert "No mail address is known for Dana Okonedo-Reid" in other


def test_owners_whose_names_a_disk_cannot_tell_apart_keep_their_letters() -> None:
    log = samples.action_log()
    same = tuple(replace(log.later[0], id=owner, owner=owner, reference=owner) for owner in ("A/B", "A B", "a?b"))
    found = letters(
        after_meeting(replace(log, overdue_actions=(), due_by_next=(), later=same), None, printed=samples.PRINTED)
    )
    assert len(found) == 3


def test_closed_log_gives_no_letters() -> None:
    log = replace(samples.action_log(), overdue_actions=(), due_by_next=(), later=())
    assert len(after_meeting(log, None, printed=samples.PRINTED)) == 2
