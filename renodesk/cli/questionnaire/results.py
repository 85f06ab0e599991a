"""`questionnaire results | sample | satisfaction | beside | order`: what the forms came to."""

from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate
from renodesk.cli.questionnaire.group import PHASE, phase_of, questionnaire_group
from renodesk.domain.ballots import Outcome
from renodesk.domain.canonical import Json
from renodesk.domain.questionnaire import Phase
from renodesk.domain.questionnaire_results import Outcome as Answered
from renodesk.services.questionnaires import FormBook
from renodesk.services.questionnaires.building_words import building_lines
from renodesk.services.questionnaires.by_building import ByBuilding, by_building
from renodesk.services.questionnaires.orders import works
from renodesk.services.questionnaires.satisfaction import proposed, satisfaction, take
from renodesk.services.questionnaires.words import (
    beside_line,
    check_lines,
    order_sentence,
    results_lines,
    satisfied_lines,
    wanted_line,
)


@questionnaire_group.command("results")
@click.argument("file", type=ESTATE_FILE)
@PHASE
@click.option("--by-building", "is_by_building", is_flag=True, help="按楼看 / building by building")
@pass_frame
def results(frame: Frame, file: Path, phase: str | None, is_by_building: bool) -> None:
    """逐题的份数、占比和评分 / counts, shares and scores, question by question."""
    with estate(frame, file, read_only=True) as session:
        reader = FormBook(session, phase_of(phase), frame.lang)
        if is_by_building:
            told = by_building(reader)
            least = reader.book.smallest_sample
            frame.answer(_buildings(told, least), building_lines(told, least, frame.lang))
            return
        found = reader.results()
        value: dict[str, Json] = {
            "phase": found.stack.phase.value,
            "round": found.stack.round,
            "counted": len(found.stack.counted),
            "questions": [_outcome(one) for one in found.outcomes],
        }
        frame.answer(value, results_lines(found, frame.lang))


def _buildings(told: ByBuilding, least: int) -> Json:
    return {
        "counted": told.counted,
        "known": told.known,
        "buildings": [
            {
                "buildings": [building.name for building in one.buildings],
                "forms": one.forms,
                "small": one.forms < least,
                "questions": [
                    {
                        "code": each.question.code,
                        "valid": each.valid,
                        "mean": each.mean,
                        "satisfied": each.satisfied if each.question.satisfied else None,
                        "agreed": each.agreed if each.question.agrees else None,
                    }
                    for each in one.outcomes
                ],
            }
            for one in told.voices
        ],
    }


def _outcome(one: Answered) -> Json:
    return {
        "code": one.question.code,
        "asked": one.asked,
        "answered": one.answered,
        "excluded": one.excluded,
        "mean": one.mean,
        "satisfied": one.satisfied if one.question.satisfied else None,
        "agreed": one.agreed if one.question.agrees else None,
        "small": one.is_small,
        "counts": {counted.option.code: counted.count for counted in one.counts},
        "parts": dict(zip(one.question.parts, one.parts, strict=False)) or None,
        "words": list(one.words),
    }


@questionnaire_group.command("sample")
@click.argument("file", type=ESTATE_FILE)
@PHASE
@pass_frame
def sample(frame: Frame, file: Path, phase: str | None) -> None:
    """抽样要求：份数、年龄、性别、职业、收入 / rules of the sample; exit 1 where one does not hold."""
    with estate(frame, file, read_only=True) as session:
        found = FormBook(session, phase_of(phase), frame.lang).results()
        value: list[Json] = [
            {
                "rule": one.rule.value,
                "question": one.question.code,
                "option": one.option.code if one.option is not None else None,
                "found": one.found,
                "wanted": one.wanted,
                "tolerance": one.tolerance,
                "holds": one.holds,
                "source": one.question.origin.source,
            }
            for one in found.checks
        ]
        frame.answer(value, check_lines(found, frame.lang))
        frame.exit_code = PARTLY if any(one.holds is False for one in found.checks) else 0


