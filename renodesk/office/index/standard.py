"""What estates answered in their yearly self-checks by the measuring standard."""

from collections.abc import Iterator

from sqlalchemy import Column, Index, Integer, String, Table

from renodesk.domain.standard import Fulfilment
from renodesk.estates.assessing import Assessment
from renodesk.office.index.part import Part, Values
from renodesk.office.index.tables import METADATA
from renodesk.storage.estate_file import EstateFile

STANDARD_ANSWERS = Table(
    "standard_answer",
    METADATA,
    Column("estate", String, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("item", String, primary_key=True),
    Column("answer", String, nullable=False),
    Index("ix_standard_answer_year", "year"),
)
"""One row for each answered row of the standard; `answer` is `CONTESTED` where two people differ."""
CONTESTED = "contested"


def _answers(file: EstateFile, _: Assessment) -> Iterator[Values]:
    for state in file.states("standard"):
        year, _slash, item = state.cell.key.partition("/")
        if not item or not year.isdigit() or state.cell.field != "fulfilment":
            continue
        if state.is_contested:
            yield {"year": int(year), "item": item, "answer": CONTESTED}
        elif state.value in tuple(Fulfilment):
            yield {"year": int(year), "item": item, "answer": str(state.value)}


STANDARD_PART = Part(table=STANDARD_ANSWERS, rows=_answers)
