"""The forward plan of a demo book: themes, priorities, exceptions, and all that follows from them."""

from collections.abc import Sequence
from random import Random

from sqlalchemy import select

from models.operations.demo.exceptions import gather_exceptions
from models.operations.demo.following import (
    gather_answers,
    gather_dives,
    gather_escalations,
    gather_gold_groups,
    gather_undated,
)
from models.operations.demo.local_priorities import gather_local_priorities
from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.people import Staff
from models.operations.demo.programme import Programme
from models.operations.demo.programme_rows import gather_programme
from models.operations.demo.shared import gather_practice, gather_tasking
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import Volumes
from models.operations.demo.vocabulary import Vocabulary
from models.records.priorities import PrioritySet
from models.rules.vocabulary import Level, PriorityKind


class ForwardPlan:
    """What a demo book plans ahead; its themes and local priorities come first, since agendas stand on them."""

    def __init__(self, sheaf: Sheaf, volumes: Volumes, source: Random, figures: Random) -> None:
        self.sheaf = sheaf
        self.volumes = volumes
        self.figures = figures
        self.vocabulary = Vocabulary(sheaf, volumes.themes)
        told = self.vocabulary.told["local"]
        self.local = gather_local_priorities(sheaf, told, volumes.first, volumes.last, source)

    def gather(self, meetings: Sequence[DemoMeeting], staff: Staff, source: Random) -> None:
        """Gather everything that stands on meetings, risks and deep-dives."""
        sheaf, vocabulary = self.sheaf, self.vocabulary
        by_day = {(one.forum.code, one.date): one for one in meetings}
        vocabulary.note_risks(sheaf)
        theirs = {one.forum.unit: None for one in meetings if one.forum.level is Level.BCU and one.forum.seats}
        gather_exceptions(sheaf, vocabulary, theirs, self.volumes.exceptions, self.figures)
        themes = Programme(meetings, vocabulary, source).themes()
        gather_programme(sheaf, themes, vocabulary, self.local, staff, source)
        gather_gold_groups(sheaf, vocabulary, by_day)
        gather_answers(sheaf, vocabulary, by_day)
        gather_undated(sheaf, vocabulary)
        gather_escalations(sheaf, vocabulary, by_day)
        gather_dives(sheaf, vocabulary, by_day)
        gather_practice(sheaf, vocabulary, by_day)
        gather_tasking(sheaf, vocabulary, by_day)

    def settle(self, meetings: Sequence[DemoMeeting]) -> None:
        """Let the Control Strategy be agreed by the meeting of its day, once both are stored."""
        strategy = PrioritySet.kind == PriorityKind.CONTROL_STRATEGY.value
        for row in self.sheaf.unit.rows(select(PrioritySet).where(strategy)):
            agreed = (one for one in meetings if one.forum.code == "PG" and one.date == row.agreed_on)
            row.agreed_meeting_id = next((one.id for one in agreed), None)
