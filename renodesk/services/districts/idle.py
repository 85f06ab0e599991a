"""Idle space of an estate from both places that tell of it, so that none counts twice.

Indicator B1.1 says how much idle room and ground an estate has altogether; the ledger of idle resources has a
row for each place. A place that has a row stands by its row. What the indicator counts beyond all rows of its
sort, those in use or unfit included, stands apart as what nobody entered place by place.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from renodesk.domain.district import SpaceWord
from renodesk.domain.resources import Use
from renodesk.services.districts.model import Idle, IdleRow
from renodesk.services.ledger_packs.packs import readable
from renodesk.services.ledgers.reading import LedgerBook, LedgerRow
from renodesk.services.session import EstateSession

_PLACE, _AREA, _OWNER = "place", "area", "owner"
"""Columns of a ledger of idle space, as `forms/ledger-idle` names them."""


def idle_of(
    uses: Mapping[str, Sequence[Use]],
    surveyed: Mapping[str, Fraction | None],
    rows: Sequence[tuple[str, IdleRow]],
) -> Iterator[Idle]:
    """Yield the idle space of an estate, box by box: what the indicator has beyond the ledger, then its rows.

    `uses` and `surveyed` are by box; a row stands beside the box that counts its sort.
    """
    for box, own in uses.items():
        listed = [row for name, row in rows if name == box]
        known = sum((row.m2 for row in listed if row.m2 is not None), Fraction(0))
        whole = surveyed.get(box)
        yield Idle(
            space=box,
            box=box,
            m2=None if whole is None else max(Fraction(0), whole - known),
            uses=tuple(own),
            surveyed=whole,
            listed=known,
            rows=len(listed),
        )
        for row in listed:
            if row.is_offered:
                yield Idle(space=row.key, box=box, m2=row.m2, uses=tuple(own), row=row)


def idle_rows(session: EstateSession, words: Sequence[SpaceWord]) -> Iterator[tuple[str, IdleRow]]:
    """Yield (box, row) of each row of a ledger of idle space whose sort the pack knows."""
    there = {one.ledger for one in words if any(session.file.states("ledger_row", f"{one.ledger}/"))}
    for ledger in readable(session, there):
        own = [one for one in words if one.ledger == ledger.id]
        book = LedgerBook(session, ledger)
        for row in book.rows:
            said = [one for one in own if row.values.get(one.column) == one.option]
            box = next((one.box for one in said if one.box), "")
            if box:
                yield box, _row(book, row, said)


def _row(book: LedgerBook, row: LedgerRow, said: Sequence[SpaceWord]) -> IdleRow:
    area = row.values.get(_AREA)
    is_number = isinstance(area, (int, Fraction)) and not isinstance(area, bool)
    words = {name: _word(book, row, name) for name in (_PLACE, _OWNER)}
    intended = next((one for one in said if not one.box), None)
    return IdleRow(
        key=row.key,
        number=book.number(row),
        place=words[_PLACE],
        owner=words[_OWNER],
        m2=Fraction(area) if is_number and isinstance(area, (int, Fraction)) else None,
        intended=_word(book, row, intended.column) if intended is not None else "",
        items=intended.items if intended is not None else (),
        state=row.state.title,
        state_en=row.state.title_en,
        is_offered=row.is_open,
        is_contested=bool(row.contested),
    )


def _word(book: LedgerBook, row: LedgerRow, name: str) -> str:
    column = book.ledger.column(name)
    return "" if column is None or column.is_personal else " ".join(book.word(row, column).split())
