"""The city at a glance, from an index of 100,000 estates beside the archive: budget 1 s to the first paint.

    python tests/bench/bench_city.py [--estates 100000]

A few estates are made by the services as a laptop would, and taken in; the index is then filled with rows
like theirs under ids, streets and computers of their own. The floor is one pass over the table of estates.
"""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import AUTHOR, fresh, machine, middle, peak_megabytes, seconds, verdict
from sqlalchemy import select

from renodesk.office.archive import Archive
from renodesk.office.index import Entry
from renodesk.office.index.city import CITY
from renodesk.office.index.rows import row_of
from renodesk.office.index.tables import ESTATES
from renodesk.reports.charts import chart_svg
from renodesk.services.city import CityFilter, city, estates_meant
from renodesk.services.city_words import costs_chart, shortfalls_chart, stages_chart, tens_chart, words_chart
from renodesk.services.environment import Environment
from renodesk.services.intake import ingest
from renodesk.services.office_index import index_of
from renodesk.services.sample_city import make_city

MADE, STREETS, COMPUTERS, AT_ONCE = 24, 400, 3000, 5000
BUDGET = 1.0


def fill(archive: str, estates: str) -> None:
    """Be a process that makes an index of many estates."""
    folder, count = Path(archive), int(estates)
    bundles = make_city(folder / "made", Environment(), AUTHOR, count=MADE)
    ingest(folder, bundles, AUTHOR, Environment())
    index = index_of(folder, Environment())
    with index.reading() as connection:
        rows = [dict(row._mapping) for row in connection.execute(select(ESTATES))]
        parts = {
            part.table.name: [dict(row._mapping) for row in connection.execute(select(part.table))]
            for part in index.parts
        }
    kinds = [
        Entry(
            row=row_of(row),
            parts={
                name: [one for one in found if one["estate"] == row["id"]] for name, found in parts.items()
            },
        )
        for row in rows
    ]
    for begin in range(0, count, AT_ONCE):
        index.put(*(alike(kinds[at % MADE], at) for at in range(begin, min(count, begin + AT_ONCE))))
    index.close()
    print(json.dumps({"shortfalls": len(parts["shortfall"]) / MADE, "bytes": size(folder)}))


def alike(kind: Entry, number: int) -> Entry:
    """Return an entry like another with an id, a street and a computer of its own."""
    street = number % STREETS
    own = {
        "estate_city": {"county": f"第{street % 20}区", "street": f"第{street}街道"},
        "heard": {"device": f"laptop-{number % COMPUTERS}"},
    }
    parts = {
        name: [{**row, **own.get(name, {}), "estate": f"many-{number:06}"} for row in rows]
        for name, rows in kind.parts.items()
    }
    return Entry(row=replace(kind.row, id=f"many-{number:06}"), parts=parts)


def size(folder: Path) -> int:
    """Return how large the index is."""
    return sum(one.stat().st_size for one in folder.glob("index.sqlite*"))


def look(archive: str) -> None:
    """Be a fresh process that looks at the city, draws its charts, and asks for one street."""
    folder = Path(archive)
    Archive(folder)
    found = []
    first = seconds(lambda: found.append(city(folder, Environment())))
    again = middle([seconds(lambda: city(folder, Environment())) for _ in range(5)])
    makers = (stages_chart, words_chart, tens_chart, shortfalls_chart, costs_chart)
    charts = seconds(lambda: [chart_svg(make(found[0], "zh").block, 500) for make in makers])
    item = CityFilter(item=found[0].shortfalls[len(found[0].shortfalls) // 2].code)
    asked = seconds(lambda: estates_meant(folder, item, Environment()))
    index = index_of(folder, Environment())

    def floor() -> None:
        with index.reading() as connection:
            connection.execute(select(CITY.c.low, CITY.c.high, CITY.c.stage, CITY.c.street)).all()

    passed = middle([seconds(floor) for _ in range(5)])
    index.close()
    print(
        json.dumps(
            {
                "estates": found[0].whole.estates,
                "first": first,
                "again": again,
                "charts": charts,
                "item": asked,
                "floor": passed,
                "peak": peak_megabytes(),
            }
        )
    )


def main(estates: int) -> None:
    """Print the table."""
    print(machine() + "\n")
    with TemporaryDirectory() as place:
        made = fresh(__file__, "--fill", place, estates)
        seen = fresh(__file__, "--look", place)
    print(
        f"{seen['estates']:,} estates, {made['shortfalls']:.0f} shortfalls each, "
        f"index {made['bytes'] / 1e6:.0f} MB\n"
    )
    print("| first look in a fresh process | again | five charts | one indicator's estates | floor | peak |")
    print("|---|---|---|---|---|---|")
    times = " | ".join(
        f"{seen[name] * 1000:.0f} ms" for name in ("first", "again", "charts", "item", "floor")
    )
    print(f"| {times} | {seen['peak']:.0f} MB |")
    print(f"\nFirst look: {verdict(seen['first'] <= BUDGET)} (budget {BUDGET:.0f} s).")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--fill"]:
        fill(*sys.argv[2:4])
    elif sys.argv[1:2] == ["--look"]:
        look(sys.argv[2])
    else:
        parser = argparse.ArgumentParser(description=__doc__)
        parser.add_argument("--estates", type=int, default=100_000)
        main(parser.parse_args().estates)
