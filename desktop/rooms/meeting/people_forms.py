"""The dialogs of who else is in the room, and of the interests that are declared."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.kit.desk import Desk
from desktop.kit.form import ask, flag_of, text_of
from desktop.kit.form_fields import Field, Values
from models.operations.attendance import add_visitor, edit_visitor, remove_visitor
from models.operations.interests import declare_interest, edit_interest, remove_interest
from models.queries.agenda import AgendaView, InterestRow, ItemRow, VisitorRow
from models.rules.capture_line import POST, Nameable, meant


def ask_visitor(parent: QWidget, desk: Desk, about: AgendaView, visitor: VisitorRow | None = None) -> bool:
    """Ask who else attends and for which items; an emptied name takes somebody known off the list."""
    items = item_choices(about)

    def submit(values: Values) -> None:
        name, words = text_of(values, "name"), text_of(values, "description")
        first, last = text_of(values, "from_item_id"), text_of(values, "to_item_id")
        if visitor is None:
            meeting_id = about.meeting.id
            desk.perform(
                add_visitor, meeting_id=meeting_id, name=name, description=words, from_item_id=first, to_item_id=last
            )
        elif not name:
            desk.perform(remove_visitor, visitor_id=visitor.id, revision=visitor.revision)
        else:
            desk.perform(
                edit_visitor,
                visitor_id=visitor.id,
                revision=text_of(values, "revision") or visitor.revision,
                name=name,
                description=words,
                from_item_id=first,
                to_item_id=last,
            )

    fields = (
        Field("name", "Name", required=visitor is None, help="Emptied: no longer on the list" if visitor else "",
              default=visitor.name if visitor else None),
        Field("description", "From where", help="Post or body, as it is printed",
              default=visitor.description if visitor else None),
        Field("from_item_id", "From item", "choice", choices=(("", "the beginning"), *items),
              default=visitor.from_item_id if visitor else ""),
        Field("to_item_id", "Until item", "choice", choices=(("", "the end"), *items),
              default=visitor.to_item_id if visitor else ""),
    )  # fmt: skip
    deed = "Change" if visitor else "Add"
    return ask(parent, "Also attending", deed, fields, submit, today=desk.today)


def ask_interest(
    parent: QWidget, desk: Desk, about: AgendaView, named: Sequence[Nameable], item: ItemRow | None,
    interest: InterestRow | None = None,
) -> bool:  # fmt: skip
    """Ask whose interest is declared in what; an emptied nature takes back one that is known."""

    def submit(values: Values) -> None:
        nature, left = text_of(values, "nature"), flag_of(values, "left_room")
        item_id = text_of(values, "item_id")
        if interest is None:
            who = _who(text_of(values, "who"), named)
            meeting_id = about.meeting.id
            desk.perform(
                declare_interest, meeting_id=meeting_id, nature=nature, item_id=item_id, left_room=left,
                post_id=who[0], name=who[1],
            )  # fmt: skip
        elif not nature:
            desk.perform(remove_interest, interest_id=interest.id, revision=interest.revision)
        else:
            desk.perform(
                edit_interest,
                interest_id=interest.id,
                revision=text_of(values, "revision") or interest.revision,
                item_id=item_id,
                nature=nature,
                left_room=left,
            )

    here = interest.item_id if interest else item.id if item else ""
    fields = (
        *(() if interest else (Field("who", "Who", required=True, help="Initials, name or post"),)),
        Field("item_id", "In item", "choice", choices=(("", "general"), *item_choices(about)), default=here),
        Field("nature", "Interest", "long text", required=interest is None,
              help="Emptied: taken back" if interest else "", default=interest.nature if interest else None),
        Field("left_room", "Left the room for this item", "check", default=interest.left_room if interest else False),
    )  # fmt: skip
    title = f"Interest of {interest.who}" if interest else "Declare an interest"
    return ask(parent, title, "Change" if interest else "Declare", fields, submit, today=desk.today)


def item_choices(about: AgendaView) -> tuple[tuple[str, str], ...]:
    """Return the numbered items of an agenda to choose from."""
    return tuple((item.id, f"{item.number}  {item.title}") for item in about.items if item.number)


def _who(typed: str, named: Sequence[Nameable]) -> tuple[str, str]:
    """Return the key of the post that is meant, or else the name as it is typed."""
    found = meant(typed, named)
    if len(found) == 1:
        return (found[0].id, "") if found[0].kind == POST else ("", found[0].name)
    return "", typed
