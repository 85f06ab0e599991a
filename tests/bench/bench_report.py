"""The report with 200 photos against fpdf2 on the same words and JPEGs, and against `cat` of the same JPEGs.

    python tests/bench/bench_report.py [PYTHON_WITH_WEASYPRINT]

With a Python that has WeasyPrint (it needs Pango, so that it is no dependency of ours) that is measured too.
RenoDesk's share begins with an open estate and ends with the PDF in its place. fpdf2 gets the finished
blocks: it places every text with the same face and size and every JPEG at the same width, and draws no
charts, colours, outline, contents or page numbers. Each run is a process of its own, imports included.
"""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import AUTHOR, fresh, large_estate, machine, middle, peak_megabytes, pictures, seconds, verdict

from renodesk.paths import resource
from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession

COUNTS, JUDGED = (50, 200, 800), 200
ROUNDS = 3
TEXT_WIDTH = 170.0
"""Millimetres between the margins."""
PHOTO_WIDTH = 79.0


def fill(folder: Path, count: int) -> Path:
    """Return an estate of 6 buildings where nearly everything falls short, with `count` photos to print."""
    from renodesk.services.photos import Photos

    cards = folder / f"card-{count}"
    cards.mkdir()
    path = folder / f"estate-{count}.reno"
    with large_estate(path, buildings=6, grade=1) as session:
        passing = session.forms.tree.pass_mark
        low = {
            item: place for (item, place), one in session.scores.answers.items() if (one.score or 0) < passing
        }
        photos = Photos(session)
        made = pictures(count, 2016, 1512)
        for at, (item, place) in enumerate(low.items()):
            share = count // len(low) + (at < count % len(low))
            files = [cards / f"{item}-{number}.jpg" for number in range(share)]
            for file in files:
                file.write_bytes(next(made))
            added = photos.add(files, item=item, place=place)
            assert len(added.uses) == share
    return path


def keep_content(estate: Path, folder: Path) -> None:
    """Write what the report prints: its blocks for fpdf2, its JPEGs for `cat`."""
    from renodesk.reports import blocks
    from renodesk.reports.sections.registry import diagnosis_blocks
    from renodesk.services.reporting.maker import SnapshotMaker

    folder.mkdir()
    content: list[tuple[str, Any]] = []
    with EstateSession.open(estate, AUTHOR, Environment(), read_only=True) as session:
        for block in flat(diagnosis_blocks(SnapshotMaker(session, "zh").snapshot())):
            match block:
                case blocks.Heading():
                    content.append(("heading", block.text))
                case blocks.Table():
                    rows = [tuple(cell.text for cell in row) for row in block.rows]
                    titles = tuple(column.title for column in block.columns)
                    content.append(("table", ([column.width for column in block.columns], [titles, *rows])))
                case blocks.Photo():
                    file = folder / f"{len(os.listdir(folder)):04}.jpg"
                    file.write_bytes(block.read() or b"")
                    content.append(("photo", (str(file), block.caption)))
                case _:
                    content.extend(("text", text) for text in texts(block))
    (folder / "content").write_bytes(pickle.dumps(content))


def flat(found: Sequence[Any]) -> Iterator[Any]:
    """Yield blocks, groups of blocks taken apart."""
    for block in found:
        inner = [getattr(block, name, ()) for name in ("blocks", "left", "photos")]
        if any(inner):
            for part in inner:
                yield from flat(part)
        else:
            yield block


def texts(value: Any) -> Iterator[str]:
    """Yield every text of a block."""
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("tone", "align"):
                yield from texts(getattr(value, field.name))


def ours(estate: Path, out: Path) -> float:
    """Return the seconds of the report."""

    def write() -> None:
        from renodesk.services.reporting import write_report

        write_report(session, out)

    with EstateSession.open(estate, AUTHOR, Environment()) as session:
        return seconds(write)


def peer(folder: Path, out: Path) -> float:
    """Return the seconds of fpdf2 on the same content."""
    content = pickle.loads((folder / "content").read_bytes())

    def place() -> None:
        from fpdf import FPDF

        pdf = FPDF()
        pdf.set_margins(20, 20, 20)
        pdf.set_auto_page_break(True, 20)
        for style, name in (("", "NotoSansSC_400Regular.ttf"), ("B", "NotoSansSC_700Bold.ttf")):
            pdf.add_font("Noto", style, str(resource("fonts", name)))
        pdf.add_page()
        column = 0
        for kind, what in content:
            if kind != "photo":
                column = 0
            if kind == "heading":
                pdf.set_font("Noto", "B", 12)
                pdf.multi_cell(0, 8, what, new_x="LMARGIN", new_y="NEXT")
            elif kind == "text":
                pdf.set_font("Noto", "", 9.5)
                pdf.multi_cell(0, 5.5, what, new_x="LMARGIN", new_y="NEXT")
            elif kind == "table":
                place_table(pdf, *what)
            else:
                column = place_photo(pdf, column, *what)
        pdf.output(str(out))

    return seconds(place)


