"""The Framework room: the map of levels and forums, or lists, beside everything known of the chosen one."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QWidget

from desktop.kit import appearance, messages
from desktop.kit.absence_forms import AbsencesDialog
from desktop.kit.controls import Button, Deed
from desktop.kit.desk import Desk
from desktop.kit.framework_map import MapLegend
from desktop.kit.inspector import Inspector
from desktop.kit.meeting_forms import MeetingForms
from desktop.kit.navigator import Navigator
from desktop.kit.page import Empty, Page
from desktop.kit.short_words import counted
from desktop.rooms.framework.as_of import OTHER, ask_day, day_choices
from desktop.rooms.framework.files import export_framework, import_framework
from desktop.rooms.framework.forum_deeds import ForumDeeds
from desktop.rooms.framework.forum_details import Around, ForumDialogs, sections
from desktop.rooms.framework.forum_edits import ForumEditing
from desktop.rooms.framework.items_dialog import ItemsDialog
from desktop.rooms.framework.leavers_dialog import LeaversDialog
from desktop.rooms.framework.links_dialog import LinksDialog
from desktop.rooms.framework.members_dialog import MembersDialog
from desktop.rooms.framework.merge_dialog import MergeForms
from desktop.rooms.framework.narrowing import Narrowing, unit_choices
from desktop.rooms.framework.organisation_deeds import OrganisationDeeds
from desktop.rooms.framework.organisation_details import person_sections, post_sections, unit_sections
from desktop.rooms.framework.papers_dialog import PapersDialog
from desktop.rooms.framework.planning import planning_of
from desktop.rooms.framework.reading import framework_as_of, nothing_read
from desktop.rooms.framework.roll_over_dialog import RollOverForms
from desktop.rooms.framework.rooms_dialog import RoomsDialog
from desktop.rooms.framework.rule_following import RuleFollowing
from desktop.rooms.framework.standard_dialog import StandardForms
from desktop.rooms.framework.vacancies_dialog import VacanciesDialog
from desktop.rooms.framework.views import VIEWS, FrameworkViews, Subject
from models.queries.absences import absences
from models.queries.forums import ForumRow, PersonRow, PostRow, UnitRow, forum_detail
from models.rules.written_dates import date_words

_OF_FORUMS = ("forum", "forum_name", "forum_rule", "forum_member", "forum_link", "forum_deadline", "template_item")
_PLANNING = ("forum_leeway", "forum_order", "person_absence")
_OTHERS = ("number_pattern", "meeting", "unit", "unit_succession", "post", "person", "post_holding", "setting")
_YEAR = timedelta(days=366)


class FrameworkPage(Page):
    """The organisation and its forums as of a day."""

    name = "framework"
    concerns = frozenset((*_OF_FORUMS, *_PLANNING, *_OTHERS))

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._day: date | None = None
        self._chosen = ""
        self._framework = nothing_read(desk.today)
        self.forum_deeds = ForumDeeds(self, desk)
        self.deeds = OrganisationDeeds(self, desk)
        self.rules = RuleFollowing(self, desk)
        self._corrected: tuple[str, date] | None = None
        self._segments = self.header.add_views(VIEWS, self._view_kept())
        self._add = self.header.add_command("framework.add_forum")
        self.chips.add_chip("as_of", "As of", (), many=False)
        self.chips.add_chip("level", "Level", ())
        self.chips.add_chip("unit", "Unit", ())
        self._aside = QStackedWidget()
        self.views = FrameworkViews(lambda: desk.levels)
        self.details = Inspector("Details")
        self._lay_out()

    def _lay_out(self) -> None:
        for widget in self._asides():
            self._aside.addWidget(_at_right(widget))
        self.chips.add_search("Filter these")
        self.chips.add_right(self._aside)
        self.set_body(self.views, self.details)
        self._segments.chosen.connect(self.choose_view)
        self.chips.changed.connect(self._narrow)
        self.views.chosen.connect(self._inspect)
        self.views.opened.connect(lambda _row: self.show_inspector())
        self._choose_view(self._segments.current())

    def _asides(self) -> tuple[QWidget, ...]:
        """Return what stands at the right of the filters in each view: the legend, or the commands of the list."""
        return (
            MapLegend(),
            _row_of(Deed("Rules of next year…", self._roll_over)),
            _row_of(Deed("Standard meetings…", self._standard), Deed("Add unit…", self._add_unit, icon="plus")),
            _row_of(Deed("Vacancies…", self._vacancies), Deed("Add post…", self._add_post, icon="plus")),
            _row_of(Deed("Left their post…", self._leavers), Deed("Add person…", self._add_person, icon="plus")),
        )

    # what can be done

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return the commands of the room; some need a forum or a post to be chosen."""
        row = self.views.current_row()
        always: dict[str, Callable[[], None]] = {
            "framework.add_forum": self._add_forum,
            "framework.add_unit": self._add_unit,
            "framework.add_post": self._add_post,
            "framework.add_person": self._add_person,
            "plan.rooms": lambda: self._open(RoomsDialog(self, self.desk)),
            "plan.absences": lambda: self._open(AbsencesDialog(self, self.desk)),
            "framework.import": self._import,
            "framework.export": lambda: export_framework(self.desk),
        }
        if self._framework.units:
            always["framework.merge"] = lambda: self._merge(row.id if isinstance(row, UnitRow) else "")
            always["framework.standard"] = self._standard
        if self._framework.posts:
            post = row if isinstance(row, PostRow) else None
            always["framework.appoint"] = lambda: self.deeds.appoint(post)
            always["framework.swap"] = lambda: self.deeds.swap(post)
            always["framework.leavers"] = self._leavers
        if self._framework.alive:
            always["framework.vacancies"] = self._vacancies
            always["framework.roll_over"] = self._roll_over
        if isinstance(row, ForumRow):
            always["framework.edit_forum"] = lambda: self._edit(row)
            always["framework.papers"] = lambda: self._open(PapersDialog(self, self.desk, row))
            always["framework.change_rule"] = lambda: self._change_rule(row)
            always["edit.rename"] = self.details.edit_first
        return always

    def chosen(self) -> Subject | None:
        """Return what the inspector shows."""
        return self.views.current_row()

    def refresh(self) -> None:
        """Read the framework again as of its day and show what the filters let through."""
        day = self._day or self.desk.today
        self._framework = framework_as_of(self.desk, day)
        self.chips.set_choices("as_of", day_choices(self.desk.today, *self._framework.every, self._day))
        self.chips.set_choices("level", self.desk.levels.choices())
        self.chips.set_choices("unit", unit_choices(self._framework.forums))
        nothing = not (self._framework.every[0] or self._framework.units or self._framework.posts)
        count = f"{counted(len(self._framework.alive), 'forum')} as of {date_words(day)}"
        self.set_title("Framework", "" if nothing else count)
        self._add.setVisible(not nothing)
        self.set_empty(self._empty() if nothing else None)
        self._show()

    def focus_main(self) -> None:
        """Put the focus on the days, the map or the list, so that the arrows walk it at once."""
        if self.views.isVisible():
            self.views.setFocus()
        else:
            super().focus_main()

    # what is shown

    def _show(self) -> None:
        """Put the rows and the inspector in place."""
        wanted = Narrowing(self.chips.values("level"), self.chips.values("unit"), self.chips.search_text())
        rows = self._framework.rows(wanted)
        all_of, kept = self._framework, self._chosen
        vacant = sum(not row.holder for row in all_of.posts)
        self.views.display(rows)
        self.views.set_foot(
            [
                f"{len(rows.forums)} shown of {counted(len(all_of.forums), 'forum')}",
                f"{len(rows.units)} shown of {counted(len(all_of.units), 'unit')}",
                f"{len(rows.posts)} shown of {counted(len(all_of.posts), 'post')}, {vacant} vacant",
                f"{len(rows.people)} shown of {len(all_of.people)} people",
            ]
        )
        with QSignalBlocker(self.views):  # the chosen one is shown once
            self.views.select(kept)
        self._inspect(self.views.current_row())

    def _narrow(self) -> None:
        """Show what the filters now let through; another day is read anew."""
        said = next(iter(self.chips.values("as_of")), "")
        if said == OTHER:
            day = ask_day(self, self.desk.today)
            self.show_as_of(day or self._day)
            return
        day = date.fromisoformat(said) if said else None
        if day != self._day:
            self._day = day
            self.refresh()
        else:
            self._show()

    def show_as_of(self, day: date | None) -> None:
        """Show the framework as of a day that may not be among the choices yet."""
        self._day = day
        self.chips.set_choices("as_of", day_choices(self.desk.today, *self._framework.every, day))
        self.refresh()
        self.chips.set_values("as_of", frozenset({day.isoformat()} if day else ()))

    def _inspect(self, row: Subject | None) -> None:
        """Show everything known of what is chosen."""
        self.update_commands()
        self._offer_to_follow(row)
        if row is None:
            self.details.clear("Choose a forum, a unit, a post or a person to see what is known of it.")
            return
        self._chosen = row.id
        if isinstance(row, ForumRow):
            self._inspect_forum(row)
        elif isinstance(row, UnitRow):
            change = Deed("Change…", lambda: self.deeds.edit_unit(row), icon="pencil")
            merge = Deed("Merge…", lambda: self._merge(row.id))
            self.details.display(row.id, unit_sections(row), (change, merge))
        elif isinstance(row, PostRow):
            swap = Deed("Swap…", lambda: self.deeds.swap(row), tip="Swap its holder with another post’s")
            self.details.display(row.id, post_sections(row, swap), self._post_deeds(row))
        else:
            self._inspect_person(row)

    def _inspect_forum(self, row: ForumRow) -> None:
        day = self._framework.day
        detail = self.desk.read(forum_detail, forum_id=row.id, as_of=day)
        posts = self._framework.post_words
        dialogs = ForumDialogs(
            meet=lambda: self.add_meeting(row),
            members=lambda: self._open(MembersDialog(self, self.desk, detail)),
            items=lambda: self._open(ItemsDialog(self, self.desk, row)),
            links=lambda: self._open(LinksDialog(self, self.desk, row)),
            rename=lambda: self.forum_deeds.rename(row),
            end=lambda: self.forum_deeds.end(row),
        )
        editing = ForumEditing(self.desk, detail, day, posts)
        editing.corrected.connect(lambda starts: self._correct(row, starts))
        edits = editing.edits(dialogs)
        every = {forum.id: forum for forum in self._framework.every[0]}
        around = Around(day, posts, every, planning_of(self, self.desk, row))
        deeds = (
            Deed("Change rule from…", lambda: self._change_rule(row), icon="calendar-sync"),
            Deed("Change…", lambda: self._edit(row), tip="Change code, level, chairs, secretary and purposes"),
        )
        self.details.display(row.id, sections(detail, around, edits), deeds)

    def _correct(self, row: ForumRow, starts: date) -> None:
        """Remember that a rule in force was corrected, so that its meetings are offered to follow."""
        self._corrected = (row.id, starts)
        self._offer_to_follow(self.views.current_row())

    def _offer_to_follow(self, row: Subject | None) -> None:
        """Say that meetings laid out by a rule that was corrected are not touched, and offer to let them follow."""
        if self._corrected is None:
            return
        forum_id, starts = self._corrected
        if not isinstance(row, ForumRow) or row.id != forum_id:
            self._leave()
            return
        astray = self.rules.astray(row, starts)
        laid_out = f"{counted(astray, 'meeting')} of {row.code} already laid out"
        words = f"The rule is corrected. {laid_out} {'is' if astray == 1 else 'are'} not touched."
        deeds = (
            Deed("Show what would follow…", lambda: self.rules.follow(row, starts), kind="flat"),
            Deed("Leave them", self._leave, kind="flat"),
        )
        self.set_banner(words if astray else "", deeds=deeds)

    def _leave(self) -> None:
        """Let the meetings laid out stand as they are."""
        self._corrected = None
        self.set_banner("")

    def _inspect_person(self, row: PersonRow) -> None:
        first = self._framework.day
        away = self.desk.read(absences, first=first, last=first + _YEAR, person_id=row.id)
        change = Deed("Change…", lambda: self.deeds.edit_person(row), icon="pencil")
        absent = Deed("Absences…", lambda: self._open(AbsencesDialog(self, self.desk, row.id)), icon="calendar-x")
        self.details.display(row.id, person_sections(row, away), (change, absent))

    def _post_deeds(self, row: PostRow) -> tuple[Deed, ...]:
        appoint = Deed("Appoint…", lambda: self.deeds.appoint(row), icon="user-plus")
        vacate = Deed("Vacate…", lambda: self.deeds.vacate(row))
        change = Deed("Change…", lambda: self.deeds.edit_post(row), icon="pencil")
        return (appoint, vacate, change) if row.holder else (appoint, change)

    def _empty(self) -> Empty:
        deed = Deed("Add forum", self._add_forum, "Ctrl+N", "plus", "filled")
        sentence = "Boards belong here, each with its chair and its own rule."
        by_hand = "or import a whole framework with Ctrl ⇧ I"
        return Empty("waypoints", "No forum has been added yet", sentence, deed, by_hand)

    def _view_kept(self) -> str:
        kept = self.navigator.view_state.words("framework/view")
        return kept if kept in dict(VIEWS) else VIEWS[0][0]

    def choose_view(self, view: str) -> None:
        """Show a view by its name and remember it."""
        self._segments.set_current(view)
        self.navigator.view_state.remember("framework/view", view)
        kept = self._chosen
        self._choose_view(view)
        self._chosen = kept
        self._show()

    def _choose_view(self, view: str) -> None:
        self.views.choose(view)
        self._aside.setCurrentIndex([name for name, _ in VIEWS].index(view))

    def go_to(self, view: str, key: str) -> None:
        """Show what was just made, in a view that has it."""
        if not key:
            return
        self.choose_view(view)
        self.views.select(key)
        self._inspect(self.views.current_row())

    # what is done

    def _add_forum(self) -> None:
        row = self.views.current_row()
        made = self.forum_deeds.add(row.level if isinstance(row, ForumRow) else "")
        self.go_to("map" if self._segments.current() == "map" else "forums", made)
        if made:
            messages.toast("Added. Its year is laid out in the Calendar.", undo=True)

    def _add_unit(self) -> None:
        self.go_to("units", self.deeds.add_unit())

    def _add_post(self) -> None:
        self.go_to("posts", self.deeds.add_post())

    def _add_person(self) -> None:
        self.go_to("people", self.deeds.add_person())

    def _merge(self, unit_id: str) -> None:
        self.go_to("units", MergeForms(self, self.desk).ask(unit_id))

    def _standard(self) -> None:
        row = self.views.current_row()
        self.go_to("forums", StandardForms(self, self.desk).ask(row.id if isinstance(row, UnitRow) else ""))

    def _leavers(self) -> None:
        self._open(LeaversDialog(self, self.desk))

    def _vacancies(self) -> None:
        self._open(VacanciesDialog(self, self.desk, lambda forum_id: self.go_to("forums", forum_id)))

    def _roll_over(self) -> None:
        RollOverForms(self, self.desk).ask()

    def _change_rule(self, row: ForumRow) -> None:
        self.rules.change(row)

    def _edit(self, row: ForumRow) -> None:
        self.forum_deeds.edit(self.desk.read(forum_detail, forum_id=row.id, as_of=self._framework.day))

    def add_meeting(self, row: ForumRow) -> None:
        """Ask for a meeting of a forum by hand, and open it."""
        made = MeetingForms(self, self.desk).add(forum_id=row.id)
        if made:
            self.navigator.open_meeting(made)

    def _import(self) -> None:
        import_framework(self, self.desk)

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()


def _row_of(*deeds: Deed) -> QWidget:
    """Return buttons beside each other."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(appearance.space(8))
    for deed in deeds:
        row.addWidget(Button.of(deed))
    return holder


def _at_right(widget: QWidget) -> QWidget:
    """Return a widget that keeps its own size at the right of what room there is."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return holder
