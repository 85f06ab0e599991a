"""The best plan found and told in one go, for whoever waits for it: with progress, and to be stopped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from renodesk.domain.places import Place
from renodesk.optimum import Clash
from renodesk.services.environment import Progress
from renodesk.services.planning.optimising import Optimising
from renodesk.services.planning.optimum_words import OptimumWords
from renodesk.services.planning.whatif import MOST_KEPT, WhatIf
from renodesk.services.session import EstateSession
from renodesk.texts import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class BestPlan:
    """What was found: the year of every line that is in it (empty: there is none), and three lists of words.

    `told` is what the plan comes to, what binds, and its lines year by year; `by_hand` the greedy list with
    its reasons; `behind` what forced choices cost, which plans are equal, what other prices would make of it.
    """

    alternative: str
    years: Mapping[str, int]
    told: tuple[str, ...]
    by_hand: tuple[str, ...]
    behind: tuple[str, ...]

    @property
    def is_there(self) -> bool:
        """Return whether there is a plan to take."""
        return bool(self.years)


def best_plan(
    session: EstateSession,
    alternative: str,
    language: Language,
    progress: Progress,
    place: Callable[[Place], str],
    seconds: float = 2.0,
) -> BestPlan:
    """Return the best plan of an alternative in words; each step of it is bounded by `seconds`.

    `place` says what a place is called.

    Raises:
        UnknownAlternative: there is no such plan.
        BookNotChosen: the round has no price book.
        Cancelled: somebody stopped it, between two steps.
    """
    progress("best_reading", 0.05)
    optimising = Optimising(session, alternative)
    progress("best_solving", 0.2)
    found = optimising.optimum(seconds)
    progress("best_telling", 0.5)
    what_if, words = WhatIf(optimising, found), OptimumWords(optimising, found, language, place)
    brief, by_hand = tuple(words.in_brief(what_if)), tuple(words.greedy_list())
    told = (*brief, *(one for one in words.told(what_if) if one not in brief))
    progress("best_behind", 0.6)
    kept = words.kept(*what_if.kept(MOST_KEPT, seconds / 2))
    progress("best_behind", 0.75)
    rivals = tuple(words.rivals(what_if.rivals(seconds / 2)))
    progress("best_behind", 0.9)
    ends = tuple(words.price_ends(what_if.price_ends(seconds / 2)))
    progress("best_behind", 1.0)
    return BestPlan(
        alternative=alternative,
        years={} if isinstance(found.best, Clash) else found.years,
        told=told,
        by_hand=by_hand,
        behind=(*kept, *rivals, *ends),
    )
