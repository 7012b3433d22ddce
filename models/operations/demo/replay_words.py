"""What the replay of 2017-18 says: people, themes, the deep-dives and the six actions; all wording is invented."""

import datetime as dt
from dataclasses import dataclass

PEOPLE = {
    "CMR": "Honor Wexcombe",
    "DCOM": "Alaric Thornbeck",
    "AC-TP": "Delphine Marrowby",
    "DAC-TP": "Joss Penhallurick",
    "AC-SCO": "Ingrid Saltonby",
    "DAC-SCO": "Kwabena Oxlade",
    "AC-SO": "Rufus Dunmallet",
    "AC-PROF": "Mirren Achterlonie",
    "DIR-PC": "Celeste Brockhurst-Vane",
    "DIR-CF": "Osric Lanyon-Price",
    "DIR-LS": "Priya Wolstencroft",
    "DIR-MC": "Tamsin Eddowes-Clay",
    "DIR-DP": "Bram Holtzendorp",
    "DIR-SG": "Leonie Castlegarth",
    "DIR-TR": "Fergal Quillinan-Shaw",
    "HD-DI": "Anjali Trevanion",
    "CDR-TRI": "Magnus Ferrowby",
    "CDR-MCC": "Rosalind Ackerby",
    "CDR-MI": "Idris Penlloyd",
    "CDR-TSG": "Nell Crowhursting",
    "BC-LX": "Cormac Standeven",
    "SEC": "Bettina Aldersyde",
    "SEC-2": "Ewan Morthwaite",
}
"""Who holds which post; every name is invented."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of Territorial Policing's CrimeFighters: the meeting it was set for and the one it was set at.

    `serves` are the labels of priorities in force; `track` is how it stood at the meeting, empty before.
    """

    title: str
    meeting: dt.date
    set_at: dt.date
    serves: tuple[str, ...]
    track: str = ""


JULY, AUGUST, SEPTEMBER = dt.date(2017, 7, 6), dt.date(2017, 8, 3), dt.date(2017, 9, 7)
OCTOBER, NOVEMBER, DECEMBER = dt.date(2017, 10, 5), dt.date(2017, 11, 2), dt.date(2017, 12, 7)
JANUARY = dt.date(2018, 1, 4)
THEMES = (
    Theme("Burglary", AUGUST, JULY, ("Bromley 2", "Plan 1"), "off track"),
    Theme("Anti-social behaviour", SEPTEMBER, JULY, ("Bromley 3", "PCP 3"), "on track"),
    Theme("Violence with injury", OCTOBER, JULY, ("PCP 1", "PCP 2", "Plan 1"), "off track"),
    Theme("Moped enabled theft", NOVEMBER, AUGUST, ("PCP 1", "Plan 1"), "off track"),
    Theme("Knife crime", DECEMBER, SEPTEMBER, ("PCP 1", "Plan 1"), "off track"),
    Theme("Robbery", JANUARY, OCTOBER, ("PCP 1", "Plan 1")),
)
"""The rolling programme: three months ahead, as paper 001 1.9 says; knife crime and robbery are those of 1.19."""


@dataclass(frozen=True, slots=True)
class Dive:
    """A deep-dive: commissioned at a meeting of a forum under the item so titled, and presented at a later one.

    `minute` is what was said where it was commissioned, `found` where it was presented.
    """

    forum: str
    meeting: dt.date
    item: str
    title: str
    question: str
    lead: str
    theme: str
    serves: tuple[str, ...]
    minute: str
    presented: dt.date
    found: str
    tracked_by: str = ""


STOCKTAKE = Dive(
    "MB",
    dt.date(2017, 9, 5),
    "Performance overview",
    "Violence Stocktake",
    "Why do recorded offences rise, what does the Met do about it, and what capacity and capability does it lack to "
    "prevent further serious harm?",
    "DAC-TP",
    "Violence Stocktake",
    ("Plan 1", "PCP 1", "PCP 2"),
    "The Board saw recorded violence rise again and wants to know why before it sets resources.",
    dt.date(2017, 11, 7),
    "The Stocktake shows where offences rise, what is being done, and where capacity is wanting.",
    "PG",
)
DIVES = (
    Dive(
        "PG",
        dt.date(2017, 9, 20),
        "Deep-dive",
        "Investigative capability",
        "Which investigative skills are short, and where?",
        "DAC-SCO",
        "Investigative capability",
        ("Plan 4",),
        "The Group took the shortage of detectives as its first deep-dive.",
        dt.date(2017, 10, 18),
        "Detective posts stay vacant longest where caseloads are highest; the groups will share the load.",
    ),
    Dive(
        "PG",
        dt.date(2017, 10, 18),
        "Deep-dive",
        "Met Command and Control",
        "What holds up the answering of calls, and what would mend it?",
        "CDR-MCC",
        "Met Command and Control",
        ("Plan 4",),
        "Members reported that calls wait longer than they should.",
        dt.date(2017, 11, 15),
        "Calls wait longest at the change of shifts; rosters and systems will be looked at together.",
    ),
)
"""Those of Performance Group, each presented at its next meeting (paper 001 1.7)."""
ACTIONS = (
    ("Put one picture of violence before Performance Group every month", "HD-DI", dt.date(2017, 12, 13)),
    ("Say which capacity is wanting to prevent further serious harm", "DAC-SCO", dt.date(2017, 12, 15)),
    ("Turn Trident to the most prolific firearms offenders", "CDR-TRI", dt.date(2017, 12, 20)),
    ("Agree how the Territorial Support Group is tasked against violence", "CDR-TSG", dt.date(2018, 1, 10)),
    ("Take Lambeth’s approach to stop and search to every borough", "DAC-TP", dt.date(2018, 1, 17)),
    ("Review how violence with injury is recorded", "CDR-MI", dt.date(2018, 1, 31)),
)
"""The six actions the Stocktake led to, with their owners and when each is due."""


@dataclass(frozen=True, slots=True)
class Practice:
    """A good practice: of which unit, presented by which post, at the CrimeFighters of which day."""

    title: str
    words: str
    unit: str
    presenter: str
    on: dt.date


PRACTICE = Practice(
    "Stop and search in Lambeth",
    "Training and development for officers beside substantial community engagement.",
    "LX",
    "BC-LX",
    OCTOBER,
)
"""What the Lambeth borough commander presented (paper 001 1.19)."""
PROGRESS = dt.date(2017, 12, 13)
STANDS_ON = dt.date(2017, 12, 20)
"""The day the book stands on: Performance Group meets in the afternoon."""
