"""An estate's scores beside those of an archive, read from what its estate files say of themselves."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from renodesk.domain import vocabulary
from renodesk.domain.changes import Author
from renodesk.domain.numbers import read_number
from renodesk.errors import RenodeskError
from renodesk.estates.assessing import estate_text
from renodesk.estates.rounds import current_round
from renodesk.office.archive import Archive, expect_archive
from renodesk.reports.beside import Beside, BesideLine
from renodesk.reports.snapshot import Interval
from renodesk.services.reporting.part import interval_of
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile
from renodesk.texts import Language, say

Ends = tuple[Fraction, Fraction]
TOTAL = "TOTAL"


def beside(session: EstateSession, archive: Path, language: Language) -> Beside:
    """Return the estate beside the others of an archive that were judged by the same tree.

    An estate file that cannot be read, has no score yet, or was judged by another tree or version is left out
    and counted.

    Raises:
        FileMissing, NoArchive: there is no such archive.
    """
    expect_archive(archive)
    tree = session.forms.tree
    others: list[Mapping[str, Ends]] = []
    left_out = 0
    for path in Archive(archive).files():
        try:
            found = _scores(path, tree.identity.sha256, session)
        except RenodeskError:
            left_out += 1
            continue
        if found is None:
            continue
        if found:
            others.append(found)
        else:
            left_out += 1
    names = {TOTAL: say("beside_total", language)}
    names |= {
        group.code: group.name_en if language == "en" and group.name_en else group.name
        for group in tree.groups
        if group.level == 1
    }
    lines = (_line(code, name, session, others) for code, name in names.items())
    return Beside(
        archive=archive.name,
        estates=len(others),
        left_out=left_out,
        lines=tuple(line for line in lines if line is not None),
    )


def _scores(path: Path, tree: str, session: EstateSession) -> Mapping[str, Ends] | None:
    """Return what an estate file says of its current round; None for this estate itself."""
    author = Author(person="", device="")
    with EstateFile.open(path, author, clock=session.environment.clock, read_only=True) as file:
        if estate_text(file, "id") == session.estate_id:
            return None
        round_key = current_round(file)
        state = file.state(vocabulary.round_cell(round_key, "packs"))
        packs = state.value if state is not None and isinstance(state.value, Mapping) else {}
        if tree not in [pack.get("sha256") for pack in packs.values() if isinstance(pack, Mapping)]:
            return {}
        return dict(_ends((row.code, row.low, row.high) for row in file.scores(round_key)))


def _ends(rows: Iterator[tuple[str, str | None, str | None]]) -> Iterator[tuple[str, Ends]]:
    for code, low, high in rows:
        ends = (read_number(low) if low else None, read_number(high) if high else None)
        if ends[0] is not None and ends[1] is not None:
            yield code, (ends[0], ends[1])


def _line(
    code: str, name: str, session: EstateSession, others: Sequence[Mapping[str, Ends]]
) -> BesideLine | None:
    own = interval_of(session.scores.nodes[code])
    found = [one[code] for one in others if code in one]
    if not found or own.low is None or own.high is None:
        return None
    middles = sorted((low + high) / 2 for low, high in found)
    lower, higher = _apart(own, found)
    return BesideLine(
        code="" if code == TOTAL else code,
        name=name,
        own=own,
        least=middles[0],
        quarter=at(middles, Fraction(1, 4)),
        middle=at(middles, Fraction(1, 2)),
        three_quarters=at(middles, Fraction(3, 4)),
        most=middles[-1],
        lower=lower,
        alike=len(found) - lower - higher,
        higher=higher,
    )


def _apart(own: Interval, found: Sequence[Ends]) -> tuple[int, int]:
    low, high = own.low or Fraction(0), own.high or Fraction(0)
    return sum(end < low for _, end in found), sum(start > high for start, _ in found)


def at(ordered: Sequence[Fraction], part: Fraction) -> Fraction:
    """Return the number a part of the way through ordered ones, between two of them in proportion.

    The definition spreadsheets have (QUARTILE.INC): the first is at 0, the last at 1.
    """
    place = part * (len(ordered) - 1)
    below = place.numerator // place.denominator
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
