"""A plan beside the others of its round, and beside the best one its budget allows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from renodesk.domain.money import yuan_shown
from renodesk.optimum import Clash
from renodesk.reports.plan_snapshot import AlternativeLine
from renodesk.reports.words import interval_text, places_text
from renodesk.services.planning import Alternative, Comparing, PlanLine, PlanMoney, Predicting
from renodesk.services.planning.comparing import Compared
from renodesk.services.planning.optimising import Optimising, Optimum
from renodesk.services.reporting.part import interval_of
from renodesk.services.reporting.plan.common import PlanReader
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined

MOST_NAMED = 12


class BesidePart(PlanReader):
    """Compares one plan of a round."""

    def __init__(self, session: EstateSession, language: Language, alternative: Alternative) -> None:
        """Compare this plan."""
        super().__init__(session, language)
        self._alternative = alternative

    def alternatives(self) -> Iterator[AlternativeLine]:
        """Yield the plans of the round."""
        yield from map(self._alternative_line, Comparing(self._session).rows())

    def _alternative_line(self, row: Compared) -> AlternativeLine:
        return AlternativeLine(
            title=row.alternative.shown(self._language),
            is_this=row.alternative.key == self._alternative.key,
            is_adopted=row.alternative.is_adopted,
            measures=row.measures,
            total=row.total,
            gap=row.gap,
            lacks=row.money.whole.lacks if row.money is not None else 0,
            after=interval_of(row.after),
            left_out=len(row.left_out),
            no_reason=sum(not line.reason for line in row.left_out),
        )

    def best(self, lines: Sequence[PlanLine], money: PlanMoney | None) -> Iterator[str]:
        """Yield what the best plan under the money of the years would be; nothing where no limit was said."""
        if money is None or not any(self._alternative.years):
            return
        found = Optimising(self._session, self._alternative.key).optimum()
        budget = yuan_shown(sum(self._alternative.years))
        if isinstance(found.best, Clash):
            yield self._say(
                "reno_best_clash",
                budget=budget,
                needed=yuan_shown(found.best.needed),
                count=len(found.best.forced),
            )
            return
        known = {line.key: line for line in lines}
        taken = [replace(known[key], is_chosen=True, year=year) for key, year in found.years.items()]
        before, after = Predicting(self._session).outlook(taken).totals
        yield self._say(
            "reno_best",
            budget=budget,
            count=len(found.years),
            cost=yuan_shown(found.best.cost),
            before=interval_text(interval_of(before)),
            after=interval_text(interval_of(after)),
        )
        yield self._say("reno_best_proven" if found.best.is_proven else "reno_best_found")
        yield from self._differences(found, lines)

    def _differences(self, found: Optimum, lines: Sequence[PlanLine]) -> Iterator[str]:
        more = [line for line in lines if line.key in found.years and not line.is_chosen]
        less = [line for line in lines if line.is_chosen and line.key not in found.years]
        if more:
            yield self._say("reno_best_more", works=self._named(more))
        if less:
            yield self._say("reno_best_less", works=self._named(less))
        if not more and not less:
            yield self._say("reno_best_same")

    def _named(self, lines: Sequence[PlanLine]) -> str:
        groups: dict[str, list[str]] = {}
        for line in lines:
            groups.setdefault(f"{line.code} {line.title}", []).append(self._place(line.place))
        named = [f"{name}（{places_text(places)}）" for name, places in groups.items()]
        rest = [self._say("and_more", count=len(named) - MOST_NAMED)] if named[MOST_NAMED:] else []
        return joined("；", [*named[:MOST_NAMED], *rest], self._language)
