"""What is in a plan, done sooner where the money lets it, and in one year what belongs together."""

from collections.abc import Collection, Mapping

from renodesk.optimum.problem import Candidate, Problem


def sooner(problem: Problem, years: Mapping[str, int]) -> dict[str, int]:
    """Return the years of the same candidates, none later than it has to be as far as swaps can tell.

    What belongs together is gathered in one year where money and order allow, and not parted again. What has
    a deadline moves to an earlier year if there is money, or if works without one can change places with it;
    these move up only where money is left. Money and order hold throughout, and no deadline comes later.
    """
    return _Sooner(problem, years).run() if len(problem.years) > 1 else dict(years)


class _Sooner:
    def __init__(self, problem: Problem, years: Mapping[str, int]) -> None:
        self._candidates = {one.key: one for one in problem.candidates if one.key in years}
        self._years = dict(years)
        self._left = list(problem.years)
        self._after: dict[str, list[str]] = {}
        self._groups = [
            [key for key in group if key in self._candidates] for group in problem.together if len(group) > 1
        ]
        for key, one in self._candidates.items():
            self._left[years[key] - 1] -= one.cost
            for first in one.first:
                self._after.setdefault(first, []).append(key)

    def run(self) -> dict[str, int]:
        for group in self._groups:
            self._gather(group)
        order = sorted(self._candidates.values(), key=lambda one: (not one.is_urgent, one.cost, one.key))
        is_moving = True
        while is_moving:
            is_moving = False
            for one in order:
                is_moving |= self._moved_up(one)
        return self._years

    def _gather(self, group: list[str]) -> None:
        """Move a group to one of its years, the earliest that takes all of it without delaying a deadline."""
        for year in sorted({self._years[key] for key in group}):
            moving = [self._candidates[key] for key in group if self._years[key] != year]
            if not all(self._can_join(one, year, group) for one in moving):
                continue
            years, left = dict(self._years), list(self._left)
            if all(self._joined(one, year, group) for one in sorted(moving, key=lambda one: -one.cost)):
                return
            self._years, self._left = years, left

    def _joined(self, one: Candidate, year: int, group: list[str]) -> bool:
        """Move a candidate to a year, if need be in the place of works without deadline; tell if it went."""
        if self._left[year - 1] >= one.cost:
            self._move(one, year)
            return True
        late = self._years[one.key]
        swapped = self._in_its_place(one, year, group) if year < late else []
        if swapped:
            self._swap(one, year, swapped)
        return bool(swapped)

    def _can_join(self, one: Candidate, year: int, group: list[str]) -> bool:
        if one.is_urgent and year > self._years[one.key]:
            return False
        before = (self._years[key] for key in one.first if key in self._years and key not in group)
        after = (self._years[key] for key in self._after.get(one.key, ()) if key not in group)
        return max(before, default=1) <= year <= min(after, default=len(self._left))

    def _parts(self, one: Candidate, year: int) -> bool:
        """Return whether a move would spread a group over more years than it is."""
        for group in self._groups:
            if one.key in group:
                others = {self._years[key] for key in group if key != one.key}
                if len(others | {year}) > len(others | {self._years[one.key]}):
                    return True
        return False

    def _moved_up(self, one: Candidate) -> bool:
        """Move a candidate to the earliest year that takes it; return whether it moved."""
        for year in range(self._earliest(one), self._years[one.key]):
            if self._parts(one, year):
                continue
            if self._left[year - 1] >= one.cost:
                self._move(one, year)
                return True
            swapped = self._in_its_place(one, year) if one.is_urgent else []
            if swapped:
                self._swap(one, year, swapped)
                return True
        return False

    def _swap(self, one: Candidate, year: int, others: list[Candidate]) -> None:
        late = self._years[one.key]
        self._move(one, year)
        for other in others:
            self._move(other, late)

    def _in_its_place(self, one: Candidate, year: int, keep: Collection[str] = ()) -> list[Candidate]:
        """Return works without deadline of a year that can change places with a later one, [] if none can."""
        late = self._years[one.key]
        wanted, room = one.cost - self._left[year - 1], self._left[late - 1] + one.cost
        able = sorted(
            (
                other
                for other in self._candidates.values()
                if self._years[other.key] == year
                and not other.is_urgent
                and other.key not in one.first
                and other.key not in keep
                and not self._parts(other, late)
                and self._latest(other) >= late
            ),
            key=lambda other: (other.cost, other.key),
        )
        for other in able:
            if wanted <= other.cost <= room:
                return [other]
        found: list[Candidate] = []
        for other in reversed(able):
            if other.cost <= room:
                found.append(other)
                wanted, room = wanted - other.cost, room - other.cost
                if wanted <= 0:
                    return found
        return []

    def _earliest(self, one: Candidate) -> int:
        return max((self._years[key] for key in one.first if key in self._years), default=1)

    def _latest(self, one: Candidate) -> int:
        after = (self._years[key] for key in self._after.get(one.key, ()))
        return min(after, default=len(self._left))

    def _move(self, one: Candidate, year: int) -> None:
        self._left[self._years[one.key] - 1] += one.cost
        self._left[year - 1] -= one.cost
        self._years[one.key] = year
