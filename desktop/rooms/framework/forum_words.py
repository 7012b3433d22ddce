"""The words in which forums are asked about: their levels, what they do on holidays, how a cadence is said."""

from models.rules.cadence import ClosedDay

Choices = tuple[tuple[str, str], ...]
CLOSED_DAYS: Choices = tuple((each.value, each.value[:1].upper() + each.value[1:]) for each in ClosedDay)
CADENCE_HELP = "As you say it: monthly, third Wednesday · every 6 weeks from Thu 16 Apr 2026 · ad hoc"
