"""`office rank`, `office rank-why`: the archive's estates in order of need, and why."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from renodesk.cli.frame import Frame, SharedCommand, interval_text, number_text, pass_frame
from renodesk.cli.office.index import INDEX
from renodesk.cli.office.papers import DOCX, PDF, write_papers
from renodesk.cli.opening import ANY_PATH, ARCHIVE_PATH
from renodesk.domain.canonical import Json

if TYPE_CHECKING:
    from renodesk.office.index.project import ProjectRow
    from renodesk.services.ranking_why import Neighbour, Why


@click.command("rank", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.option("--csv", "csv_out", default=None, type=ANY_PATH, metavar="OUT")
@click.option("--freeze", "name", default="", metavar="NAME", help="定稿留存，以后不改 / keep it for good")
@INDEX
@pass_frame
def office_rank(frame: Frame, archive: Path, csv_out: Path | None, name: str, index_url: str) -> None:
    """排序并说明名次有多稳，第1名最需要 / rank 1 is most in need; with bands."""
    from renodesk.services.ranking import left_out, ranking, write_ranking
    from renodesk.services.ranking_words import left_out_lines

    if name:
        from renodesk.services.frozen_rankings import freeze_ranking

        _, ranked = freeze_ranking(archive, name, frame.author, frame.environment, index_url=index_url)
        frame.words("ranking_frozen", name=name, count=len(ranked))
    else:
        ranked = ranking(archive, frame.environment, index_url=index_url)
    value: list[Json] = [
        {
            "rank": one.rank,
            "estate": one.row.name,
            "id": one.row.id,
            "low": one.row.low,
            "high": one.row.high,
            "band": one.row.band,
            "need": one.need,
            "red_flags": one.row.red_flags,
            "completion": one.row.completion,
            "rank_best": one.best,
            "rank_worst": one.worst,
            "points": one.points,
            "points_low": one.ends[0] if one.ends else None,
            "points_high": one.ends[1] if one.ends else None,
            "willing_low": one.row.willing_low,
            "willing_high": one.row.willing_high,
            **plan_json(one.row.project),
        }
        for one in ranked
    ]
    if csv_out is not None:
        write_ranking(ranked, csv_out)
    lines = [
        frame.text(
            "rank_line",
            rank=one.rank,
            band=_band(one.best, one.worst),
            name=one.row.name,
            points=number_text(one.points),
            need=number_text(one.need),
            interval=interval_text(one.row.low, one.row.high),
            red=one.row.red_flags,
        )
        for one in ranked
    ]
    frame.answer(value, [*lines, *left_out_lines(left_out(ranked, frame.environment), frame.lang)])


@click.command("rank-why", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("estate")
@PDF
@DOCX
@INDEX
@pass_frame
def office_rank_why(
    frame: Frame, archive: Path, estate: str, pdf: Path | None, docx: Path | None, index_url: str
) -> None:
    """为什么是这个名次：与前后两名比、哪些没查、改哪个权重会换位 / why this rank."""
    from renodesk.services.ranking_why import why_ranked
    from renodesk.services.ranking_words import why_lines

    why = why_ranked(archive, estate, frame.environment, index_url=index_url)
    if pdf is not None or docx is not None:
        from renodesk.services.office_papers import why_document

        write_papers(frame, why_document(why, frame.environment, frame.lang), pdf, docx)
    frame.answer(_why_json(why), why_lines(why, frame.lang))


def plan_json(project: "ProjectRow") -> dict[str, Json]:
    """Return what the index says of an estate's plan and its place in the reserve."""
    complete, targeted = project.completeness or (None, None), project.targetedness or (None, None)
    return {
        "plan": project.plan or None,
        "complete_low": complete[0],
        "complete_high": complete[1],
        "targeted_low": targeted[0],
        "targeted_high": targeted[1],
        "state": project.state or None,
        "year": project.year or None,
        "cost_fen": project.cost,
        "unpriced": project.unpriced if project.plan else None,
    }


def _band(best: int, worst: int) -> str:
    return str(best) if best == worst else f"{best}–{worst}"


def _why_json(why: "Why") -> Json:
    axes = [part.axis.axis.value for part in why.parts]
    return {
        "rank": why.one.rank,
        "rank_best": why.one.best,
        "rank_worst": why.one.worst,
        "of": why.count,
        "estate": why.one.row.name,
        "id": why.one.row.id,
        "points": why.one.points,
        "axes": [
            {
                "axis": part.axis.axis.value,
                "weight": part.axis.weight,
                "low": part.low,
                "high": part.high,
                "points": part.points,
            }
            for part in why.parts
        ],
        "before": _neighbour_json(why.before, axes),
        "after": _neighbour_json(why.after, axes),
        "plan": [
            {
                "part": one.part.part.value,
                "axis": one.part.axis.value,
                "weight": one.part.weight,
                "done": one.share.done,
                "of": one.share.of,
                "low": one.ends[0] if one.ends else None,
                "high": one.ends[1] if one.ends else None,
                "source": one.part.source,
            }
            for one in why.plan
        ],
        "unseen": [
            {"item": row.code, "name": row.name, "axis": row.axis.value, "points": row.points}
            for row in why.unseen
        ],
        "pack": {
            "id": why.weights.identity.id,
            "version": why.weights.identity.version,
            "sha256": why.weights.identity.sha256,
            "statement": why.weights.identity.statement,
        },
    }


def _neighbour_json(other: "Neighbour | None", axes: list[str]) -> Json:
    if other is None:
        return None
    swap = other.swap
    return {
        "rank": other.one.rank,
        "estate": other.one.row.name,
        "id": other.one.row.id,
        "lead": dict(zip(axes, other.lead, strict=False)),
        "is_level": other.is_level,
        "swap": None
        if swap is None
        else {"axis": swap.axis.axis.value, "weight": swap.axis.weight, "becomes": swap.weight},
    }
