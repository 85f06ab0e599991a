"""A comparison in words and figures, the same on the command line, in the window and on paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.scores import NodeScore
from renodesk.services.comparison import Compared, Comparison, Rate
from renodesk.services.rounds import round_word
from renodesk.texts import Language, say


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How the answers that were seen both times by one rule went; `other_rule` were seen by two."""

    better: int
    same: int
    worse: int
    other_rule: int

    @property
    def count(self) -> int:
        """Return how many were compared."""
        return self.better + self.same + self.worse


def tally(compared: tuple[Compared, ...]) -> Tally:
    """Return the counts of what was compared."""
    alike = [one.change for one in compared if one.is_same_rule]
    return Tally(
        better=sum(change > 0 for change in alike),
        same=sum(change == 0 for change in alike),
        worse=sum(change < 0 for change in alike),
        other_rule=len(compared) - len(alike),
    )


def share_text(rate: Rate) -> str:
    """Return a rate in percent with one decimal, cut and never rounded up; a dash where nothing was due."""
    share = rate.share
    if share is None:
        return "—"
    tenths = (share * 10).__floor__()
    return f"{tenths // 10}.{tenths % 10} %"


def points_text(score: Fraction | None) -> str:
    """Return points with one decimal, halves up; a dash for none."""
    if score is None:
        return "—"
    tenths = (abs(score) * 10 + Fraction(1, 2)).__floor__()
    return ("−" if score < 0 and tenths else "") + f"{tenths // 10}.{tenths % 10}"


def interval_words(node: NodeScore) -> str:
    """Return a node's score, both ends where they print differently."""
    low, high = points_text(node.low), points_text(node.high)
    return low if low == high else f"{low}–{high}"


def rate_lines(found: Comparison, language: Language) -> Iterator[str]:
    """Yield the rate, that of the 必改 items, and what may be compared and what not."""
    if not found.rate.due:
        yield say("compare_nothing_due", language, round=round_word(found.last_round, language))
    else:
        for code, rate in (("compare_rate", found.rate), ("compare_must_rate", found.must_rate)):
            if rate.due:
                yield say(code, language, share=share_text(rate), solved=rate.solved, due=rate.due)
    yield from like_lines(found, language)


def like_lines(found: Comparison, language: Language) -> Iterator[str]:
    """Yield what may be compared and what not."""
    counts = tally(found.compared)
    yield say(
        "compare_like",
        language,
        count=counts.count,
        better=counts.better,
        same=counts.same,
        worse=counts.worse,
        only_last=found.only_last,
        only_now=found.only_now,
    )
    if counts.other_rule:
        yield say("compare_other_rule", language, count=counts.other_rule)
    for pack in found.packs:
        yield say("compare_pack", language, title=pack.title, last=pack.last, now=pack.now)
