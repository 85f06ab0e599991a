"""How complete a plan is and how well it is aimed (改造方案的完整性、针对性), from counts alone.

建办城〔2021〕50号附件一（三）1 names both as criteria and measures neither. Each is a weighted mean of parts,
every part a share of something that can be counted in an estate file: `Share` gives its exact ends and the
counts say why. What nobody has seen widens a part; a part that there is nothing to count for leaves the mean.
What the parts are called, weigh and come from is data (pack `ranking`, table `parts`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

Ends = tuple[Fraction, Fraction]
NOTHING, ALL = Fraction(0), Fraction(100)


class PlanPart(StrEnum):
    """A part of one of the two axes."""

    MUSTS = "musts"
    """应改尽改: what the diagnosis asks for and has to be done is in the plan, or carries a reason."""
    PLACES = "places"
    """Places where something falls short that the plan reaches, or says why not."""
    QUANTITIES = "quantities"
    """Measures with a known quantity."""
    COSTS = "costs"
    """Measures that are fully priced."""
    PAID = "paid"
    """Money somebody is said to pay."""
    AIMED_MONEY = "aimed_money"
    """Money that goes to a diagnosed shortfall."""
    AIMED_MEASURES = "aimed_measures"
    """Measures that answer a diagnosed shortfall."""
    URGENT = "urgent"
    """Red flags and 限时解决 that the plan takes up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """`done` of `of`; beside them what is open: it may add to both (`may_add`) or to `of` alone (`may_lack`).

    `may_turn` counts within `of` and may yet be done. `is_low_open`, `is_high_open`: amounts that nobody
    knows could pull the share down to nothing, or up to all.
    """

    done: int = 0
    of: int = 0
    may_add: int = 0
    may_lack: int = 0
    may_turn: int = 0
    is_low_open: bool = False
    is_high_open: bool = False

    @property
    def ends(self) -> Ends | None:
        """Return the share in 0 to 100 when everything open turns out badly, and when it turns out well.

        None where there is nothing to count, known or open.
        """
        most = self.of + self.may_add + self.may_lack
        if not most and not self.is_low_open and not self.is_high_open:
            return None
        least = self.of + self.may_lack
        low = Fraction(100 * self.done, least) if least else ALL
        best = self.done + self.may_add + self.may_turn
        high = Fraction(100 * best, self.of + self.may_add) if self.of + self.may_add else ALL
        return (
            NOTHING if self.is_low_open else min(low, high),
            ALL if self.is_high_open else max(low, high),
        )


PlanFacts = Mapping[PlanPart, Share]
"""What an estate's plan holds, part by part."""


def axis_ends(facts: PlanFacts, weights: Iterable[tuple[PlanPart, int]]) -> Ends | None:
    """Return the weighted mean of parts at both ends; None where none of them has anything to count."""
    total = low = high = NOTHING
    for part, weight in weights:
        ends = facts.get(part, Share()).ends
        if ends is not None and weight:
            total += weight
            low += weight * ends[0]
            high += weight * ends[1]
    return (low / total, high / total) if total else None


_NUMBERS = ("done", "of", "may_add", "may_lack", "may_turn")
_OPEN = ("is_low_open", "is_high_open")


def facts_json(facts: PlanFacts) -> dict[str, dict[str, int | bool]]:
    """Return facts as numbers by name; what is 0 or no is left out."""
    return {
        part.value: {name: value for name in (*_NUMBERS, *_OPEN) if (value := getattr(share, name))}
        for part, share in facts.items()
    }


def facts_from(raw: object) -> PlanFacts:
    """Return facts as `facts_json` wrote them; parts of another version are passed over."""
    found: dict[PlanPart, Share] = {}
    for name, numbers in (raw if isinstance(raw, Mapping) else {}).items():
        if name in set(PlanPart) and isinstance(numbers, Mapping):
            counts = {key: int(numbers.get(key) or 0) for key in _NUMBERS}
            low, high = (bool(numbers.get(key)) for key in _OPEN)
            found[PlanPart(name)] = Share(
                done=counts["done"],
                of=counts["of"],
                may_add=counts["may_add"],
                may_lack=counts["may_lack"],
                may_turn=counts["may_turn"],
                is_low_open=low,
                is_high_open=high,
            )
    return found
