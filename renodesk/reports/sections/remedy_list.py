"""The remedy list (整治建议清单) in the columns of the handbook's annexes: 附表V-1, 附表V-2."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cell, Heading
from renodesk.reports.problem_rows import first_cells, listed
from renodesk.reports.problem_snapshot import ProblemEntry, ProblemsPart
from renodesk.reports.saying import text
from renodesk.reports.sections.saying import no_problems
from renodesk.reports.snapshot import Snapshot

BOXES = ("□", "■")


COLUMNS = (
    ("col_number", 0.06),
    ("col_about_indicator", 0.15),
    ("col_indicator_result", 0.09),
    ("col_found", 0.18),
    ("col_advice", 0.18),
    ("col_area", 0.11),
    ("col_remedy_kind", 0.12),
    ("col_responsible", 0.11),
)


def remedy_list(snapshot: Snapshot) -> Iterator[Block]:
    """Return the remedy lists of dwellings and of the estate."""
    part = snapshot.problems
    if part is None:
        return
    yield Heading(text=text(snapshot, "remedy_list"))
    for is_dwelling, code in ((True, "dwelling"), (False, "estate")):
        titles = [(text(snapshot, title), width) for title, width in COLUMNS]
        yield Heading(text=text(snapshot, f"remedy_list_{code}"), level=2)
        rows = tuple(_remedy_rows(snapshot, part, is_dwelling=is_dwelling))
        yield listed(rows, titles, no_problems(snapshot, part.open))


def _remedy_rows(snapshot: Snapshot, part: ProblemsPart, *, is_dwelling: bool) -> Iterator[tuple[Cell, ...]]:
    for indicator in part.indicators:
        for at, one in enumerate(part.of(indicator) if indicator.is_dwelling == is_dwelling else (), 1):
            yield (
                *first_cells(indicator, at),
                Cell(text=f"（{at}）{one.name}"),
                Cell(text=one.remedy),
                Cell(text=one.area),
                Cell(text=_boxes(snapshot, one)),
                Cell(text=one.responsible),
            )


def _boxes(snapshot: Snapshot, one: ProblemEntry) -> str:
    """Return both boxes, the one that holds filled: ■限时解决 □尽力解决."""
    return text(snapshot, "boxes", urgent=BOXES[one.is_urgent], in_time=BOXES[not one.is_urgent])
