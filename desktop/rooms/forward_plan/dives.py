"""The deep-dives: what was commissioned, where and when it reports, how often that moved, and what came of it."""

from collections.abc import Callable, Mapping

from desktop.kit import messages, printing
from desktop.kit.controls import Deed
from desktop.kit.dive_forms import DiveForms
from desktop.kit.exporting import ROWS, save_document
from desktop.kit.page import Empty
from desktop.kit.row_table import Column
from desktop.kit.short_words import counted
from desktop.rooms.forward_plan.dive_words import (
    BEHIND,
    GROUPS,
    TO_COME,
    commissioned_words,
    due_words,
    group_of,
    second_words,
    sections,
    status_of,
)
from desktop.rooms.forward_plan.view import Around, Beside, Chip, Choices, ListView, Values
from models.documents.content import Document
from models.documents.deep_dives import deep_dives_document
from models.documents.export import export, file_name
from models.queries.deep_dives import DeepDiveRow, deep_dives
from models.queries.words import folded


class DivesView(ListView[DeepDiveRow]):
    """Every deep-dive, what is behind first, then what is to come, then what has reported."""

    name = "deep-dives"
    title = "Deep-dives"
    choose_words = "Choose a deep-dive to see what it asks, who leads it, and every date it had."
    search_hint = "Filter these"
    lead_commands = ("dive.commission", "print.preview")
    concerns = frozenset(
        {
            "deep_dive", "deep_dive_slip", "deep_dive_informs", "alignment", "item_promise", "agenda_item", "meeting",
            "meeting_change", "paper", "action", "post", "post_holding", "person", "forum", "theme",
        }
    )  # fmt: skip

    def __init__(self, around: Around) -> None:
        super().__init__(around, self._columns(around), lambda row: row.id, self._group)
        self._rows: tuple[DeepDiveRow, ...] = ()
        self._forms = DiveForms(around.parent, around.desk)

    def _columns(self, around: Around) -> tuple[Column[DeepDiveRow], ...]:
        return (
            Column("Due", due_words, width="Wed 30 Sep 2026", bold=self._is_behind,
                   tone=lambda row: "bad" if self._is_behind(row) else "",
                   sort_key=lambda row: (row.due is None, row.due)),
            Column("Deep-dive", lambda row: row.title, kind="two-line", second=second_words,
                   code=lambda row: (row.forum_code, row.level), sort_key=lambda row: row.title.casefold(),
                   tip=lambda row: f"{row.title} · {second_words(row)}"),
            Column("Commissioned", commissioned_words, width="RAB-PROF 30 Sep 2026", tip=lambda row: row.commissioned,
                   sort_key=lambda row: row.commissioned_on),
            Column("Paper", lambda row: row.paper_reference or "none", kind="two-line", width="RAB-FLP(26)114",
                   second=lambda row: row.paper_status),
            Column("Moved", lambda row: str(len(row.slips) or ""), kind="moves", width="Moved 2×",
                   sort_key=lambda row: len(row.slips)),
            Column("Standing", lambda row: status_of(row, around.desk.today).word, kind="status",
                   width="On the agenda", status=lambda row: status_of(row, around.desk.today)),
        )  # fmt: skip

    def _is_behind(self, row: DeepDiveRow) -> bool:
        return self._group(row) == BEHIND

    def _group(self, row: DeepDiveRow) -> str:
        return group_of(row, self.desk.today)

    def read(self) -> None:
        """Read every deep-dive, in the order of the groups: the next before the others, then the latest reported."""
        rows = self.desk.read(deep_dives, today=self.desk.today)
        by_group = {group: [row for row in rows if self._group(row) == group] for group in GROUPS}
        over = [row for group in GROUPS[2:] for row in reversed(by_group[group])]
        self._rows = (*by_group[BEHIND], *by_group[TO_COME], *over)

    def chips(self) -> tuple[Chip, ...]:
        """Return the filters: where it stands, who asked or hears it, who leads it."""
        forums = {row.forum_code for row in self._rows} | {row.commissioning_code for row in self._rows}
        leads: Choices = tuple((one, one) for one in sorted({row.lead for row in self._rows if row.lead}))
        return (
            Chip("state", "Standing", tuple((group, group) for group in GROUPS)),
            Chip("forum", "Forum", tuple((code, code) for code in sorted(forums))),
            Chip("lead", "Lead", leads),
        )

    def display(self, values: Values, text: str) -> None:
        """Show what passes the filters; the foot adds up by where it stands."""
        wanted = folded(text).split()
        shown = tuple(
            row
            for row in self._rows
            if (not values("state") or self._group(row) in values("state"))
            and (not values("forum") or {row.forum_code, row.commissioning_code} & values("forum"))
            and (not values("lead") or row.lead in values("lead"))
            and all(word in _said(row) for word in wanted)
        )
        self.table.replace(shown)
        counts = [(sum(1 for row in shown if self._group(row) == group), group.lower()) for group in GROUPS]
        parts = " + ".join(f"{count} {word}" for count, word in counts if count)
        whole = "" if len(shown) == len(self._rows) else f" of {len(self._rows)}"
        self.pane.set_foot(f"{parts} = {len(shown)}{whole}" if shown else "", "adds up" if shown else "")

    def sentence(self) -> str:
        """Say how many are to come, how many are behind, and how many moved."""
        coming = [row for row in self._rows if self._group(row) in {BEHIND, TO_COME}]
        behind = sum(1 for row in coming if self._group(row) == BEHIND)
        moved = sum(1 for row in coming if row.slips)
        late = f", {behind} behind" if behind else ""
        return f"{counted(len(self._rows), 'deep-dive')}, {len(coming)} still to report{late}, {moved} of them moved"

    def empty(self) -> Empty | None:
        """Say what belongs here while nothing was commissioned."""
        if self._rows:
            return None
        deed = Deed("Commission deep-dive…", self._commission, icon="telescope", kind="filled")
        sentence = "What a board wants looked into belongs here: the question, who leads it, and when it reports."
        return Empty("telescope", "No deep-dive is commissioned yet", sentence, deed, "In the room it is F9.")

    def beside(self) -> Beside | None:
        """Return what stands beside the deep-dive that is chosen."""
        row = self.chosen()
        if row is None:
            return None
        deeds: tuple[Deed, ...] = (Deed("Change…", self._doing(self._forms.edit), icon="pencil"),)
        if row.status == "commissioned":
            deeds = (Deed("Put off…", self._doing(self._forms.put_off), icon="calendar-sync"), *deeds)
        elif row.status == "reported":
            deeds = (Deed("Close…", self._doing(self._forms.close), icon="lock"), *deeds)
        return Beside(row.id, sections(row, self.desk.today, self.around.navigator), deeds)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what can be done; put off and reported only what is still to report."""
        always: dict[str, Callable[[], None]] = {"dive.commission": self._commission}
        if self._rows:
            always |= {"print.deep_dives": self.save, "print.preview": self.preview}
        row = self.chosen()
        if row is None:
            return always
        mine = {"dive.edit": self._doing(self._forms.edit), "edit.delete": self._doing(self._forms.remove)}
        if row.status == "commissioned":
            mine |= {"dive.put_off": self._doing(self._forms.put_off), "dive.report": self._doing(self._forms.report)}
        if row.status != "closed":
            mine["dive.close"] = self._doing(self._forms.close)
        return always | mine

    def open_row(self, row: DeepDiveRow) -> None:
        """Go to the slot of a deep-dive on its agenda, or to where it was commissioned."""
        if row.slot_item_id:
            self.around.navigator.open_meeting(row.due_meeting_id, within=row.slot_item_id)
        else:
            self.around.navigator.open_meeting(row.meeting_id, within=row.item_id)

    def preview(self) -> None:
        """Show what is listed as it will be printed."""
        document = self.document()
        title = f"Deep-dives, {document.title}"
        printing.preview(self.around.parent, title, export(document, ".pdf"), file_name(document, ".pdf"))

    def save(self) -> None:
        """Ask where to save what is listed, and as what."""
        messages.attempt(lambda: save_document(self.document(), ROWS))

    def document(self) -> Document:
        """Return what is listed as a document."""
        rows = sorted(self.table.rows(), key=lambda row: (row.due is None, row.due))
        codes = {row.forum_code for row in rows}
        title = rows[0].forum_name if len(codes) == 1 else "All forums"
        return deep_dives_document(rows, printed=self.desk.now(), title=title, marking=self.desk.marking)

    def _commission(self) -> None:
        made = self._forms.commission()
        if made:
            self.show_subject(made)

    def _doing(self, deed: Callable[[DeepDiveRow], object]) -> Callable[[], None]:
        """Return a deed to do to whatever deep-dive is chosen when it is called."""

        def do() -> None:
            row = self.chosen()
            if row is not None:
                deed(row)

        return do


def _said(row: DeepDiveRow) -> str:
    """Return all words of a deep-dive, as they are looked for."""
    words = (row.title, row.question, row.lead, row.lead_name, row.sponsor, row.commissioned, row.paper_reference)
    return folded(" ".join((*words, row.theme, row.forum_code, *row.informs, *(one.reference for one in row.actions))))
