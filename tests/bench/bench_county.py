"""Counties rated over an index of 100,000 estates: a county's table, the standard, and an act on it.

    PYTHONPATH=tests python tests/bench/bench_county.py [--estates 100000]

The index is filled with rows like one that was made, in 20 counties; every second estate answered the 23 rows
of the standard that are its own. Beside the table of a county stands the floor: one pass over its estates.
"""

import argparse
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import AUTHOR, machine, seconds
from office.test_rating import YEAR, filled

from renodesk.domain.performance import ScoreColumn
from renodesk.services.environment import Environment
from renodesk.services.rating import Ratings
from renodesk.services.rating.standards import CountyStandards

COUNTIES, ANSWERED, ACTS = 20, 23, 1000


def fill(index: Path, count: int) -> None:
    """Put rows like the first estate's into an index."""
    chance = random.Random(1)
    with sqlite3.connect(index) as base:

        def like(table: str, key: str, values: Callable[[int], dict[str, object]]) -> Iterator[list[object]]:
            found = base.execute(f"SELECT * FROM {table} LIMIT 1")
            names = [one[0] for one in found.description]
            first = dict(zip(names, found.fetchone(), strict=True))
            for at in range(count):
                row = {**first, key: f"e{at}", **values(at)}
                yield [row[name] for name in names]

        states = ("done", "works", "planned")
        projects = like("estate", "id", lambda at: {"plan_year": YEAR, "state": states[at % 3]})
        places = like("estate_city", "estate", lambda at: {"county": f"c{at % COUNTIES}"})
        for table, rows in (("estate", list(projects)), ("estate_city", list(places))):
            marks = ",".join("?" * len(rows[0]))
            base.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        words = ("met", "partly", "not_met")
        answers = (
            (f"e{at}", YEAR, f"T{row}", chance.choice(words))
            for at in range(0, count, 2)
            for row in range(ANSWERED)
        )
        base.executemany("INSERT INTO standard_answer VALUES (?, ?, ?, ?)", answers)
    base.close()


def main() -> None:
    """Measure and say."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--estates", type=int, default=100_000)
    count = parser.parse_args().estates
    print(machine())
    with TemporaryDirectory() as place:
        archive, here = filled(Path(place) / "archive"), Environment()
        fill(archive / "index.sqlite", count)
        ratings, standards = (
            Ratings(archive, YEAR, AUTHOR, here),
            CountyStandards(archive, YEAR, AUTHOR, here),
        )
        query = "SELECT e.* FROM estate e JOIN estate_city c ON c.estate = e.id WHERE c.county = 'c0'"
        with sqlite3.connect(archive / "index.sqlite") as base:
            tell("floor: a pass over the county's estates", lambda: base.execute(query).fetchall())
        base.close()
        tell("the county's table", lambda: ratings.rating("c0"))
        tell("the standard over the county", lambda: standards.check("c0"))
        tell("the standard over all estates", lambda: standards.check())
        score(ratings, 1)
        tell("a score", lambda: score(ratings, 2))
        for at in range(ACTS):
            score(ratings, at)
        tell(f"a score after {ACTS} acts", lambda: score(ratings, ACTS + 1))
        tell(f"opening the book of {ACTS} acts", lambda: Ratings(archive, YEAR, AUTHOR, here))


def score(ratings: Ratings, at: int) -> None:
    """Score a row otherwise than before."""
    ratings.score("c0", ScoreColumn.SELF, {"PF1.1.2": Fraction(at % 3, 2)})


def tell(what: str, work: Callable[[], object]) -> None:
    """Say how long something takes."""
    print(f"{what}: {seconds(work):.3f} s")


if __name__ == "__main__":
    main()
