"""Which table counties are rated by."""

from renodesk.errors import PerformanceMissing
from renodesk.packs import PackText, read_kind
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
    for folder in (environment.forms, forms_dir()):
        for text in read_kind(folder, KIND):
            if not pack or text.id == pack:
                return text
    raise PerformanceMissing


def book_name(pack: str, year: int) -> str:
    """Return what a year's book of a pack is called in the archive."""
    return f"{pack}-{year}"
