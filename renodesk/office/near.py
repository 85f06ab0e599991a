"""Where the estates of an archive lie, as their registers say."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from renodesk.office.index.city import CITY
from renodesk.office.index.tables import ESTATES

_C, _E = CITY.c, ESTATES.c


@dataclass(frozen=True, kw_only=True, slots=True)
class WhereRow:
    """Where an estate lies; what its register does not say is ""."""

    estate: str
    name: str
    county: str
    street: str
    community: str
    location: str


def where_rows(connection: Connection) -> Sequence[WhereRow]:
    """Return every estate, by id."""
    query = select(_E.id, _E.name, _C.county, _C.street, _C.community, _C.location)
    return [
        WhereRow(
            estate=str(one.id),
            name=str(one.name),
            county=str(one.county),
            street=str(one.street),
            community=str(one.community),
            location=str(one.location or ""),
        )
        for one in connection.execute(query.join(CITY, _C.estate == _E.id).order_by(_E.id))
    ]
