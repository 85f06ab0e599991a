"""May a stage begin as far as consent goes, and if not, why: what other parts of the program ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from renodesk.domain.ballots import Outcome
from renodesk.domain.consent import Stage
from renodesk.domain.places import ESTATE, Place
from renodesk.services.ballots.gates import ALSO, Gate, Gatekeeper
from renodesk.services.ballots.words import gate_line, worst
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say

READY = (Stage.PLAN_ENTRY, Stage.DESIGN_START, Stage.CONSTRUCTION_START, Stage.ACCEPTANCE)
"""What an estate may be ready for, in order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GateFinding:
    """What gates come to together, the sentence that says why, and each of them."""

    outcome: Outcome
    sentence: str
    gates: tuple[Gate, ...]


def gate(
    session: EstateSession,
    of: Stage | Iterable[str],
    language: Language = "zh",
    place: Place = ESTATE,
    keeper: Gatekeeper | None = None,
) -> GateFinding:
    """Return what stands before a stage under the estate's profile, or what rules come to by their codes.

    Gates of the place and of the law stand side by side: all have to pass, but of a law with several gates
    for one stage the one that the ballot is (`legal`), where it says so. A gate whose documents name no
    number decides nothing where others do.
    """
    keeper = keeper or Gatekeeper(session)
    if isinstance(of, Stage):
        stages = (of, *ALSO[of]) if of == Stage.CONSTRUCTION_START else (of,)
        gates = _standing(one for one in keeper.gates(place) if one.stage in stages)
    else:
        gates = keeper.gates_with(of, place)
    if not gates:
        nothing = Outcome.PASS if isinstance(of, Stage) else Outcome.OPEN
        return GateFinding(outcome=nothing, sentence=say("ballot_no_gate", language), gates=())
    deciding = tuple(one for one in gates if one.has_number) or gates
    outcome = worst(deciding)
    told = [one for one in deciding if one.outcome == outcome]
    sentence = joined("；", (gate_line(one, language) for one in told), language)
    return GateFinding(outcome=outcome, sentence=sentence, gates=gates)


def _standing(gates: Iterable[Gate]) -> tuple[Gate, ...]:
    """Return gates without those that stand inside others, and without the law's the ballot is not."""
    found = tuple(gates)
    stated = {one.ballot.legal for one in found if one.ballot is not None and one.ballot.legal}
    waited = {one.verdict.first.combine for one in found if one.verdict.first is not None}
    ordered = {one.name for one in found if one.verdict.first is not None}
    return tuple(
        one
        for one in found
        if one.name not in waited and (one.name not in ordered or not stated & ordered or one.name in stated)
    )
