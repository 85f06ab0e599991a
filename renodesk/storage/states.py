"""Cells of a set of changes as people are shown them."""

from collections.abc import Iterator, Mapping

from renodesk.domain import canonical
from renodesk.domain.changes import Cell, CellState, Head, Writer
from renodesk.domain.log import Shown


def states_of(cells: Mapping[Cell, Shown], writers: Mapping[str, Writer]) -> Iterator[CellState]:
    """Return projected cells in cell order, with who said what."""
    for cell in sorted(cells):
        shown = cells[cell]
        own = [head for head in shown.heads if head.cell == cell]
        if own:
            yield CellState(
                cell=cell,
                value=canonical.loads(own[-1].value),
                heads=tuple(
                    Head(
                        change=head,
                        person=_person(head.id.writer, writers),
                        device=_device(head.id.writer, writers),
                    )
                    for head in shown.heads
                ),
                is_contested=shown.is_contested,
            )


def _person(writer: str, writers: Mapping[str, Writer]) -> str:
    return writers[writer].person if writer in writers else ""


def _device(writer: str, writers: Mapping[str, Writer]) -> str:
    return writers[writer].device if writer in writers else ""
