"""`office rankings`, `office move`: rankings that were frozen, and moved by hand."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renodesk.cli.frame import Frame, SharedCommand, number_text, pass_frame
from renodesk.cli.office.papers import DOCX, PDF, XLSX, write_papers, write_xlsx
from renodesk.cli.opening import ARCHIVE_PATH
from renodesk.domain.canonical import Json
from renodesk.domain.numbers import read_number

if TYPE_CHECKING:
    from renodesk.services.frozen_rankings import FrozenRanking, Row


@click.command("rankings", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("name", default="")
@PDF
@DOCX
@XLSX
@pass_frame
def office_rankings(
    frame: Frame, archive: Path, name: str, pdf: Path | None, docx: Path | None, xlsx: Path | None
) -> None:
    """定稿的排序：列出，或照原样再看、再印一份 / frozen rankings: list, or show or print one as it was."""
    from renodesk.services.frozen_rankings import frozen_names, frozen_ranking

    if name:
        frozen = frozen_ranking(archive, name)
        _write(frame, frozen, pdf, docx, xlsx)
        show(frame, frozen)
        return
    names = frozen_names(archive)
    frame.answer(list[Json](names), names or [frame.text("rankings_none")])


def _write(
    frame: Frame, frozen: "FrozenRanking", pdf: Path | None, docx: Path | None, xlsx: Path | None
) -> None:
    if pdf is not None or docx is not None:
        from renodesk.services.office_papers import ranking_document

        write_papers(frame, ranking_document(frozen, frame.lang), pdf, docx)
    if xlsx is not None:
        from renodesk.services.office_papers import ranking_book

        write_xlsx(frame, ranking_book(frozen, frame.lang), xlsx)


@click.command("move", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("name")
@click.argument("estate")
@click.option("--to", required=True, type=int, metavar="N", help="调到第几位 / to which place")
@click.option("--reason", required=True, metavar="TEXT", help="理由 / why")
@pass_frame
def office_move(frame: Frame, archive: Path, name: str, estate: str, to: int, reason: str) -> None:
    """人工调整定稿的排序，写明理由；原来的不改 / move by hand, with a reason; what was frozen stays."""
    from renodesk.services.frozen_rankings import move_estate

    show(frame, move_estate(archive, name, estate, to, reason, frame.author, frame.environment))


def show(frame: Frame, one: "FrozenRanking") -> None:
    """Give a frozen ranking, from what was kept alone."""
    value: Json = {
        "ranking": one.frozen,
        "moves": list(one.moves),
        "order": [row.get("id") for row in one.order],
    }
    frame.answer(value, _lines(frame, one))


def _day_and_hour(at: object) -> str:
    return str(at or "")[:16].replace("T", " ")


def _lines(frame: Frame, one: "FrozenRanking") -> Iterator[str]:
    at = _day_and_hour(one.frozen.get("at"))
    yield frame.text("frozen_head", name=one.name, at=at, by=one.frozen.get("by"))
    ending = "_en" if frame.lang == "en" else ""
    for weight in _rows(one.frozen.get("weights")):
        yield frame.text(
            "frozen_weight",
            weight=weight.get("weight"),
            axis=weight.get("name" + ending),
            source=weight.get("source"),
        )
    for pack in _rows(one.frozen.get("packs")):
        facts = {"id": pack.get("id"), "version": pack.get("version"), "digest": pack.get("sha256")}
        yield frame.text("frozen_pack", **facts)
        if pack.get("statement"):
            yield "  " + str(pack.get("statement" + ending))
    for place, row in enumerate(one.order, 1):
        yield frame.text(
            "frozen_line",
            place=place,
            name=row.get("estate"),
            rank=row.get("rank"),
            band="–".join(dict.fromkeys(str(row.get(key)) for key in ("rank_best", "rank_worst"))),
            points=number_text(read_number(str(row.get("points")))),
        )
    for move in one.moves:
        yield frame.text(
            "frozen_move",
            at=_day_and_hour(move.get("at")),
            by=move.get("by"),
            name=move.get("name"),
            old=move.get("from"),
            to=move.get("to"),
            reason=move.get("reason"),
        )


def _rows(value: Json) -> "list[Row]":
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
