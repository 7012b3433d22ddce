"""Years laid out from the shipped framework with every post filled, for journeys the demo year cannot tell."""

import datetime as dt
from itertools import product
from pathlib import Path

from sqlalchemy import select

from desktop.app.books import Contents, make_book, open_for
from models.operations.closed_days import add_one_off
from models.operations.people import add_person, appoint
from models.operations.year import lay_out_year
from models.queries.shipped import framework_from
from models.records.organisation import Post
from models.rules.financial_year import FinancialYear
from models.store.unit import Unit

GIVEN = ("Ada", "Bram", "Celyn", "Dara", "Esme", "Faisal", "Greta", "Hamza", "Iona", "Jonah", "Keira", "Luca",
         "Mabel", "Nadir", "Orla")  # fmt: skip
FAMILY = ("Abercorn", "Bexwell", "Cottesloe", "Dunmarrow", "Eskdale", "Farnleigh", "Gorsehill", "Hathersage",
          "Inglewhite", "Jarrowby", "Kettlethorpe", "Longmere", "Marrick", "Netherby", "Oxenholme")  # fmt: skip
KNOWN = {"DCOM": "Tobias Brennick", "COMM": "Helen Ashdown-Marsh"}


def laid_out(book: Path, year: int, today: dt.date, ordinary: dt.date | None = None) -> bytes:
    """Make a book of the Met's framework with a financial year laid out on a day, everybody in post; return its bytes.

    `ordinary` is a day that everybody knows as a holiday by now, but the book does not know yet.
    """
    make_book(str(book), Contents("Met HQ", framework_from("met-2026")), actor="Imogen Farrier", today=today)
    workspace = open_for(str(book), "Imogen Farrier", today)
    span = FinancialYear(year)
    if ordinary:
        workspace.transact(add_one_off, day=ordinary, name="An ordinary working day", closed=False)
    workspace.transact(fill_posts)
    workspace.transact(lay_out_year, first=span.first, last=span.last)
    workspace.close()
    return book.read_bytes()


def fill_posts(unit: Unit) -> None:
    """Appoint somebody of their own to every post from the beginning, each with an address."""
    names = (f"{given} {family}" for family, given in product(FAMILY, GIVEN))
    for post in unit.rows(select(Post).order_by(Post.code)):
        name = KNOWN.get(post.code) or next(names)
        email = f"{name.lower().replace(' ', '.')}@example.org"
        appoint(unit, post_id=post.id, person_id=add_person(unit, name=name, email=email))
    unit.say("Fill every post")
