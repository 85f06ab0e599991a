"""The ledgers opened and saved by LibreOffice: it works every sum out to the fen and keeps every cell."""

import re
import shutil
import subprocess
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from services.test_ledgers import ledgers

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.payers import Payers
from renodesk.services.planning import MAIN, Planner
from renodesk.services.prices import Prices
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

OFFICE = shutil.which("soffice")
NAMES = ("*", "=cmd|' /C calc'!A0", "<r>1</r>", "~?")


def without_results(book: Path, out: Path) -> Path:
    """Write a workbook whose formulas have no results, so that whoever opens it has to work them out."""
    with zipfile.ZipFile(book) as given, zipfile.ZipFile(out, "w") as taken:
        for name in given.namelist():
            taken.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", given.read(name)))
    return out


def saved_again(book: Path, folder: Path) -> Path:
    """Return the workbook as LibreOffice saves it."""
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        OFFICE,
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(folder / "out"),
        str(book),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "out" / book.name


def cells(book: Path) -> dict[tuple[str, str], Any]:
    """Return what every cell holds, formulas as what they come to."""
    return {
        (page.title, cell.coordinate): cell.value
        for page in openpyxl.load_workbook(book, data_only=True)
        for row in page.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def is_kept(given: Any, kept: Any) -> bool:
    """Return whether a cell is as it was; a spreadsheet keeps 15 digits of a number, an amount has fewer."""
    if isinstance(given, float) and round(given, 2) != given:
        return bool(kept == pytest.approx(given, rel=1e-13))
    return bool(kept == given)


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice on this machine")
def test_libreoffice_works_out_the_same_and_keeps_what_people_typed(
    session: EstateSession, tmp_path: Path
) -> None:
    for name in NAMES:
        RegisterService(session).add_building(name, units=1, fields={"households": "7"})
    for place, area in ((Place(building="1"), "33.37"), (Place(building="2"), "10.01")):
        inputs = {"leaking": Fraction(3), "top_units": Fraction(6), "repair_m2": Fraction(area)}
        Answers(session).record("A2.1", place, Observation(inputs=inputs))
    road = CheckRecord(status="need", quantities={"area": Fraction("333.33")})
    ChecklistService(session).record("P-M7", ESTATE, road)
    for fen, building in enumerate(session.survey.buildings, 101):
        Planner(session, MAIN).add(f"={building.name}", "other", building.place, fen)
    Payers(session).share_out("P-M7", {"FD-CX1": Fraction(100, 3), "FD-CX4": Fraction(100, 7)})
    Prices(session).use("price_example")
    ours = ledgers(session)
    theirs = saved_again(without_results(ours, tmp_path / "bare.xlsx"), tmp_path)
    given, kept = cells(ours), cells(theirs)
    assert len([cell for cell in given.values() if isinstance(cell, float)]) > 50
    assert given.keys() == kept.keys()
    assert [spot for spot in given if not is_kept(given[spot], kept[spot])] == []