@questionnaire_group.command("satisfaction")
@click.argument("file", type=ESTATE_FILE)
@PHASE
@click.option("--take", "is_taking", is_flag=True, help="填进满意度指标 / answer the indicator with it")
@pass_frame
def satisfied(frame: Frame, file: Path, phase: str | None, is_taking: bool) -> None:
    """改造后的满意率和当地的门槛；exit 1 没有达到 / satisfaction after the works and what is asked here."""
    with estate(frame, file, read_only=not is_taking) as session:
        book = FormBook(session, phase_of(phase) if is_taking else phase_of(phase) or Phase.AFTER)
        results = book.results()
        if is_taking:
            inputs = next(iter(proposed(session, results).values()), {})
            take(session, book)
            facts = {name: int(inputs[name]) for name in ("valid", "satisfied")}
            frame.done("form_satisfaction_taken", **facts)
            return
        found = satisfaction(session)
        if found is None:
            frame.answer(None, [frame.text("form_satisfaction_none")])
            return
        value: dict[str, Json] = {
            "question": found.answered.question.code,
            "valid": found.answered.valid,
            "satisfied": found.answered.satisfied,
            "outcome": found.outcome.value,
            "rules": [
                {
                    "code": one.rule.code,
                    "outcome": one.outcome.value,
                    "have": one.have,
                    "base": one.base,
                    "share": one.rule.share,
                    "source": one.rule.source,
                    "clause": one.rule.clause,
                }
                for one in found.verdicts
            ],
        }
        frame.answer(value, satisfied_lines(found, frame.lang))
        frame.exit_code = PARTLY if found.outcome == Outcome.FAIL else 0


@questionnaire_group.command("beside")
@click.argument("file", type=ESTATE_FILE)
@PHASE
@click.option("--top", type=click.IntRange(1), default=None, help="只列差得最多的几项 / the widest gaps only")
@pass_frame
def beside(frame: Frame, file: Path, phase: str | None, top: int | None) -> None:
    """居民评分和设计师评分并排，差得多的在前 / residents beside the designer, the widest gaps first."""
    with estate(frame, file, read_only=True) as session:
        book = FormBook(session, phase_of(phase), frame.lang)
        found = book.beside(book.results())[:top]
        value: list[Json] = [
            {
                "item": one.item,
                "name": one.name,
                "residents": one.voice.score,
                "answers": one.voice.answers,
                "small": one.voice.is_small,
                "low": one.low,
                "high": one.high,
                "gap": one.gap,
            }
            for one in found
        ]
        heard = [one for one in found if one.voice.score is not None]
        lines = [beside_line(one, frame.lang) for one in heard] or [frame.text("form_beside_none")]
        frame.answer(value, lines)


@questionnaire_group.command("order")
@click.argument("file", type=ESTATE_FILE)
@PHASE
@pass_frame
def order(frame: Frame, file: Path, phase: str | None) -> None:
    """居民点单：36 项各有多少份想要 / what residents want of the 36."""
    with estate(frame, file, read_only=True) as session:
        found = FormBook(session, phase_of(phase), frame.lang).order()
        ranked = works(session, found)
        value: dict[str, Json] = {
            "forms": found.forms,
            "works": [
                {
                    "rank": one.wanted.rank,
                    "code": one.wanted.option.code,
                    "name": one.wanted.option.label,
                    "count": one.wanted.count,
                    "places": list(one.wanted.places),
                    "technical_rank": one.rank,
                    "technical_mode": one.mode or None,
                    "asking": one.asking,
                    "lowest": one.lowest,
                }
                for one in ranked
            ],
        }
        lines = [wanted_line(one, found.forms, frame.lang) for one in ranked if one.wanted.count]
        frame.answer(value, [*lines, order_sentence(found, frame.lang)])
