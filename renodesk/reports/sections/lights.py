"""五不 of each building and 六有 of the estate as lights, readable without colour."""

from collections.abc import Iterator, Mapping

from renodesk.reports.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, Table, Tone
from renodesk.reports.problem_snapshot import LightEntry, LightTable
from renodesk.reports.saying import text
from renodesk.reports.snapshot import Snapshot

SIGNS = {"green": "●", "yellow": "◐", "red": "○", "unknown": "？", "na": "—", "by_people": "—"}
TONES: Mapping[str, Tone] = {"green": "good", "yellow": "warn", "red": "bad"}


def lights(snapshot: Snapshot) -> Iterator[Block]:
    """Return both tables; nothing without a handbook."""
    part = snapshot.problems
    if part is None:
        return
    yield Heading(text=text(snapshot, "lights"), flows=True)
    yield Paragraph(text=text(snapshot, "lights_key"), tone="quiet")
    for table, code in ((part.five_no, "five_no"), (part.six_have, "six_have")):
        yield Heading(text=text(snapshot, code), level=2)
        if table.rows:
            yield _table(snapshot, table)
            yield Bullets(lines=table.reads)
        else:
            yield Paragraph(text=text(snapshot, "no_buildings"), tone="quiet")


def _table(snapshot: Snapshot, table: LightTable) -> Block:
    share = 0.84 / len(table.titles)
    return Table(
        columns=(
            Column(title=text(snapshot, "col_place"), width=0.16),
            *(Column(title=title, width=share) for title in table.titles),
        ),
        rows=tuple(
            (Cell(text=row.name, is_bold=True), *(_cell(snapshot, one) for one in row.lights))
            for row in table.rows
        ),
    )


def _cell(snapshot: Snapshot, light: LightEntry) -> Cell:
    word = text(snapshot, f"light_{light.state}")
    said = f"{SIGNS[light.state]} {word}　{light.lowest}".rstrip()
    return Cell(text=said, tone=TONES.get(light.state, "quiet"), is_bold=light.state == "red")