def place_table(pdf: Any, widths: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
    """Place a table's texts in columns; a row begins below the longest cell of the one before."""
    pdf.set_font("Noto", "", 8.5)
    for row in rows:
        if pdf.get_y() > 255:
            pdf.add_page()
        top, left, bottom = pdf.get_y(), 20.0, pdf.get_y()
        for width, text in zip(widths, row, strict=True):
            pdf.set_xy(left, top)
            pdf.multi_cell(width * TEXT_WIDTH, 4.8, text, new_x="RIGHT", new_y="NEXT")
            left, bottom = left + width * TEXT_WIDTH, max(bottom, pdf.get_y())
            if bottom < top:
                top, bottom = pdf.t_margin, pdf.get_y()
        pdf.set_xy(20, bottom)


def place_photo(pdf: Any, column: int, file: str, caption: str) -> int:
    """Place a photo with its caption in the left or right column; return the column that follows."""
    if column == 0 and pdf.get_y() > 205:
        pdf.add_page()
    top, left = pdf.get_y(), 20 + column * (PHOTO_WIDTH + 12)
    pdf.image(file, left, top, w=PHOTO_WIDTH)
    pdf.set_font("Noto", "", 7.5)
    pdf.set_xy(left, top + 60)
    pdf.multi_cell(PHOTO_WIDTH, 4, caption, new_x="LMARGIN", new_y="NEXT")
    if column == 0:
        pdf.set_y(top)
    return 1 - column


def copy(folder: Path, out: Path) -> float:
    """Return the seconds of reading the JPEGs and writing them one after another."""

    def cat() -> None:
        with out.open("wb") as target:
            for file in sorted(folder.glob("*.jpg")):
                target.write(file.read_bytes())

    return seconds(cat)


TITLES = {"cat": "`cat` of the JPEGs", "peer": "fpdf2", "ours": "RenoDesk", "weasyprint": "WeasyPrint"}
WORKS = {"ours": ours, "peer": peer, "cat": copy}


def weasyprint(python: str, content: Path, out: Path) -> Any:
    """Return what WeasyPrint needs for the same content, run by a Python that has it."""
    script = Path(__file__).with_name("peer_weasyprint.py")
    command = [python, str(script), str(content), str(out), str(resource("fonts", "OFL.txt").parent)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def main(other: str | None) -> None:
    """Print the tables."""
    print(machine() + "\n")
    print("| photos | | time | peak memory | size |\n|---|---|---|---|---|")
    times: dict[int, dict[str, float]] = {}
    with TemporaryDirectory() as place:
        folder = Path(place)
        for count in COUNTS:
            estate, content = fill(folder, count), folder / f"content-{count}"
            keep_content(estate, content)
            sources = {"cat": content, "peer": content, "ours": estate}
            found: dict[str, list[Any]] = {name: [] for name in sources}
            for _ in range(ROUNDS):
                for name, source in sources.items():
                    found[name].append(fresh(__file__, name, source, folder / f"{name}.pdf"))
                if other:
                    run = weasyprint(other, content, folder / "weasyprint.pdf")
                    found.setdefault("weasyprint", []).append(run)
            for name in found:
                title = TITLES[name]
                middling = middle([run["took"] for run in found[name]])
                peak = middle([run["peak"] for run in found[name]])
                size = (folder / f"{name}.pdf").stat().st_size / 1e6
                print(f"| {count} | {title} | {middling:.2f} s | {peak:.0f} MB | {size:.1f} MB |", flush=True)
            times[count] = {name: middle([run["took"] for run in runs]) for name, runs in found.items()}
    took = times[JUDGED]
    ratio = took["ours"] / took["peer"]
    print(f"\nWith {JUDGED} photos against fpdf2: {ratio:.2f} (budget 1.0 {verdict(ratio <= 1)})")
    if other:
        ratio = took["ours"] / took["weasyprint"]
        print(f"With {JUDGED} photos against WeasyPrint: {ratio:.2f} (budget 0.33 {verdict(ratio <= 1 / 3)})")


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in WORKS:
        took = WORKS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
        print(json.dumps({"took": took, "peak": peak_megabytes()}))
    else:
        main(sys.argv[1] if sys.argv[1:] else None)
