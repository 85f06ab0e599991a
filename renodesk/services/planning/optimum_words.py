"""The best plan in sentences: year by year, the greedy list beside it, what binds, or why there is none."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from renodesk.domain.money import Amounts, Fen, amounts_shown, yuan_shown
from renodesk.domain.places import Place, place_of_key
from renodesk.optimum import Clash, Solution
from renodesk.services.planning.alternatives import Alternatives
from renodesk.services.planning.lines import PlanLine
from renodesk.services.planning.optimising import Optimising, Optimum
from renodesk.services.planning.whatif import Kept, PriceEnds, Rival, WhatIf
from renodesk.services.planning.words import PlanWords, interval
from renodesk.services.why import short
from renodesk.texts import Language, joined, say

MOST_NAMED = 5
"""So many measures of a list are named; the others are counted."""


class OptimumWords:
    """Says in one language what was found; invented prices are said first."""

    def __init__(
        self,
        optimising: Optimising,
        found: Optimum,
        language: Language,
        place: Callable[[Place], str] = lambda place: place.shown,
    ) -> None:
        """Use the labels of the session's packs; `place` says what a place is called."""
        self._place = place
        self._session = optimising.session
        self._is_example = optimising.is_example
        self._found = found
        self._language = language
        self._words = PlanWords(self._session, language)
        self._lines: Mapping[str, PlanLine] = {line.key: line for line in optimising.lines}

    def told(self, what_if: WhatIf) -> Iterator[str]:
        """Yield the best plan year by year, the greedy list beside it, what binds, or why there is none."""
        if self._is_example:
            yield self._say("plan_example_prices")
        if isinstance(self._found.best, Clash):
            yield from self._clash(self._found.best)
        else:
            yield from self._measures(self._found.best, what_if)
            yield from self._unpriced()
            yield from self._years()
            yield self._best(self._found.best, what_if)
            yield self._by_hand(self._found.best)
            yield from self._words.order(what_if.outlook())

    def in_brief(self, what_if: WhatIf) -> Iterator[str]:
        """Yield what the best plan comes to, and the money of each year; nothing where there is none."""
        if isinstance(self._found.best, Solution):
            yield self._best(self._found.best, what_if)
            yield self._by_hand(self._found.best)
            yield from self._years()

    def greedy_list(self) -> Iterator[str]:
        """Yield the greedy list in its order, each with why it stands where it stands, then what it left."""
        plan = self._found.by_hand
        if isinstance(plan, Clash):
            yield self._say("plan_by_hand_clash")
            return
        for number, (key, year) in enumerate(plan.years.items(), start=1):
            yield self._say(
                "plan_greedy_line",
                number=number,
                year=year,
                what=self._named(key),
                cost=yuan_shown(self._found.costs[key].likely),
                why=self._greedy_why(plan, key),
            )
        for key, worth in plan.passed_over.items():
            code = "plan_greedy_no_money" if worth > 0 else "plan_greedy_nothing"
            yield self._say(code, what=self._named(key), worth=self._points(worth))

    def kept(self, rows: Collection[Kept], untried: Collection[str]) -> Iterator[str]:
        """Yield what forced choices cost; those that cost nothing are counted, those not tried too."""
        for one in rows:
            if one.is_in_anyway:
                continue
            yield self._say(
                "plan_kept_price",
                what=self._named(one.key),
                cost=yuan_shown(one.cost),
                gain=self._points(one.gain),
                saved=self._saved(one.saved),
                proof="" if one.is_proven else self._say("plan_unproven"),
            )
        if anyway := sum(one.is_in_anyway for one in rows):
            yield self._say("plan_kept_anyway", count=anyway)
        if untried:
            yield self._say("plan_kept_untried", count=len(untried))

    def rivals(self, rows: Collection[Rival]) -> Iterator[str]:
        """Yield the plans beside the best: equal where nobody can tell which of the two is better."""
        titles = {row.key: row.shown(self._language) for row in Alternatives(self._session).rows()}
        for one in rows:
            name = titles.get(one.name) or self._say(f"plan_rival_{one.name}")
            ends = self._range(*one.ahead)
            if one.is_same:
                yield self._say("plan_rival_same", name=name)
                continue
            code = "ahead" if one.ahead[0] > 0 else "behind"
            yield self._say(
                "plan_rival",
                name=name,
                verdict=self._say("plan_rival_equal" if one.is_equal else f"plan_rival_{code}", ends=ends),
                cost=self._dearer(one),
                more=self._few(one.more),
                instead=self._few(one.instead),
                over=self._say("plan_rival_over") if one.is_over else "",
            )

    def price_ends(self, ends: PriceEnds | None) -> Iterator[str]:
        """Yield what the low and the high ends of the prices would make of the best plan."""
        if ends is None:
            return
        for name, plan in (("low", ends.low), ("high", ends.high)):
            if isinstance(plan, Clash):
                short_of = yuan_shown(sum(plan.extra))
                yield self._say(f"plan_prices_{name}_clash", short=short_of)
            else:
                yield self._say(f"plan_prices_{name}", count=len(plan.years), gain=self._points(plan.gain))
        if ends.firm is not None:
            yield self._say("plan_prices_firm", count=len(ends.firm), of=len(self._found.years))

    def _measures(self, best: Solution, what_if: WhatIf) -> Iterator[str]:
        gains = what_if.gains(self._found.years.keys())
        for key, year in sorted(best.years.items(), key=lambda pair: (pair[1], pair[0])):
            line = self._lines[key]
            yield self._say(
                "plan_year_line",
                year=year,
                code=line.code if line.item else "",
                title=self._words.title(line),
                place=self._place(line.place),
                cost=amounts_shown(self._found.costs[key]),
                gain=self._range(*gains.get(key, (Fraction(0), Fraction(0)))),
                why=self._words.why(replace(line, year=0)),
                hand=self._place_by_hand(key),
            )

    def _place_by_hand(self, key: str) -> str:
        plan = self._found.by_hand
        if isinstance(plan, Clash):
            return ""
        if key not in plan.years:
            return self._say("plan_not_by_hand")
        number = list(plan.years).index(key) + 1
        return self._say("plan_place_by_hand", number=number, why=self._greedy_why(plan, key))

    def _greedy_why(self, plan: Solution, key: str) -> str:
        if key in plan.reasons:
            return self._say("plan_greedy_worth", worth=self._points(plan.reasons[key]))
        return self._say("plan_greedy_urgent" if self._lines[key].is_urgent else "plan_greedy_must")

    def _unpriced(self) -> Iterator[str]:
        for key in self._found.unpriced:
            line = self._lines[key]
            yield self._say("plan_unpriced", title=self._words.title(line), place=self._place(line.place))
        if self._found.unweighed:
            names = self._few(self._found.unweighed)
            yield self._say("plan_unweighed", count=len(self._found.unweighed), names=names)

    def _years(self) -> Iterator[str]:
        """Yield each year's money: what is spent, what is left, whether it binds, what high prices do."""
        for year, money in enumerate(self._found.problem.years, start=1):
            spent = self._found.spent(year)
            over = max(0, spent.high - money)
            yield self._say(
                "plan_year_money",
                year=year,
                spent=amounts_shown(spent),
                money=yuan_shown(money),
                left=yuan_shown(money - spent.likely),
                binds=self._say("plan_binds") if year in self._found.binding else "",
                high=self._say("plan_year_high", over=yuan_shown(over)) if over else "",
            )

    def _best(self, best: Solution, what_if: WhatIf) -> str:
        before, after = what_if.today, what_if.after(self._found.years.keys())
        ends = [
            (mine or Fraction(0)) - (was or Fraction(0))
            for mine, was in ((after.low, before.low), (after.high, before.high))
        ]
        return self._say(
            "plan_best",
            count=len(self._found.years),
            cost=amounts_shown(self._found.total),
            before=interval(before),
            after=interval(after),
            gain=self._range(min(ends), max(ends)),
            proof=self._say("plan_proven" if best.is_proven else "plan_gap", gap=short(100 * best.gap)),
        )

    def _by_hand(self, best: Solution) -> str:
        by_hand = self._found.by_hand
        if isinstance(by_hand, Clash):
            return self._say("plan_by_hand_clash")
        return self._say(
            "plan_by_hand",
            count=len(by_hand.years),
            cost=yuan_shown(by_hand.cost),
            gain=self._points(by_hand.gain),
            best=self._points(best.gain),
        )

    def _clash(self, clash: Clash) -> Iterator[str]:
        """Yield what is missing: in all, in which year, beside which measures, and which money would do."""
        yield self._say(
            "plan_clash_dear" if clash.is_too_dear else "plan_clash_years",
            count=len(clash.forced),
            needed=yuan_shown(clash.needed),
            there=yuan_shown(clash.there),
            short=yuan_shown(max(0, clash.needed - clash.there)),
        )
        years = list(zip(self._found.problem.years, clash.extra, strict=True))
        for year, (money, extra) in enumerate(years, start=1):
            inside = [key for key, one in clash.years.items() if one == year]
            inside.sort(key=lambda key: -self._found.costs[key].likely)
            if extra:
                yield self._say(
                    "plan_clash_year",
                    year=year,
                    spent=yuan_shown(money + extra),
                    money=yuan_shown(money),
                    short=yuan_shown(extra),
                    names=self._few(inside, with_cost=True),
                )
        for key in clash.forced:
            if self._found.costs[key].likely > max((money for money, _ in years), default=0):
                yield self._say(
                    "plan_clash_large",
                    what=self._named(key),
                    cost=yuan_shown(self._found.costs[key].likely),
                    most=yuan_shown(max(money for money, _ in years)),
                )
        enough = [money + extra for money, extra in years]
        yield self._say(
            "plan_clash_enough" if clash.is_least else "plan_clash_enough_found",
            years=joined(
                "、",
                (
                    self._say("plan_clash_enough_year", year=year, money=yuan_shown(money))
                    for year, money in enumerate(enough, start=1)
                ),
                self._language,
            ),
            total=yuan_shown(sum(enough)),
            extra=yuan_shown(sum(clash.extra)),
        )

    def _saved(self, saved: Fen) -> str:
        return self._say("plan_saved" if saved >= 0 else "plan_not_saved", amount=yuan_shown(abs(saved)))

    def _dearer(self, one: Rival) -> str:
        low, high = one.dearer.low, one.dearer.high
        if one.is_equal_in_cost:
            return self._say("plan_rival_cost_equal", low=yuan_shown(low), high=yuan_shown(high))
        ends = sorted((abs(low), abs(high)))
        amount = amounts_shown(Amounts(low=ends[0], likely=abs(one.dearer.likely), high=ends[1]))
        return self._say("plan_rival_dearer" if low > 0 else "plan_rival_cheaper", amount=amount)

    def _named(self, key: str) -> str:
        line = self._lines.get(key)
        if line is None:  # of another plan
            _, _, item, place = key.split("/", 3)
            return self._at(item, place_of_key(place))
        code = f"{line.code} " if line.item is not None else ""
        return self._at(f"{code}{self._words.title(line)}", line.place)

    def _at(self, name: str, place: Place) -> str:
        where = self._place(place)
        return f"{name}（{where}）" if self._language == "zh" else f"{name} ({where})"

    def _few(self, keys: Collection[str], *, with_cost: bool = False) -> str:
        """Return the first of several measures by name, and how many there are besides."""
        if not keys:
            return "–"
        shown = [
            f"{self._named(key)} {yuan_shown(self._found.costs[key].likely)}"
            if with_cost
            else self._named(key)
            for key in list(keys)[:MOST_NAMED]
        ]
        rest = len(keys) - len(shown)
        return joined("、", shown, self._language) + (self._say("plan_and_more", count=rest) if rest else "")

    def _range(self, low: Fraction, high: Fraction) -> str:
        ends = [self._points(low), self._points(high)]
        return ends[0] if ends[0] == ends[1] else "–".join(ends)

    def _points(self, number: Fraction) -> str:
        """Return points for people: what is too little to show is said to be so, not 0."""
        is_little = number != 0 and abs(number) < Fraction(1, 20)
        return self._say("plan_little") if is_little else short(number)

    def _say(self, code: str, /, **facts: object) -> str:
        return say(code, self._language, **facts)
