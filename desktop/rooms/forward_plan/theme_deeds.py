"""What can be done with the themes of meetings: each deed asks what it has to know and stores it at once."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QDialog

from desktop.kit import messages
from desktop.kit.form import ask, flag_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.forward_plan.enduring_dialog import EnduringDialog
from desktop.rooms.forward_plan.gold_dialog import GoldDeeds
from desktop.rooms.forward_plan.theme_dialog import ThemeAsked, ThemeChoice, ThemeDialog
from desktop.rooms.forward_plan.themes_dialog import ThemesDialog
from desktop.rooms.forward_plan.view import Around
from models.operations.escalations import escalate_theme
from models.operations.theme_moves import move_theme
from models.operations.themes import edit_meeting_theme, remove_meeting_theme, set_theme, set_track
from models.queries.forums import forums, links
from models.queries.meetings import MeetingRow, meeting, meetings
from models.queries.theme_offers import ThemeOffer, theme_offers
from models.queries.themes import MeetingThemeRow, meeting_themes, themes, usual_sources
from models.rules.theme_window import is_closed, is_living
from models.rules.vocabulary import LinkKind, ThemeTrack
from models.rules.written_dates import MONTHS, date_words, short_date_words

KINDS = ("priority", "risk", "exception", "deep-dive")
"""What a theme can be tied to; what else gives it a source is what it is."""
SERVED_ALREADY = "Served already"
Choosing = Callable[[ThemeChoice], None]
Storing = Callable[[Values], None]
_TRACKS = (
    (ThemeTrack.NONE.value, "Nothing was said"),
    (ThemeTrack.ON_TRACK.value, "On track"),
    (ThemeTrack.OFF_TRACK.value, "Off track"),
)


class ThemeDeeds:
    """The deeds over the room; each says whether it was done."""

    def __init__(self, around: Around) -> None:
        self._around, self._desk = around, around.desk
        self.golds = GoldDeeds(around)

    def set_theme(self, meeting_id: str) -> bool:
        """Ask for a theme of a meeting and what it serves, and set it."""
        about = self._desk.read(meeting, meeting_id=meeting_id)

        def submit(choice: ThemeChoice) -> None:
            self._desk.perform(
                set_theme,
                meeting_id=meeting_id,
                theme_id=choice.theme_id,
                title=choice.title,
                status=choice.status,
                note=choice.note,
                priority_ids=choice.keys("priority"),
                risk_ids=choice.keys("risk"),
                exception_ids=choice.keys("exception"),
                commission_ids=choice.keys("deep-dive"),
            )

        return self._ask_theme(f"Set the theme of {_named(about)}", "Set theme", about, submit)

    def edit(self, meeting_theme_id: str) -> bool:
        """Ask for other facts of a theme of a meeting."""
        row = self.row(meeting_theme_id)
        if row is None:
            return False
        about = self._desk.read(meeting, meeting_id=row.meeting_id)

        def submit(choice: ThemeChoice) -> None:
            self._desk.perform(
                edit_meeting_theme,
                meeting_theme_id=row.id,
                revision=row.revision,
                theme_id=choice.theme_id or None,
                title=None if choice.theme_id else choice.title,
                status=choice.status,
                note=choice.note,
                priority_ids=choice.keys("priority"),
                risk_ids=choice.keys("risk"),
                exception_ids=choice.keys("exception"),
                commission_ids=choice.keys("deep-dive"),
            )

        return self._ask_theme(f"Change the theme of {_named(about)}", "Store theme", about, submit, row)

    def remove(self, meeting_theme_id: str) -> bool:
        """Take a theme off its meeting; a toast names the way back."""
        row = self.row(meeting_theme_id)
        if row is None:
            return False
        before = self._desk.undo_words
        messages.attempt(lambda: self._desk.perform(remove_meeting_theme, meeting_theme_id=row.id))
        done = self._desk.undo_words != before
        if done:
            messages.toast(f"Removed {row.title} from {row.forum_code} {short_date_words(row.meeting_date)}", undo=True)
        return done

    def move_by_dialog(self, meeting_theme_id: str) -> bool:
        """Ask to which of its forum's meetings to come a theme is carried."""
        row = self.row(meeting_theme_id)
        if row is None:
            return False
        choices = self._places_for(row)
        if not choices:
            messages.refuse(f"{row.forum_code} has no other meeting to come; lay out a year first.")
            return False

        def submit(values: Values) -> None:
            self._desk.perform(move_theme, meeting_theme_id=row.id, to_meeting_id=text_of(values, "to_meeting_id"))

        to = Field("to_meeting_id", "To", "choice", required=True, choices=choices)
        from_words = f"It stands at {row.forum_code} {date_words(row.meeting_date)}. What was cascaded follows."
        return self._ask(f"Move {row.title}", "Move theme", (to,), submit, from_words)

    def track(self, meeting_theme_id: str) -> bool:
        """Ask how a theme stood when its meeting looked at it."""
        row = self.row(meeting_theme_id)
        if row is None:
            return False

        def submit(values: Values) -> None:
            self._desk.perform(
                set_track,
                meeting_theme_id=row.id,
                track=text_of(values, "track"),
                words=text_of(values, "words"),
                revision=text_of(values, "revision") or row.revision,
            )

        fields = (
            Field("track", "It was", "choice", choices=_TRACKS, default=row.track),
            Field("words", "In words", "long text", default=row.track_words or None),
        )
        note = f"{row.forum_code} {date_words(row.meeting_date)}"
        return self._ask(f"How {row.title} stood", "Store", fields, submit, note)

    def escalate(self, meeting_theme_id: str) -> bool:
        """Ask why, and to which forum, a theme is passed up."""
        row = self.row(meeting_theme_id)
        if row is None:
            return False
        ways = self._desk.read(links)
        above = [one.other_id for one in ways if (one.forum_id, one.kind) == (row.forum_id, LinkKind.ESCALATES)]
        found = self._desk.read(forums, as_of=self._desk.today)
        choices = tuple((one.id, f"{one.code} {one.name}") for one in found if one.id != row.forum_id)

        def submit(values: Values) -> None:
            self._desk.perform(
                escalate_theme,
                meeting_theme_id=row.id,
                reason=text_of(values, "reason"),
                to_forum_id=text_of(values, "to_forum_id"),
                several_groups=flag_of(values, "several_groups"),
            )

        fields = (
            Field("reason", "Reason", "long text", required=True),
            Field("to_forum_id", "To", "post", required=True, choices=choices, default=above[0] if above else None),
            Field("several_groups", "It needs more than one business group", "check", default=False),
        )
        note = f"From {row.forum_code}; it is offered on the next agenda there."
        return self._ask(f"Escalate {row.title}", "Escalate", fields, submit, note)

    def gold(self, forum_id: str, theme_id: str = "", meeting_id: str = "") -> bool:
        """Ask for chair, terms and first date of a Gold Group, and task it."""
        return self.golds.task(forum_id, theme_id, meeting_id)

    def close_gold(self, gold_group_id: str) -> bool:
        """Ask for the report of a Gold Group, and close it."""
        return self.golds.close(gold_group_id)

    def enduring(self) -> bool:
        """Show what may endure, to be answered, with the Gold Groups at work and earlier answers."""
        return _shown(EnduringDialog(self._around.parent, self._desk, self.golds))

    def vocabulary(self) -> bool:
        """Show the vocabulary of themes, the windows of forums, and when a theme endures."""
        return _shown(ThemesDialog(self._around.parent, self._desk))

    def row(self, meeting_theme_id: str) -> MeetingThemeRow | None:
        """Return a theme of a meeting, none if it is gone."""
        found = self._desk.read(meeting_themes, meeting_theme_id=meeting_theme_id)
        return found[0] if found else None

    def _ask_theme(
        self,
        title: str,
        deed: str,
        about: MeetingRow,
        submit: Choosing,
        row: MeetingThemeRow | None = None,
    ) -> bool:
        desk = self._desk
        offers = desk.read(theme_offers, meeting_id=about.id, today=desk.today)
        asked = ThemeAsked(
            title=title,
            deed=deed,
            offers=(*offers, *_served_already(row, {one.key for one in offers})),
            vocabulary=desk.read(themes),
            usual=lambda key: frozenset(one.key for one in desk.read(usual_sources, theme_id=key, as_of=about.date)),
            present=_present(row) if row else None,
        )
        return _shown(ThemeDialog(self._around.parent, asked, submit, desk.today))

    def _ask(self, title: str, deed: str, fields: tuple[Field, ...], submit: Storing, note: str) -> bool:
        return ask(self._around.parent, title, deed, fields, submit, today=self._desk.today, note=note)

    def _places_for(self, row: MeetingThemeRow) -> tuple[tuple[str, str], ...]:
        """Return the other meetings to come of a theme's forum, each with the themes it has."""
        today = self._desk.today
        there: dict[str, list[str]] = {}
        for one in self._desk.read(meeting_themes, forum_id=row.forum_id, first=today):
            there.setdefault(one.meeting_id, []).append(one.title)
        return tuple(
            (one.id, " · ".join((date_words(one.date), *there.get(one.id, ()))))
            for one in self._desk.read(meetings, forum_id=row.forum_id, first=today)
            if one.id != row.meeting_id and is_living(one.status) and not is_closed(one.status, one.date, today)
        )


def _present(row: MeetingThemeRow) -> ThemeChoice:
    """Return how a theme stands, as the dialog would have been told."""
    aligned = tuple((one.kind, one.key) for one in row.sources)
    return ThemeChoice(row.theme_id, row.title, row.status, row.note, aligned)


def _served_already(row: MeetingThemeRow | None, offered: set[str]) -> Iterator[ThemeOffer]:
    """Yield what a theme serves though nothing new could be tied to it any more, such as a plan that has ended."""
    for one in row.sources if row else ():
        if one.kind in KINDS and one.key not in offered:
            yield ThemeOffer(one.kind, one.key, one.label, one.words, SERVED_ALREADY)


def _shown(dialog: QDialog) -> bool:
    """Show a dialog until it is closed; True when it ended with its deed."""
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return done


def _named(about: MeetingRow) -> str:
    """Return a meeting by forum and month: "CF-FLP, January 2027"."""
    return f"{about.forum_code}, {MONTHS[about.date.month - 1]} {about.date.year}"
