"""Which table counties are rated by."""

from renodesk.errors import PerformanceMissing
from renodesk.packs import PackText, performance_of, read_kind
from renodesk.paths import forms_dir
from renodesk.services.environment import Environment

KIND = "performance"
FOLDER = "assessments"
YEARS = range(2000, 2101)


def performance_text(environment: Environment, pack: str = "") -> PackText:
    """Return the office's own table, or the one of an id; a folder that has none means the one that ships.

    Raises:
        PerformanceMissing, PackFaulty: there is none that can be read.
    """
    for text in performance_packs(environment):
        if not pack or text.id == pack:
            return text
    raise PerformanceMissing


def performance_packs(environment: Environment) -> tuple[PackText, ...]:
    """Return every table counties may be rated by, the office's own before those that ship.

    Raises:
        PackFaulty: one of them cannot be read.
    """
    found: dict[str, PackText] = {}
    for folder in (environment.forms, forms_dir()):
        for text in read_kind(folder, KIND):
            found.setdefault(text.id, text)
    return tuple(found.values())


def performance_titles(environment: Environment) -> tuple[tuple[PackText, str], ...]:
    """Return those tables with their titles.

    Raises:
        PackFaulty: one of them cannot be read.
    """
    found = performance_packs(environment)
    return tuple((one, performance_of(one).identity.title) for one in found)


def book_name(pack: str, year: int) -> str:
    """Return what a year's book of a pack is called in the archive."""
    return f"{pack}-{year}"
