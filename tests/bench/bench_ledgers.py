"""The ledgers of 40 buildings and 2,000 photos against XlsxWriter writing the same cells bare.

    python tests/bench/bench_ledgers.py

RenoDesk's share begins with an open estate and ends with the workbook in its place: every score, quantity,
price and payer is read and reckoned. The peer gets the finished cells, without looks, widths, filters or
pages. Each run is a process of its own, imports included; what is counted is the processor's time, since
the two differ much in length and a busy machine would be on the side of the shorter one.
"""

import json
import pickle
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import AUTHOR, fresh, large_estate, machine, middle, peak_megabytes, verdict

from renodesk.domain import vocabulary
from renodesk.domain.reading import record_json
from renodesk.domain.survey import CheckRecord
from renodesk.services.checklist import ChecklistService
from renodesk.services.environment import Environment
from renodesk.services.prices import Prices
from renodesk.services.session import EstateSession

PHOTOS = (0, 2_000, 8_000)
ROUNDS = 3
BUDGET = 3


def fill(path: Path, photos: int) -> None:
    """Make an estate where nearly everything falls short and all 36 are needed everywhere."""
    with large_estate(path, grade=1) as session:
        rows = ChecklistService(session).rows()
        places = [place for item, place in session.scores.answers if item == "A3.1"]
        with session.act() as act:
            for row in rows:
                quantities = {
                    box.name: Fraction(number + 7, 2) for number, box in enumerate(row.item.quantities)
                }
                cell = vocabulary.check_cell(session.round, row.item.code, row.place)
                act.put(cell, record_json(CheckRecord(status="need", quantities=quantities)))
            for number in range(photos):
                place = places[number % len(places)]
                fields = {
                    "photo": f"{number:064x}",
                    "name": f"IMG_{number:05}.JPG",
                    "taken_at": f"2026-05-06T{number // 600 % 24:02}:{number // 10 % 60:02}:{number % 10:02}",
                    "time_from": "exif",
                    "role": "evidence",
                    "item": "A3.1",
                    "place": place.key,
                    "round": session.round,
                    "caption": f"楼道照明不亮，第 {number} 张",
                }
                for name, value in fields.items():
                    act.put(vocabulary.photo_use_cell(f"{number:016x}", name), value)
        Prices(session).use("price_example")


def keep_cells(book: Path, out: Path) -> int:
    """Write what the cells of a workbook hold, sheet by sheet; return how many there are."""
    import openpyxl

    formulas, values = openpyxl.load_workbook(book), openpyxl.load_workbook(book, data_only=True)
    sheets: list[tuple[str, list[tuple[int, int, Any, Any]]]] = []
    for page in formulas:
        cells = [
            (cell.row - 1, cell.column - 1, cell.value, values[page.title][cell.coordinate].value)
            for row in page.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        sheets.append((page.title, cells))
    out.write_bytes(pickle.dumps(sheets))
    return sum(len(cells) for _, cells in sheets)


def processor(work: Callable[[], object]) -> float:
    """Return the seconds of processor time this took."""
    began = time.process_time()
    work()
    return time.process_time() - began


def ours(estate: Path, out: Path) -> dict[str, float]:
    """Return the seconds of the ledgers, and of writing the finished book alone."""
    with EstateSession.open(estate, AUTHOR, Environment(), read_only=True) as session:

        def write() -> None:
            from renodesk.services.reporting.ledgers import write_ledgers

            write_ledgers(session, out)

        whole, peak = processor(write), peak_megabytes()
        from renodesk.services.reporting.ledgers import book_of
        from renodesk.services.reporting.ledgers.making import ledger_snapshot
        from renodesk.tables.book_writing import write_book

        book = book_of(ledger_snapshot(session, "zh"))
        return {"seconds": whole, "peak": peak, "writing": processor(lambda: write_book(out, book))}


def bare(cells: Path, out: Path) -> dict[str, float]:
    """Return the seconds of XlsxWriter with the same cells."""
    sheets = pickle.loads(cells.read_bytes())

    def write() -> None:
        import xlsxwriter

        with xlsxwriter.Workbook(out) as book:
            day = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
            for title, rows in sheets:
                page = book.add_worksheet(title)
                for row, column, value, result in rows:
                    if not isinstance(value, str):
                        page.write(row, column, value, day if hasattr(value, "year") else None)
                    elif value.startswith("=") and isinstance(result, int | float):
                        page.write_formula(row, column, value, None, result)
                    else:
                        page.write_string(row, column, value)

    return {"seconds": processor(write), "peak": peak_megabytes()}


def main() -> None:
    """Print the table."""
    print(machine() + "\n")
    print("| photos | cells | XlsxWriter, bare | the ledgers | of which writing | peaks |")
    print("|---|---|---|---|---|---|")
    ratios = []
    with TemporaryDirectory() as place:
        folder = Path(place)
        for photos in PHOTOS:
            estate, cells = folder / f"{photos}.reno", folder / f"{photos}.cells"
            fill(estate, photos)
            fresh(__file__, "--ours", estate, folder / "a.xlsx")
            count = keep_cells(folder / "a.xlsx", cells)
            found, floor = [], []
            for _ in range(ROUNDS):
                found.append(fresh(__file__, "--ours", estate, folder / "a.xlsx"))
                floor.append(fresh(__file__, "--bare", cells, folder / "b.xlsx"))
            least = middle([one["seconds"] for one in floor])
            whole, writing = (middle([one[name] for one in found]) for name in ("seconds", "writing"))
            ratios.append(writing / least)
            peaks = [middle([one["peak"] for one in those]) for those in (floor, found)]
            print(
                f"| {photos} | {count} | {least:.2f} s | {whole:.2f} s, {whole / least:.2f} × "
                f"| {writing:.2f} s, {writing / least:.2f} × | {peaks[0]:.0f} MB, {peaks[1]:.0f} MB |"
            )
    print(f"\nwriting within {BUDGET} ×: {verdict(max(ratios) <= BUDGET)}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--ours", estate, out]:
            print(json.dumps(ours(Path(estate), Path(out))))
        case ["--bare", cells, out]:
            print(json.dumps(bare(Path(cells), Path(out))))
        case _:
            main()
