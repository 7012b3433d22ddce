"""What a year without meetings says: what belongs there, and what comes first."""

from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.navigator import Navigator
from desktop.kit.page import Empty
from models.queries.forums import forums
from models.rules.financial_year import FinancialYear


def empty_year(desk: Desk, navigator: Navigator, span: FinancialYear) -> Empty:
    """Return the empty page of a year; without any forum the framework comes first."""
    if not desk.read(forums, as_of=desk.today):
        begin = Deed("Open the Framework", lambda: navigator.open_room("framework"), kind="filled")
        return Empty("calendar-days", "No forum meets yet", "Add a forum first; its year is laid out here.", begin)
    deed = Deed("Lay out a year…", lambda: navigator.run("plan.year"), icon="calendar-range", kind="filled")
    heading = f"No meetings from {span.words}"
    sentence = "The year of every forum belongs here, as its own rule gives it."
    return Empty("calendar-days", heading, sentence, deed, "or add one meeting by hand with Ctrl N")
