"""The problem list (问题清单) in the columns of the handbook's annexes: 附表IV-1, 附表IV-2."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cell, Heading
from renodesk.reports.problem_rows import first_cells, listed
from renodesk.reports.problem_snapshot import IndicatorEntry, ProblemsPart
from renodesk.reports.saying import text
from renodesk.reports.sections.saying import no_problems
from renodesk.reports.snapshot import Snapshot

DWELLINGS = (
    ("col_number", 0.06),
    ("col_indicator", 0.2),
    ("col_result_buildings", 0.1),
    ("col_found", 0.37),
    ("col_severity", 0.08),
    ("col_difficulty", 0.07),
    ("col_kind", 0.12),
)
ESTATE = (
    ("col_number", 0.06),
    ("col_indicator", 0.17),
    ("col_result", 0.09),
    ("col_provision", 0.11),
    ("col_size", 0.2),
    ("col_function", 0.2),
    ("col_other", 0.17),
)


def problem_list(snapshot: Snapshot) -> Iterator[Block]:
    """Return the problem lists of dwellings and of the estate."""
    part = snapshot.problems
    if part is None:
        return
    yield Heading(text=text(snapshot, "problem_list"))
    estate = [one for one in part.indicators if not one.is_dwelling and part.of(one)]
    for code, columns, rows in (
        ("dwelling", DWELLINGS, tuple(_dwelling_rows(part))),
        ("estate", ESTATE, tuple(_estate_row(snapshot, one) for one in estate)),
    ):
        titles = [(text(snapshot, title), width) for title, width in columns]
        yield Heading(text=text(snapshot, f"problem_list_{code}"), level=2)
        yield listed(rows, titles, no_problems(snapshot, part.open))


def _dwelling_rows(part: ProblemsPart) -> Iterator[tuple[Cell, ...]]:
    for indicator in part.indicators:
        for at, one in enumerate(part.of(indicator) if indicator.is_dwelling else (), 1):
            yield (
                *first_cells(indicator, at),
                Cell(text=f"（{at}）{one.sentence}"),
                Cell(text=one.severity or "—"),
                Cell(text=one.difficulty or "—"),
                Cell(text=one.urgency, tone="bad" if one.is_urgent else "plain"),
            )


def _estate_row(snapshot: Snapshot, one: IndicatorEntry) -> tuple[Cell, ...]:
    columns = {name: "".join(sentences) for name, sentences in one.columns.items()}
    provision = text(snapshot, f"provision_{one.provision}") if one.provision else "—"
    if columns.get("provision"):
        provision = f"{provision}：{columns['provision']}"
    return (
        Cell(text=str(one.number)),
        Cell(text=one.name, is_bold=True),
        Cell(text=one.result, is_bold=True),
        Cell(text=provision),
        *(Cell(text=columns.get(name, "—")) for name in ("size", "function", "other")),
    )
