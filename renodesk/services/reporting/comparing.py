"""This round beside the one before it, as a report prints it."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.reports.snapshot import (
    ArisenLine,
    ChangeLine,
    ComparisonPart,
    Interval,
    PairLine,
    PhotoLine,
    ProblemLine,
    RateLine,
)
from renodesk.reports.words import places_text
from renodesk.services.comparison import Arisen, Compared, Comparison, Line, Problem, ProblemState
from renodesk.services.comparison_words import like_lines, points_text, share_text
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.photos import Photos
from renodesk.services.reporting.part import Part, interval_of
from renodesk.services.reporting.shortfalls import PAIR_ASPECT, PhotoReader
from renodesk.services.round_comparing import RoundComparing
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

MOST_PAIRS = 12


class ComparingPart(Part):
    """Reads the comparison with the round before."""

    def __init__(self, session: EstateSession, language: Language, photos: Photos) -> None:
        """Read the session's current round and the one before it."""
        super().__init__(session, language)
        self._photos = photos
        self._comparing = RoundComparing(session)

    def part(self) -> ComparisonPart | None:
        """Return the chapter, None where there is no earlier round."""
        found = self._comparing.comparison()
        if found is None:
            return None
        pairs = list(self._pairs(found))
        return ComparisonPart(
            last=round_word(found.last_round, self._language),
            now=round_word(found.now_round, self._language),
            last_total=interval_of(found.last_total),
            now_total=interval_of(found.now_total),
            rate=_rate(Line(code="", name="", name_en="", rate=found.rate)),
            must=_rate(Line(code="", name="", name_en="", rate=found.must_rate)),
            chapters=tuple(map(_rate, found.chapters)),
            musts=tuple(map(_rate, found.musts)),
            problems=tuple(self._problems(found)),
            arisen=tuple(self._arisen(found)),
            changes=tuple(self._changes(found)),
            notes=tuple(like_lines(found, self._language)),
            pairs=tuple(pairs[:MOST_PAIRS]),
            more_pairs=max(0, len(pairs) - MOST_PAIRS),
        )

    def _name(self, code: str) -> str:
        item = self._tree.item(code)
        return item.name if item else ""

    def _problems(self, found: Comparison) -> Iterator[ProblemLine]:
        groups: dict[str, list[Problem]] = {}
        for problem in found.problems:
            groups.setdefault(problem.item, []).append(problem)
        for code, problems in groups.items():
            outcomes = []
            for state in ProblemState:
                names = [self._place(one.place) for one in problems if one.state == state]
                if names:
                    outcomes.append((say(f"compare_{state}", self._language), places_text(names)))
            yield ProblemLine(
                code=code,
                name=self._name(code),
                solved=sum(one.state == ProblemState.SOLVED for one in problems),
                due=len(problems),
                outcomes=tuple(outcomes),
            )

    def _arisen(self, found: Comparison) -> Iterator[ArisenLine]:
        groups: dict[tuple[str, bool], list[Arisen]] = {}
        for one in found.arisen:
            groups.setdefault((one.item, one.was_seen), []).append(one)
        for (code, was_seen), group in groups.items():
            yield ArisenLine(
                code=code,
                name=self._name(code),
                places=places_text([self._place(one.place) for one in group]),
                note="" if was_seen else say("compare_first_seen", self._language),
            )

    def _changes(self, found: Comparison) -> Iterator[ChangeLine]:
        groups: dict[str, list[Compared]] = {}
        for one in found.compared:
            if one.is_same_rule:
                groups.setdefault(one.item, []).append(one)
        for item in self._tree.items:
            changes = [one.change for one in groups.get(item.code, ())]
            if any(changes):
                mean = Fraction(sum(changes), len(changes))
                yield ChangeLine(
                    code=item.code,
                    name=item.name,
                    better=sum(change > 0 for change in changes),
                    same=sum(change == 0 for change in changes),
                    worse=sum(change < 0 for change in changes),
                    mean=("+" if mean > 0 else "") + points_text(mean),
                )

    def _pairs(self, found: Comparison) -> Iterator[PairLine]:
        """Yield problems with a photo of both rounds: the solved first, of these the pairs that were said."""
        pairs = self._comparing.pairs(found.last_round)
        known = [(problem, pairs.get((problem.item, problem.place))) for problem in found.problems]
        whole = [
            (problem, pair.before, pair.after, pair.is_paired)
            for problem, pair in known
            if pair is not None and pair.before is not None and pair.after is not None
        ]
        whole.sort(key=lambda one: (one[0].state != ProblemState.SOLVED, not one[3]))
        for problem, before, after, _ in whole:
            if problem.now is None:
                continue
            scores = f"{points_text(problem.last.score)} → {points_text(problem.now.score)}"
            name, place = self._name(problem.item), self._place(problem.place)
            state = say(f"compare_{problem.state}", self._language)
            yield PairLine(
                title=f"{problem.item} {name}　{place}　{scores}　{state}",
                before=self._photo(before, found.last_round),
                after=self._photo(after, found.now_round),
            )

    def _photo(self, row: PhotoRow, key: str) -> PhotoLine:
        word = round_word(row.round or key, self._language)
        caption = "　".join(part for part in (word, row.caption, row.at[:10]) if part)
        return PhotoLine(sha256=row.sha256, caption=caption, read=PhotoReader(self._photos, row, PAIR_ASPECT))


def _rate(line: Line) -> RateLine:
    return RateLine(
        code=line.code,
        name=line.name,
        solved=line.rate.solved,
        due=line.rate.due,
        share=share_text(line.rate),
        last=None if line.last is None else Interval(low=line.last.low, high=line.last.high),
        now=None if line.now is None else Interval(low=line.now.low, high=line.now.high),
    )
