"""The forms of a paper: commissioned, and changed as a whole."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit.desk import Desk
from desktop.kit.form import ask, date_of, flag_of, text_of, time_of
from desktop.kit.form_fields import Field, Values
from models.operations.papers import AuthorLine, commission_paper, edit_paper
from models.queries.agenda import AgendaView
from models.queries.papers import PaperRow
from models.queries.people import post_choices
from models.rules.paper_templates import templates
from models.rules.vocabulary import MARKINGS, ItemKind, PaperKind

Choices = tuple[tuple[str, str], ...]
USUAL_TIME = dt.time(17)
KINDS: Choices = tuple((kind.value, kind.value.capitalize()) for kind in PaperKind)
PARTS: Choices = (("1", "Part 1, open"), ("2", "Part 2, closed"))
_WITHOUT = frozenset({ItemKind.BREAK, ItemKind.NEXT_MEETING, ItemKind.OTHER_BUSINESS})


class PaperForms:
    """The forms over a parent widget; each stores through the desk."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def commission(self, view: AgendaView, item_id: str = "") -> str:
        """Ask for a new paper of a meeting, perhaps for an item; return its key, empty when given up."""
        made: list[str] = []

        def submit(values: Values) -> None:
            author = text_of(values, "author_post_id")
            made[:] = [
                self._desk.perform(
                    commission_paper,
                    forum_id=view.meeting.forum_id,
                    meeting_id=view.meeting.id,
                    title=text_of(values, "title"),
                    item_id=text_of(values, "item_id"),
                    kind=text_of(values, "kind"),
                    template=text_of(values, "template"),
                    sponsor_post_id=text_of(values, "sponsor_post_id"),
                    on_behalf_of=text_of(values, "on_behalf_of"),
                    authors=(AuthorLine(post_id=author),) if author else (),
                    due=moment_of(values),
                )
            ]

        posts = self.posts(view.meeting.date)
        item = next((one for one in view.items if one.id == item_id), None)
        fields = (
            Field("title", "Title", required=True, default=item.title if item else None),
            Field("item_id", "For item", "choice", choices=item_choices(view), default=item_id),
            Field("sponsor_post_id", "Sponsor", "post", choices=posts,
                  default=(item.lead_post_id or None) if item else None),
            Field("author_post_id", "Author", "post", choices=posts, help="More can be named afterwards"),
            Field("on_behalf_of", "On behalf of"),
            Field("kind", "Kind", "choice", choices=KINDS, default=PaperKind.PAPER.value),
            Field("template", "Template", "choice", choices=template_choices(), default=""),
            *due_fields(None),
        )  # fmt: skip
        self._ask(f"Commission a paper for {view.meeting.reference}", "Commission paper", fields, submit)
        return made[0] if made else ""

    def edit(self, row: PaperRow) -> bool:
        """Ask for other facts of a paper; what it has from its forum stays so until it is changed here."""

        def submit(values: Values) -> None:
            due, marking, part = moment_of(values), text_of(values, "marking"), int(text_of(values, "part"))
            template = text_of(values, "template")
            self._desk.perform(
                edit_paper,
                paper_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                title=text_of(values, "title"),
                kind=text_of(values, "kind"),
                template=template if template != row.template else None,
                sponsor_post_id=text_of(values, "sponsor_post_id"),
                on_behalf_of=text_of(values, "on_behalf_of"),
                marking=marking if marking != row.marking else None,
                part=part if part != row.part else None,
                part_reason=text_of(values, "part_reason"),
                title_sensitive=flag_of(values, "title_sensitive"),
                due=due if due != row.due else None,
                no_due=due is None,
                rating=text_of(values, "rating") if "rating" in values else None,
                summary=text_of(values, "summary") if "summary" in values else None,
            )

        return self._ask(f"Change {row.reference}", "Change paper", self._fields(row), submit)

    def posts(self, on: dt.date) -> Choices:
        """Return the posts there are on a day with their holders."""
        return self._desk.read(post_choices, as_of=on)

    def _fields(self, row: PaperRow) -> tuple[Field, ...]:
        posts = self.posts(row.meeting_date or self._desk.today)
        dashboard = (
            Field("rating", "Rating", default=row.rating, help="What a dashboard says overall, such as Amber"),
            Field("summary", "In short", "long text", default=row.summary),
        )
        return (
            Field("title", "Title", required=True, default=row.title),
            Field("sponsor_post_id", "Sponsor", "post", choices=posts, default=row.sponsor_post_id or None),
            Field("on_behalf_of", "On behalf of", default=row.on_behalf_of),
            Field("kind", "Kind", "choice", choices=KINDS, default=row.kind),
            Field("template", "Template", "choice", choices=template_choices(row.template), default=row.template,
                  help="What is written under headings both have is kept"),
            *due_fields(row.due),
            Field("marking", "Marking", "choice", choices=marking_choices(row.marking), default=row.marking),
            Field("part", "Part", "choice", choices=PARTS, default=str(row.part)),
            Field("part_reason", "Why in Part 2", default=row.part_reason),
            Field("title_sensitive", "Its title is sensitive too", "check", default=row.title_sensitive),
            *(dashboard if row.kind == PaperKind.DASHBOARD else ()),
        )  # fmt: skip

    def _ask(self, title: str, deed: str, fields: tuple[Field, ...], submit: Callable[[Values], None]) -> bool:
        return ask(self._parent, title, deed, fields, submit, today=self._desk.today)


def item_choices(view: AgendaView) -> Choices:
    """Return the items a paper can stand under, by number and title, and none."""
    items = (item for item in view.items if item.kind not in _WITHOUT and not item.withdrawn_because)
    return (("", "No item yet"), *((item.id, f"{item.number}  {item.title}") for item in items))


def template_choices(present: str = "") -> Choices:
    """Return the editions a paper may follow, and the one it follows even where it is no longer shipped."""
    known: Choices = (("", "None"), *((one.id, one.title) for one in templates()))
    return known if present in dict(known) else (*known, (present, present))


def marking_choices(present: str) -> Choices:
    """Return the markings of the house, and the one there is even where it is none of them."""
    words = MARKINGS if present in MARKINGS else (*MARKINGS, present)
    return tuple((word, word) for word in words)


def due_fields(due: dt.datetime | None) -> tuple[Field, Field]:
    """Return the fields of a deadline: its day and its time."""
    empty = "Empty: the deadline of the forum for papers of its kind"
    return (
        Field("due", "Due", "date", help=empty, default=due.date() if due else None),
        Field("due_at", "At", "time", help="Empty: 17:00", default=due.time() if due else None),
    )


def moment_of(values: Values) -> dt.datetime | None:
    """Return the deadline typed, none where no day was given."""
    day = date_of(values, "due")
    return dt.datetime.combine(day, time_of(values, "due_at") or USUAL_TIME) if day else None
