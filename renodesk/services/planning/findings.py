"""What a review finds in the plan that was adopted: 应改尽改, the order of works, digging twice, money."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from renodesk.domain.findings import FindingKind
from renodesk.domain.money import yuan_shown
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.planning import Order, early_works
from renodesk.services.planning.alternatives import Alternative, Alternatives
from renodesk.services.planning.comparing import years_of
from renodesk.services.planning.digging import diggings
from renodesk.services.planning.lines import PlanLine, PlanLines
from renodesk.services.planning.money import PlanMoneys
from renodesk.services.planning.predicting import chosen
from renodesk.services.planning.words import PlanWords
from renodesk.services.session import EstateSession
from renodesk.texts import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanFinding:
    """One thing: its kind, the item and place it is about, and the facts of its sentence."""

    kind: FindingKind
    item: str
    place: Place
    mark: str = ""
    facts: dict[str, object] = field(default_factory=dict)


def plan_findings(session: EstateSession, language: Language) -> Iterator[PlanFinding]:
    """Yield what is wrong with the adopted plan; nothing where none is adopted."""
    adopted = next((one for one in Alternatives(session).rows() if one.is_adopted), None)
    if adopted is None:
        return
    lines, words = PlanLines(session, adopted.key).lines(), PlanWords(session, language)
    for line in lines:
        if line.is_asked and not line.is_chosen and not line.reason:
            kind = FindingKind.PLAN_LEFT_OUT
            yield PlanFinding(kind=kind, item=line.code, place=line.place, facts={"what": words.named(line)})
    by_key = {line.key: line for line in lines}
    for early in early_works(Order(session.forms.checklist), chosen(lines)):
        line, first = by_key[early.measure.key], by_key[early.first.key]
        yield PlanFinding(
            kind=FindingKind.PLAN_EARLY,
            item=line.code,
            place=line.place,
            mark=first.code,
            facts={
                "what": words.named(line),
                "year": line.year,
                "first": words.named(first),
                "later": first.year,
            },
        )
    yield from _digging(session, lines, words)
    yield from _money(session, adopted, lines)


def _digging(session: EstateSession, lines: tuple[PlanLine, ...], words: PlanWords) -> Iterator[PlanFinding]:
    by_key = {line.key: line for line in lines}
    for one in diggings(session, lines):
        if one.is_again:
            measures = [measure for trench in one.trenches for measure in trench.measures]
            yield PlanFinding(
                kind=FindingKind.PLAN_DUG_TWICE,
                item=measures[0].item,
                place=one.place,
                facts={
                    "years": "、".join(map(str, one.years)),
                    "what": "、".join(words.named(by_key[measure.key]) for measure in measures),
                },
            )


def _money(
    session: EstateSession, adopted: Alternative, lines: tuple[PlanLine, ...]
) -> Iterator[PlanFinding]:
    money = PlanMoneys(session).of(lines)
    if money is None:
        return
    for year in years_of(adopted, money):
        if year.over:
            facts = {"year": year.year, "over": yuan_shown(year.over)}
            kind = FindingKind.PLAN_OVER
            yield PlanFinding(kind=kind, item="", place=ESTATE, mark=str(year.year), facts=dict(facts))
