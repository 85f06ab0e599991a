"""`eligibility`: whether an estate may be renovated as an old one."""

from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, SharedCommand, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate, pairs
from renodesk.domain.canonical import Json
from renodesk.domain.eligibility import Verdict
from renodesk.services.eligibility import EligibilityService, Finding
from renodesk.services.eligibility_words import finding_lines


@click.command("eligibility", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--set", "answers", multiple=True, metavar="FIELD=VALUE", help="回答一问 / answer a question")
@click.option(
    "--cutoff", default="", metavar="through|before", help="截止年含不含本年 / is the year included"
)
@click.option("--source", default="", help="依据 / who says so")
@click.option("--keep", is_flag=True, help="存档判定 / keep the judgement")
@click.option(
    "--override", "verdict", type=click.Choice([*(one.value for one in Verdict), "-"]), default=None
)
@click.option("--reason", default="", help="改判的理由 / why it is judged otherwise")
@pass_frame
def eligibility(
    frame: Frame,
    /,
    file: Path,
    answers: tuple[str, ...],
    cutoff: str,
    source: str,
    keep: bool,
    verdict: str | None,
    reason: str,
) -> None:
    """改造对象资格：符合、不符合、待定，各依哪一条 / may this estate be renovated as an old one?"""
    said = pairs(answers, "--set")
    is_reading = not (said or cutoff or keep or verdict)
    with estate(frame, file, read_only=is_reading) as session:
        service = EligibilityService(session)
        if said:
            service.answer(said)
        if cutoff:
            service.read_year(cutoff, source)
        if verdict is not None:
            service.override(Verdict(verdict) if verdict != "-" else None, reason)
        if keep:
            service.keep()
        found = service.finding()
        frame.answer(_json(found), finding_lines(found, session, frame.lang))
        frame.exit_code = PARTLY if found.verdict == Verdict.NOT_ELIGIBLE else 0


def _json(found: Finding) -> Json:
    return {
        "verdict": found.verdict.value,
        "by_conditions": found.judgement.verdict.value,
        "override": found.override.reason if found.override is not None else None,
        "cutoff": found.reading.code if found.reading is not None else None,
        "cutoff_source": found.reading_source or None,
        "kept": found.kept.day.isoformat() if found.kept is not None and found.kept.day else None,
        "stale": found.is_stale,
        "conditions": [
            {
                "code": row.condition.code,
                "name": row.condition.name,
                "held": row.held.value,
                "missing": list(row.missing),
                "clause": row.condition.clause,
                "source": row.condition.origin.source,
                "provenance": list(row.condition.origin.provenance),
            }
            for row in found.judgement.rows
        ],
    }
