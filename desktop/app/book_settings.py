"""What the book says of itself: its title, whose it is, its marking, and what its levels are called."""

from PySide6.QtWidgets import QWidget

from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from models.operations.settings import change_settings
from models.queries.settings import settings
from models.rules.vocabulary import MARKINGS, Level

CALLED = "What the levels are called on screen and on paper, such as district for BCU"


def ask_settings(parent: QWidget, desk: Desk) -> bool:
    """Ask for the settings of the book and store them; True when that was done."""
    now = desk.read(settings)
    fields = (
        Field("title", "Title", required=True, default=now.title, help="What the book is called"),
        Field("organisation", "Organisation", default=now.organisation, help="Stands at the head of every print"),
        Field("marking", "Marking", "choice", choices=tuple((one, one) for one in MARKINGS), default=now.marking,
              help="The least marking of what is printed"),
        *(
            Field(level.value, f"{level.value[:1].upper()}{level.value[1:]} level", default=now.levels.of(level.value),
                  help="" if place else CALLED)
            for place, level in enumerate(Level)
        ),
    )  # fmt: skip

    def submit(values: Values) -> None:
        desk.perform(
            change_settings,
            title=text_of(values, "title"),
            organisation=text_of(values, "organisation"),
            marking=text_of(values, "marking"),
            level_names={level.value: text_of(values, level.value) for level in Level},
        )

    return ask(parent, "Book settings", "Store", fields, submit, today=desk.today)
