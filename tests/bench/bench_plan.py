"""The best plan of 60 measures × 40 buildings × 3 years, beside the greedy list, and a tick repainted.

    python tests/bench/bench_plan.py

The floor of the optimum is the greedy list of the same problem; that of a tick one rescoring of one answer.
"""

import random
import resource
import time
from fractions import Fraction

from renodesk.domain.places import Place
from renodesk.domain.planning import Measure, Predictor
from renodesk.domain.survey import Building, Observation, Survey, Unit
from renodesk.optimum import Candidate, Problem, Solution, Term, best, greedy
from renodesk.packs import load_forms
from renodesk.paths import forms_dir

MEASURES, BUILDINGS, YEARS = 60, 40, 3


def problem() -> Problem:
    """Return candidates of any cost, joined in pairs, some forced, some after others."""
    chance = random.Random(1)
    candidates, terms = [], []
    for building in range(BUILDINGS):
        keys = [f"{building:02}/{number:02}" for number in range(MEASURES)]
        for number, key in enumerate(keys):
            first = (keys[number - 1],) if number % 7 == 3 else ()
            cost = chance.randrange(2_000, 400_000) * 100
            forced, urgent = number % 20 == 0, number % 40 == 0
            candidates.append(Candidate(key=key, cost=cost, is_forced=forced, is_urgent=urgent, first=first))
        for at in range(0, MEASURES, 2):
            pair = (keys[at], keys[at + 1])
            gains = {
                frozenset({0}): Fraction(chance.randrange(1, 50), 1000),
                frozenset({1}): Fraction(chance.randrange(1, 50), 1000),
            }
            gains[frozenset({0, 1})] = max(gains.values()) + Fraction(chance.randrange(0, 50), 1000)
            terms.append(Term(groups=((pair[0],), (pair[1],)), gains=gains))
    money = sum(one.cost for one in candidates) // 8
    return Problem(candidates=tuple(candidates), terms=tuple(terms), years=(money,) * YEARS)


def tick() -> tuple[float, float]:
    """Return p50 and the worst of 200 ticks of a measure, 40 buildings and 120 entrances, in ms."""
    forms = load_forms(forms_dir())
    buildings = tuple(
        Building(
            place=Place(building=str(number)),
            name=str(number),
            fields={"households": Fraction(36)},
            units=tuple(
                Unit(place=Place(building=str(number), unit=unit), name=unit) for unit in ("1", "2", "3")
            ),
        )
        for number in range(1, BUILDINGS + 1)
    )
    roof = Observation(inputs={"leaking": Fraction(3), "top_units": Fraction(6), "repair_m2": Fraction(40)})
    lamps = Observation(inputs={"should": Fraction(6), "lit": Fraction(2)})
    answers = {("A2.1", one.place): (roof,) for one in buildings}
    answers |= {("A3.2", unit.place): (lamps,) for one in buildings for unit in one.units}
    predictor = Predictor(forms, Survey(buildings=buildings, answers=answers))
    measures = [Measure(key=f"B-M1/{one.place.key}", item="B-M1", place=one.place) for one in buildings] + [
        Measure(key=f"B-M8/{unit.place.key}", item="B-M8", place=unit.place)
        for one in buildings
        for unit in one.units
    ]
    predictor.predict(measures)
    times = []
    for number in range(200):
        left = [one for at, one in enumerate(measures) if at != number % len(measures)]
        start = time.perf_counter()
        predictor.predict(left)
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)[len(times) // 2], max(times)


def main() -> None:
    asked = problem()
    start = time.perf_counter()
    by_hand = greedy(asked)
    floor = time.perf_counter() - start
    start = time.perf_counter()
    found = best(asked, 2.0)
    took = time.perf_counter() - start
    assert isinstance(found, Solution)
    assert isinstance(by_hand, Solution)
    print(f"{len(asked.candidates)} candidates, {len(asked.terms)} terms, {YEARS} years")
    print(f"greedy {floor:.2f} s, {float(by_hand.gain):.3f} points")
    print(f"best   {took:.2f} s, {float(found.gain):.3f} points, gap {100 * float(found.gap):.2f} %")
    print("tick of a measure: p50 {:.1f} ms, worst {:.1f} ms".format(*tick()))
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
