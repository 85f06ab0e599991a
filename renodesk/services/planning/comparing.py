"""The plans of a round side by side (方案比选): money, gap, score, years, and what they leave out."""

from dataclasses import dataclass

from renodesk.domain.money import Amounts, Fen
from renodesk.domain.scores import NodeScore
from renodesk.services.planning.alternatives import Alternative, Alternatives
from renodesk.services.planning.lines import PlanLine, PlanLines
from renodesk.services.planning.money import PlanMoney, PlanMoneys
from renodesk.services.planning.predicting import Predicting
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class YearSpent:
    """What a year's measures cost, and the money it has (None: no limit was said; year 0: not yet phased)."""

    year: int
    spent: Amounts
    money: Fen | None

    @property
    def over(self) -> Fen:
        """Return by how much the year's money does not reach, by the likely prices."""
        return max(0, self.spent.likely - self.money) if self.money is not None else 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """A plan as a row beside others; `money` is None where the round has no price book.

    `left_out` are its 必改 and 限时 lines that are asked for and not in it, with a reason or without.
    """

    alternative: Alternative
    measures: int
    money: PlanMoney | None
    before: NodeScore
    after: NodeScore
    left_out: tuple[PlanLine, ...]
    years: tuple[YearSpent, ...]

    @property
    def total(self) -> Amounts | None:
        """Return what it costs."""
        return self.money.total if self.money is not None else None

    @property
    def gap(self) -> Amounts | None:
        """Return what nobody is said to pay."""
        return self.money.gap if self.money is not None else None


class Comparing:
    """Puts the plans of the session's round side by side."""

    def __init__(self, session: EstateSession) -> None:
        """Compare by the round's prices and the pack's proposed effects."""
        self._session = session
        self._moneys = PlanMoneys(session)
        self._predicting = Predicting(session)

    def rows(self) -> tuple[Compared, ...]:
        """Return the plans, the first one first, then the oldest."""
        return tuple(self._row(one) for one in Alternatives(self._session).rows())

    def _row(self, alternative: Alternative) -> Compared:
        lines = PlanLines(self._session, alternative.key).lines()
        money = self._moneys.of(lines)
        before, after = self._predicting.outlook(lines).totals
        return Compared(
            alternative=alternative,
            measures=sum(line.is_chosen for line in lines),
            money=money,
            before=before,
            after=after,
            left_out=tuple(line for line in lines if line.is_asked and not line.is_chosen),
            years=years_of(alternative, money) if money is not None else (),
        )


def years_of(alternative: Alternative, money: PlanMoney) -> tuple[YearSpent, ...]:
    """Return what each year spends of its money: every year that has any, or has something to do.

    Where money was said for some years, the others have none, as the best plan takes it.
    """
    limits = dict(enumerate(alternative.years, start=1))
    return tuple(
        YearSpent(
            year=year,
            spent=money.by_year[year].total if year in money.by_year else Amounts(),
            money=limits.get(year, 0 if limits and year else None),
        )
        for year in sorted(limits.keys() | money.by_year.keys())
    )
