"""`score`, `why`: what the answers come to."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedCommand, interval_text, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate, place_of
from renodesk.domain.translated import statement_in
from renodesk.services.diagnosis import scores_json, warnings


@click.command("score", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def score(frame: Frame, file: Path) -> None:
    """得分、红旗、完成率、提议的整治条目 / the scores."""
    with estate(frame, file, read_only=True) as session:
        scores, forms = session.scores, session.forms_in(frame.lang)
        words = {one.word: one.word_en if frame.lang == "en" else one.word for one in forms.tree.words}
        bands = (scores.band,) if scores.band else scores.bands or ()
        lines = [
            frame.text(
                "score_total",
                interval=interval_text(scores.total.low, scores.total.high),
                band=" – ".join(words.get(one) or one for one in bands),
            )
        ]
        for group in forms.tree.groups:
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
            item = forms.tree.item(flag.item)
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
            known = forms.checklist.item(code)
            lines.append(frame.text(f"score_{remedy.mode}", code=code, name=known.name if known else ""))
        for warning in warnings(scores, forms, frame.lang):
            click.echo(str(warning), err=True)
        lines.append(statement_in(forms.tree.identity, frame.lang))
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


COMMANDS = (score, why)
