"""What can be done to units, posts and people, each by one small form."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop.kit.desk import Desk
from desktop.kit.form import date_of, flag_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.framework.type_ahead import OpenForm
from models.operations.organisation import add_post, add_unit, edit_post, edit_unit
from models.operations.people import add_person, appoint, edit_person, swap_posts, vacate
from models.queries.forums import PersonRow, PostRow, UnitRow, units
from models.queries.people import people, posts
from models.rules.codes import code_from
from models.rules.vocabulary import UnitKind

Choices = tuple[tuple[str, str], ...]
_KINDS: Choices = tuple((kind.value, kind.value[:1].upper() + kind.value[1:]) for kind in UnitKind)


class OrganisationDeeds:
    """The forms over a parent widget; each stores through the desk and returns a new key where there is one."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    # units

    def add_unit(self) -> str:
        """Ask for a new unit."""
        made: list[str] = []

        def submit(values: Values) -> None:
            name = text_of(values, "name")
            code = text_of(values, "code") or code_from(name, [row.code for row in self._units()])
            made[:] = [
                self._desk.perform(
                    add_unit,
                    code=code,
                    name=name,
                    kind=text_of(values, "kind"),
                    parent_id=text_of(values, "parent_id"),
                    starts=date_of(values, "starts"),
                    synonyms=_listed(text_of(values, "synonyms")),
                )
            ]

        starts = Field("starts", "Since", "date", help="Empty: from the beginning")
        self._ask("Add a unit", "Add unit", (*self._unit_fields(None), starts), submit)
        return made[0] if made else ""

    def edit_unit(self, row: UnitRow) -> None:
        """Ask for other facts of a unit."""

        def submit(values: Values) -> None:
            self._desk.perform(
                edit_unit,
                unit_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                code=text_of(values, "code") or row.code,
                name=text_of(values, "name"),
                kind=text_of(values, "kind"),
                parent_id=text_of(values, "parent_id"),
                synonyms=_listed(text_of(values, "synonyms")),
            )

        self._ask(f"Change {row.code}", "Change unit", self._unit_fields(row), submit)

    # posts

    def add_post(self) -> str:
        """Ask for a new post."""
        made: list[str] = []

        def submit(values: Values) -> None:
            title = text_of(values, "title")
            code = text_of(values, "code") or code_from(title, [row.code for row in self._posts()])
            unit = text_of(values, "unit_id")
            made[:] = [self._desk.perform(add_post, code=code, title=title, unit_id=unit)]

        self._ask("Add a post", "Add post", self._post_fields(None), submit)
        return made[0] if made else ""

    def edit_post(self, row: PostRow) -> None:
        """Ask for other facts of a post."""

        def submit(values: Values) -> None:
            self._desk.perform(
                edit_post,
                post_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                code=text_of(values, "code") or row.code,
                title=text_of(values, "title"),
                unit_id=text_of(values, "unit_id"),
            )

        self._ask(f"Change {row.title}", "Change post", self._post_fields(row), submit)

    def appoint(self, row: PostRow | None, *, acting: bool = False) -> None:
        """Ask who holds a post from a day on; a name not known yet becomes a new person."""
        rows = self._posts()
        choices = tuple((post.id, post.title) for post in rows)
        named = self._desk.read(people, as_of=self._desk.today)

        def submit(values: Values) -> None:
            self._desk.perform(
                appoint,
                post_id=text_of(values, "post_id"),
                person=text_of(values, "person"),
                starts=date_of(values, "starts"),
                acting=flag_of(values, "acting"),
            )

        fields = (
            Field("post_id", "Post", "post", required=True, choices=choices, default=row.id if row else None),
            Field("person", "Person", required=True, help="A name not known yet becomes a new person"),
            Field("starts", "From", "date", default=self._desk.today, help="Empty: from the beginning"),
            Field("acting", "Acting, for the time being", "check", default=acting),
        )
        title = f"Appoint {row.title}" if row else "Appoint to a post"
        self._ask(title, "Appoint", fields, submit, suggestions={"person": [person.name for person in named]})

    def vacate(self, row: PostRow) -> None:
        """Ask from when a post is vacant."""

        def submit(values: Values) -> None:
            self._desk.perform(vacate, post_id=row.id, on=date_of(values, "on") or self._desk.today)

        field = Field("on", "Vacant from", "date", required=True, default=self._desk.today)
        self._ask(f"Vacate {row.title}", "Vacate post", (field,), submit, note=f"Held by {row.holder} until then.")

    def swap(self, row: PostRow | None) -> None:
        """Ask which two posts change their holders, and from when."""
        held = tuple((post.id, f"{post.title}, {post.holder}") for post in self._posts() if post.holder)

        def submit(values: Values) -> None:
            one, other = text_of(values, "post_id"), text_of(values, "other_post_id")
            on = date_of(values, "on") or self._desk.today
            self._desk.perform(swap_posts, post_id=one, other_post_id=other, on=on)

        mine = row.id if row and row.holder else None
        fields = (
            Field("post_id", "Post", "post", required=True, choices=held, default=mine),
            Field("other_post_id", "Other post", "post", required=True, choices=held),
            Field("on", "From", "date", required=True, default=self._desk.today),
        )
        note = "Seats, chairs and invitations follow the posts; actions promised in person stay with the person."
        self._ask("Swap the holders of two posts", "Swap posts", fields, submit, note=note)

    # people

    def add_person(self) -> str:
        """Ask for a new person."""
        made: list[str] = []

        def submit(values: Values) -> None:
            name, initials, email = (text_of(values, field) for field in ("name", "initials", "email"))
            made[:] = [self._desk.perform(add_person, name=name, initials=initials, email=email)]

        self._ask("Add a person", "Add person", _person_fields(None), submit)
        return made[0] if made else ""

    def edit_person(self, row: PersonRow) -> None:
        """Ask for other facts of a person."""

        def submit(values: Values) -> None:
            self._desk.perform(
                edit_person,
                person_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                name=text_of(values, "name"),
                initials=text_of(values, "initials"),
                email=text_of(values, "email"),
            )

        self._ask(f"Change {row.name}", "Change person", _person_fields(row), submit)

    def _unit_fields(self, row: UnitRow | None) -> tuple[Field, ...]:
        parents = tuple((unit.id, unit.name) for unit in self._units() if row is None or unit.id != row.id)
        parent = Field("parent_id", "Part of", "post", choices=parents, default=(row and row.parent_id) or None)
        kind = row.kind if row else UnitKind.BUSINESS_GROUP.value
        return (
            Field("name", "Name", required=True, default=row.name if row else None),
            Field("code", "Code", default=row.code if row else None, help="Empty: the initials of its name"),
            Field("kind", "Kind", "choice", required=True, choices=_KINDS, default=kind),
            *((parent,) if parents else ()),
            Field(
                "synonyms",
                "Also called",
                "long text",
                default="\n".join(row.synonyms) if row else None,
                help="One a line",
            ),
        )

    def _post_fields(self, row: PostRow | None) -> tuple[Field, ...]:
        choices = tuple((unit.id, unit.name) for unit in self._units())
        present = next((key for key, name in choices if row and name == row.unit), None)
        return (
            Field("title", "Title", required=True, default=row.title if row else None),
            Field("code", "Code", default=row.code if row else None, help="Empty: the initials of its title"),
            Field("unit_id", "Unit", "post", choices=choices, default=present),
        )

    def _units(self) -> tuple[UnitRow, ...]:
        return self._desk.read(units, as_of=self._desk.today, include_ended=True)

    def _posts(self) -> tuple[PostRow, ...]:
        return self._desk.read(posts, as_of=self._desk.today)

    def _ask(
        self,
        title: str,
        deed: str,
        fields: Sequence[Field],
        submit: Callable[[Values], None],
        *,
        note: str = "",
        suggestions: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        OpenForm(self._parent, self._desk.today, suggestions or {}).ask(title, deed, fields, submit, note)


def _person_fields(row: PersonRow | None) -> tuple[Field, ...]:
    return (
        Field("name", "Name", required=True, default=row.name if row else None),
        Field("initials", "Initials", default=row.initials if row else None, help="As typed for attendance"),
        Field("email", "Address", default=row.email if row else None, help="For invitations by mail"),
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line.strip())
