"""`ballot import|sheet`: tables of votes in, and a sheet to fill out."""

from pathlib import Path

import click

from renodesk.cli.ballots.group import ballot_group
from renodesk.cli.frame import Frame, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate, pairs
from renodesk.domain.canonical import Json
from renodesk.services.ballots.importing import import_votes, told
from renodesk.services.ballots.sheet import write_sheet
from renodesk.texts import joined


@ballot_group.command("import")
@click.argument("file", type=ESTATE_FILE)
@click.argument("ballot")
@click.argument("table", type=ANY_PATH)
@click.option("--match", "matches", multiple=True, metavar="TITLE=COLUMN", help="列名对上哪一项，空着不读")
@pass_frame
def import_table(frame: Frame, /, file: Path, ballot: str, table: Path, matches: tuple[str, ...]) -> None:
    """收进一张票表或网上表决的导出，有错一行也不收 / a table of votes, whole or not at all."""
    with estate(frame, file) as session:
        found = import_votes(session, ballot, table, pairs(matches, "--match")).incoming
        lines = [frame.text("ballot_imported", **told(found))]
        if found.unmatched:
            lines.append(
                frame.text("ballot_import_unmatched", titles=joined("、", found.unmatched, frame.lang))
            )
        facts: dict[str, Json] = {
            "households": len(found.votes),
            "same": found.same,
            "unmatched": list(found.unmatched),
        }
        frame.answer(facts, lines)


@ballot_group.command("sheet")
@click.argument("file", type=ESTATE_FILE)
@click.argument("ballot")
@click.option("--out", type=ANY_PATH, required=True, help=".xlsx")
@pass_frame
def sheet(frame: Frame, file: Path, ballot: str, out: Path) -> None:
    """写一张逐户填的表，填好用 import 收回 / a sheet to fill door by door."""
    with estate(frame, file, read_only=True) as session:
        count = write_sheet(session, ballot, out, frame.lang)
        line = frame.text("ballot_sheet_written", file=out.name, count=count)
        frame.answer({"file": str(out), "rows": count}, [line])
