"""点单: the works as residents rank them beside how the diagnosis asks for them."""

from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.places import ESTATE
from renodesk.domain.questionnaire_results import Wanted
from renodesk.services.questionnaires.reading import Order
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

_MODES = ("propose", "suggest", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class RankedWork:
    """A work of the 36: how residents want it, and how answers ask for it.

    `mode` is propose, suggest or "" (nothing asks); `asking` how many answers ask, `lowest` the lowest score
    of an indicator among them. `rank` orders by these, from 1; what nothing asks for has none.
    """

    wanted: Wanted
    mode: str
    asking: int
    lowest: Fraction | None
    rank: int | None


def works(session: EstateSession, order: Order) -> tuple[RankedWork, ...]:
    """Return the works in the residents' order, each with its technical rank."""
    made = []
    for one in order.wanted:
        mode, sources = session.asking_in(one.option.code, ESTATE)
        lows = [
            node.low
            for item in {item for item, _ in sources}
            if (node := session.scores.nodes.get(item)) is not None and node.low is not None
        ]
        made.append((one, mode, len(sources), min(lows, default=None)))
    keys = {
        one.option.code: (_MODES.index(mode), low if low is not None else Fraction(100), -count)
        for one, mode, count, low in made
        if mode
    }
    return tuple(
        RankedWork(
            wanted=one,
            mode=mode,
            asking=count,
            lowest=low,
            rank=1 + sum(other < keys[one.option.code] for other in keys.values()) if mode else None,
        )
        for one, mode, count, low in made
    )


def technical_word(one: RankedWork, language: Language) -> str:
    """Return how the diagnosis asks for a work, with its rank."""
    if one.rank is None:
        return say("order_not_asked", language)
    return say(f"order_{one.mode}", language, rank=one.rank, count=one.asking)
