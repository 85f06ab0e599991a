"""The Word report against python-docx writing the same words, cells and JPEGs bare; 50, 200 and 800 photos.

    python tests/bench/bench_word.py

RenoDesk's share begins with an open estate and ends with the file in its place: snapshot, blocks, charts,
page numbers of the contents and all. python-docx gets the finished texts, puts them into its own template and
saves. Each run is a process of its own, imports included.
"""

import json
import pickle
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench_report import COUNTS, PHOTO_WIDTH, ROUNDS, fill, keep_content
from measuring import AUTHOR, fresh, machine, middle, peak_megabytes, seconds, verdict

from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession

MOST = 3.0


def ours(estate: Path, out: Path) -> float:
    """Return the seconds of the report."""

    def write() -> None:
        from renodesk.services.reporting import Form, Kind, write_paper

        write_paper(session, Kind.DIAGNOSIS, Form.DOCX, out)

    with EstateSession.open(estate, AUTHOR, Environment()) as session:
        return seconds(write)


def peer(folder: Path, out: Path) -> float:
    """Return the seconds of python-docx on the same content."""
    content = pickle.loads((folder / "content").read_bytes())

    def place() -> None:
        import docx
        from docx.shared import Mm

        word = docx.Document()
        for kind, what in content:
            match kind:
                case "heading":
                    word.add_heading(what, 1)
                case "text":
                    word.add_paragraph(what)
                case "table":
                    rows = what[1]
                    table = word.add_table(len(rows), len(rows[0]))
                    for row, texts in zip(table.rows, rows, strict=True):
                        for cell, text in zip(row.cells, texts, strict=True):
                            cell.text = text
                case _:
                    word.add_picture(what[0], width=Mm(PHOTO_WIDTH))
                    word.add_paragraph(what[1])
        word.save(str(out))

    return seconds(place)


WORKS = {"ours": ours, "peer": peer}


def main() -> None:
    """Print the table."""
    print(machine() + "\n")
    print("| photos | | time | peak memory | size |\n|---|---|---|---|---|")
    ratios, peaks = [], []
    with TemporaryDirectory() as place:
        folder = Path(place)
        for count in COUNTS:
            estate, content = fill(folder, count), folder / f"content-{count}"
            keep_content(estate, content)
            found: dict[str, list[Any]] = {"peer": [], "ours": []}
            for _ in range(ROUNDS):
                for name, source in (("peer", content), ("ours", estate)):
                    found[name].append(fresh(__file__, name, source, folder / f"{name}.docx"))
            times = {}
            for name, title in (("peer", "python-docx, bare"), ("ours", "RenoDesk")):
                times[name] = middle([run["took"] for run in found[name]])
                peak = middle([run["peak"] for run in found[name]])
                size = (folder / f"{name}.docx").stat().st_size / 1e6
                print(
                    f"| {count} | {title} | {times[name]:.2f} s | {peak:.0f} MB | {size:.1f} MB |", flush=True
                )
            ratios.append(times["ours"] / times["peer"])
            peaks.append(peak)
    said = " · ".join(f"{ratio:.2f}" for ratio in ratios)
    print(f"\nAgainst python-docx: {said} (budget {MOST} {verdict(max(ratios) <= MOST)})")
    print("Peaks: " + " → ".join(f"{peak:.0f} MB" for peak in peaks))


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in WORKS:
        took = WORKS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
        print(json.dumps({"took": took, "peak": peak_megabytes()}))
    else:
        main()
