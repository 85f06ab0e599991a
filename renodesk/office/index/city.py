"""What the city asks of an estate: where it lies, how far it is, what falls short, costs, who was heard.

Whole numbers, so that a database adds them up: scores in hundredths of a point (rounded down), money in fen.
What nobody knows is null or no row at all, never 0. The two tables by item lie in the order of their items
(in SQLite `sqlite_with_rowid=False`): all of 100,000 estates are added up in one pass.
"""

from collections.abc import Iterator
from fractions import Fraction

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table

from renodesk.domain.changes import ChangeId
from renodesk.domain.survey import Value
from renodesk.estates.assessing import Assessment
from renodesk.office.index.part import Part, Values
from renodesk.office.index.tables import METADATA
from renodesk.storage.estate_file import EstateFile

CITY = Table(
    "estate_city",
    METADATA,
    Column("estate", String, primary_key=True),
    Column("county", String, nullable=False),
    Column("street", String, nullable=False),
    Column("community", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("scored", Integer, nullable=False),
    Column("applicable", Integer, nullable=False),
    Column("dealt", Integer, nullable=False),
    Column("to_deal", Integer, nullable=False),
    Column("low", Integer),
    Column("high", Integer),
    Column("word_low", String),
    Column("word_high", String),
    Column("red_flags", Integer, nullable=False),
    Column("contested", Integer, nullable=False),
    Column("location", String),
    Index("ix_estate_city_county", "county", "street"),
)
"""One row an estate. `low` to `word_high` are null where nobody has answered anything; `location` is its
centre as the register has it."""
SHORTFALLS = Table(
    "shortfall",
    METADATA,
    Column("item", String, primary_key=True),
    Column("estate", String, primary_key=True),
    Column("places", Integer, nullable=False),
    Column("red", Integer, nullable=False),
    Index("ix_shortfall_estate", "estate"),
    sqlite_with_rowid=False,
)
"""Indicators with answers below the pass mark: at how many places, and at how many of these a red flag."""
COSTS = Table(
    "item_cost",
    METADATA,
    Column("item", String, primary_key=True),
    Column("estate", String, primary_key=True),
    Column("low", BigInteger),
    Column("likely", BigInteger),
    Column("high", BigInteger),
    Column("lacks", Integer, nullable=False),
    Index("ix_item_cost_estate", "estate"),
    sqlite_with_rowid=False,
)
"""What the plan in force costs by item of the 36, and as a whole (`WHOLE`); null: nothing has a price."""
WHOLE, OUTSIDE = "WHOLE", "OUTSIDE"
"""Items of `item_cost` that are none: the whole plan, and what it does besides the 36."""
HEARD = Table(
    "heard",
    METADATA,
    Column("estate", String, primary_key=True),
    Column("device", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("at", String, nullable=False),
    Index("ix_heard_device", "device", "person"),
)
"""Who wrote in an estate on which computer, and when that computer's clock said so last."""

SEALED, DEALT, HALF, BEGUN, NONE = "sealed", "dealt", "half", "begun", "none"
STAGES = (SEALED, DEALT, HALF, BEGUN, NONE)
"""How far a survey is: sealed, all dealt with, at least half of it, less, nothing yet."""


def _city(file: EstateFile, assessment: Assessment) -> Iterator[Values]:
    scores, fields = assessment.scores, assessment.survey.fields
    is_known = bool(scores.scored_count)
    words = scores.bands or (scores.band, scores.band)
    yield {
        "county": _words(fields.get("county")),
        "street": _words(fields.get("street")),
        "community": _words(fields.get("community")),
        "stage": _stage(assessment),
        "scored": scores.scored_count,
        "applicable": scores.applicable_count,
        "dealt": scores.dealt_count,
        "to_deal": scores.all_count,
        "low": _hundredths(scores.total.low) if is_known else None,
        "high": _hundredths(scores.total.high) if is_known else None,
        "word_low": words[0] if is_known else None,
        "word_high": words[1] if is_known else None,
        "red_flags": len(scores.red_flags),
        "contested": sum(1 for _ in file.contested()),
        "location": _words(fields.get("location")) or None,
    }


def _stage(assessment: Assessment) -> str:
    dealt, to_deal = assessment.scores.dealt_count, assessment.scores.all_count
    if assessment.seal is not None:
        return SEALED
    if not dealt:
        return NONE
    return DEALT if dealt >= to_deal else HALF if 2 * dealt >= to_deal else BEGUN


def _words(value: Value | None) -> str:
    return "".join(value.split()) if isinstance(value, str) else ""


def _hundredths(score: Fraction | None) -> int | None:
    return None if score is None else (score * 100).__floor__()


def _shortfalls(_: EstateFile, assessment: Assessment) -> Iterator[Values]:
    mark = assessment.forms.tree.pass_mark
    found: dict[str, list[int]] = {}
    for (item, _place), answer in assessment.scores.answers.items():
        if answer.is_below(mark):
            count = found.setdefault(item, [0, 0])
            count[0] += 1
            count[1] += answer.is_red_flag
    for item, (places, red) in sorted(found.items()):
        yield {"item": item, "places": places, "red": red}


def _heard(file: EstateFile, _: Assessment) -> Iterator[Values]:
    ranges, found = file.ranges(), dict[tuple[str, str], str]()
    for one in file.writers().values():
        pairs = ranges.get(one.id)
        last = file.change(ChangeId(writer=one.id, seq=pairs[-1][1])) if pairs else None
        if last is not None:
            key = (one.device, one.person)
            found[key] = max(found.get(key, ""), last.at)
    for (device, person), at in sorted(found.items()):
        yield {"device": device, "person": person, "at": at}


CITY_PARTS = (
    Part(table=CITY, rows=_city),
    Part(table=SHORTFALLS, rows=_shortfalls),
    Part(table=HEARD, rows=_heard),
)
"""What is made from a file and its assessment; the rows of `COSTS` come from services, which know plans."""
