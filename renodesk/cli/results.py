"""`score`, `why`, `report`: what the answers come to."""

from pathlib import Path
from typing import Literal

import click

from renodesk.cli.frame import Frame, SharedCommand, interval_text, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate, place_of
from renodesk.services.diagnosis import scores_json, warnings
from renodesk.services.reporting import Form, Kind, PaperOptions


@click.command("score", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def score(frame: Frame, file: Path) -> None:
    """得分、红旗、完成率、提议的整治条目 / the scores."""
    with estate(frame, file, read_only=True) as session:
        scores = session.scores
        lines = [
            frame.text(
                "score_total",
                interval=interval_text(scores.total.low, scores.total.high),
                band=scores.band or " – ".join(scores.bands or ()),
            )
        ]
        for group in session.forms.tree.groups:
            node = scores.nodes[group.code]
            if group.level == 1:
                lines.append(
                    frame.text(
                        "score_node",
                        code=group.code,
                        name=group.name,
                        interval=interval_text(node.low, node.high),
                    )
                )
        for flag in scores.red_flags:
            item = session.forms.tree.item(flag.item)
            lines.append(
                frame.text(
                    "score_red",
                    code=flag.item,
                    name=item.name if item else "",
                    place=flag.place.shown,
                    score=interval_text(flag.score, flag.score),
                )
            )
        lines.append(
            frame.text(
                "score_completion",
                completion=interval_text(scores.completion, scores.completion),
                dealt=interval_text(scores.dealt_with, scores.dealt_with),
            )
        )
        for code, remedy in scores.remedies.items():
            known = session.forms.checklist.item(code)
            lines.append(frame.text(f"score_{remedy.mode}", code=code, name=known.name if known else ""))
        for warning in warnings(scores, session.forms, frame.lang):
            click.echo(str(warning), err=True)
        lines.append(session.forms.tree.identity.statement)
        frame.answer(scores_json(session, frame.lang), lines)


@click.command("why", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.argument("code")
@click.option("--at", "at", default=None, metavar="PLACE")
@pass_frame
def why(frame: Frame, file: Path, code: str, at: str | None) -> None:
    """为什么是这个分 / why a score is what it is."""
    from renodesk.services.why import explain_answer, explain_node

    with estate(frame, file, read_only=True) as session:
        if at is None:
            explained = explain_node(session, code, frame.lang)
        else:
            explained = explain_answer(session, code, place_of(session, at), frame.lang)
        frame.answer(explained.value, explained.lines)


@click.command("report", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--out", required=True, type=ANY_PATH)
@click.option("--kind", type=click.Choice([one.value for one in Kind]), default=Kind.DIAGNOSIS.value)
@click.option(
    "--format", "form", type=click.Choice([one.value for one in Form]), help="不写就看文件名 / by the ending"
)
@click.option("--place", "places", multiple=True, metavar="PLACE", help="sheets: 一处 / a place")
@click.option("--mine", "is_mine", is_flag=True, help="sheets: 分给我的 / my part")
@click.option("--revisit", "is_revisit", is_flag=True, help="sheets: 要回访的 / places to come back to")
@pass_frame
def report(
    frame: Frame,
    file: Path,
    out: Path,
    kind: str,
    form: str | None,
    places: tuple[str, ...],
    is_mine: bool,
    is_revisit: bool,
) -> None:
    """写一份文件：体检报告等，或空白现场表 / a paper, or blank field sheets."""
    from renodesk.services.reporting import write_paper

    wanted = Form(form) if form else None
    if kind == Kind.SHEETS:
        _field_sheets(frame, file, out, wanted, (places, is_mine, is_revisit))
        return
    if places or is_mine or is_revisit:
        raise click.UsageError("--place --mine --revisit: --kind sheets")
    with estate(frame, file, read_only=True) as session:
        write_paper(session, Kind(kind), wanted, out, PaperOptions(language=frame.lang))
        frame.done("report_written" if kind == Kind.DIAGNOSIS else "paper_written", file=out.name)


def _field_sheets(
    frame: Frame, file: Path, out: Path, form: Form | None, chosen: tuple[tuple[str, ...], bool, bool]
) -> None:
    from renodesk.services.reporting import PlaceChoice, write_field_sheets

    if form is Form.DOCX:
        raise click.UsageError("--kind sheets: --format pdf|xlsx")
    places, is_mine, is_revisit = chosen
    with estate(frame, file, read_only=True) as session:
        choice = PlaceChoice(
            places=tuple(place_of(session, one) for one in places), is_mine=is_mine, is_revisit=is_revisit
        )
        sheet: Literal["pdf", "xlsx"] | None = (
            None if form is None else "xlsx" if form is Form.XLSX else "pdf"
        )
        count = write_field_sheets(session, out, choice, form=sheet, language=frame.lang)
        frame.done("sheets_written", file=out.name, places=count)


COMMANDS = (score, why, report)
