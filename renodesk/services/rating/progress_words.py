"""The progress of a county's task in words, as command line, window and papers say it."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.numbers import write_number
from renodesk.services.ranking_words import tenths
from renodesk.services.rating.progress import Progress, TargetProgress, YearProgress
from renodesk.texts import Language, say


def head_text(progress: Progress, language: Language) -> str:
    """Return what the progress is counted from."""
    code = "progress_head" if progress.total else "progress_head_open"
    facts = {"known": progress.known, "by_procedure": progress.by_procedure}
    return say(code, language, total=write_number(progress.total or 0), **facts)


def percent_text(share: Fraction | None) -> str:
    """Return a share in percent to a tenth, a dash where there is none."""
    return "—" if share is None else f"{tenths(100 * share)}%"


def year_text(one: YearProgress, language: Language) -> str:
    """Return how far the task was at the end of a year."""
    return say(
        "progress_year",
        language,
        year=one.year,
        started=one.started,
        finished=one.finished,
        started_share=percent_text(one.started_share),
        finished_share=percent_text(one.finished_share),
    )


def year_words(one: YearProgress, language: Language) -> str:
    """Return it where the year stands beside."""
    shares = (percent_text(one.started_share), percent_text(one.finished_share))
    facts = {"started": one.started, "finished": one.finished}
    return say("progress_year_short", language, started_share=shares[0], finished_share=shares[1], **facts)


def target_name(one: TargetProgress, language: Language) -> str:
    """Return what a target is called."""
    return one.name_en if language == "en" else one.name


def wanted_text(one: TargetProgress, language: Language) -> str:
    """Return what a target wants: all started, all finished, or a share finished."""
    share = percent_text(one.target.share or Fraction(1))
    return say(f"progress_wanted_{one.target.measure}", language, share=share)


def reached_text(one: TargetProgress, language: Language) -> str:
    """Return what was reached, of how many."""
    if one.of is None:
        return say("progress_of_none", language, reached=one.reached)
    facts = {"reached": one.reached, "of": write_number(one.of)}
    return say("progress_reached", language, share=percent_text(one.share), **facts)


def verdict_text(one: TargetProgress, language: Language) -> str:
    """Return whether a target was met, is ahead, or cannot be judged."""
    if one.is_met is None:
        return say("progress_ahead" if one.is_ahead else "progress_open", language)
    return say("progress_met" if one.is_met else "progress_missed", language)


def progress_lines(progress: Progress, language: Language) -> Iterator[str]:
    """Yield the progress as lines."""
    yield head_text(progress, language)
    yield from (f"  {year_text(one, language)}" for one in progress.years)
    for one in progress.targets:
        yield say(
            "progress_target",
            language,
            name=target_name(one, language),
            due=one.target.due.isoformat(),
            wanted=wanted_text(one, language),
            reached=reached_text(one, language),
            verdict=verdict_text(one, language),
        )
