"""One measured run of a solver in an interpreter of its own."""

import json
import pickle
import resource
import subprocess
from dataclasses import dataclass
from pathlib import Path

from models.rules.planner.answer import Cost
from models.rules.planner.problem import Problem

KILOBYTES = 1024
STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Run:
    """What one interpreter measured: milliseconds, peak memory in megabytes, the cost and whether it is proved."""

    ms: float
    megabytes: float
    cost: Cost
    proved: bool


def run(python: str, module: str, problem: Problem, seconds: float) -> Run:
    """Give a problem to a module that reads it, works on it so long at most, and prints its `measured` text."""
    given = pickle.dumps(problem)
    done = subprocess.run([python, "-m", module, str(seconds)], input=given, check=True, stdout=subprocess.PIPE)
    said = json.loads(done.stdout)
    return Run(said["ms"], said["megabytes"], Cost(*said["cost"]), said["proved"])


def measured(ms: float, cost: Cost, *, proved: bool) -> str:
    """Return a run as the text that its interpreter prints."""
    parts = [cost.unplaced, cost.moved, cost.distance, cost.people, cost.crowd]
    return json.dumps({"ms": ms, "megabytes": peak_megabytes(), "cost": parts, "proved": proved})


def peak_megabytes() -> float:
    """Return the most memory this interpreter has held; Linux tells it without what its parent held."""
    if STATUS.exists():
        line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / KILOBYTES
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES
