"""Which plan of an estate counts where estates are held against each other."""

from renodesk.services.planning.alternatives import MAIN, Alternative, Alternatives
from renodesk.services.session import EstateSession


def plan_in_force(session: EstateSession) -> Alternative | None:
    """Return the adopted plan, else the first one if anybody decided anything in it; None: nobody planned.

    What the diagnosis proposes by itself is no plan.
    """
    rows = Alternatives(session).rows()
    adopted = next((one for one in rows if one.is_adopted), None)
    if adopted is not None:
        return adopted
    first = next(one for one in rows if one.key == MAIN)
    decided = session.measure_cells.decided(f"{session.round}/{first.key}/")
    return first if decided else None
