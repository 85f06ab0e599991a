"""`score`, `why`: what the answers come to."""

from collections.abc import Iterator
from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedCommand, interval_text, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate, place_of
from renodesk.domain.form import Forms
from renodesk.domain.scores import Scores
from renodesk.domain.translated import statement_in
from renodesk.services.diagnosis import scores_json, warnings


@click.command("score", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def score(frame: Frame, file: Path) -> None:
    """得分、红旗、完成率、提议的整治条目 / the scores."""
    with estate(frame, file, read_only=True) as session:
        forms = session.forms_in(frame.lang)
        for warning in warnings(session.scores, forms, frame.lang):
            click.echo(str(warning), err=True)
        frame.answer(scores_json(session, frame.lang), list(_score_lines(frame, session.scores, forms)))


def _score_lines(frame: Frame, scores: Scores, forms: Forms) -> Iterator[str]:
    words = {one.word: one.word_en if frame.lang == "en" else one.word for one in forms.tree.words}
    bands = (scores.band,) if scores.band else scores.bands or ()
    yield frame.text(
        "score_total",
        interval=interval_text(scores.total.low, scores.total.high),
        band=" – ".join(words.get(one) or one for one in bands),
    )
    for group in forms.tree.groups:
        node = scores.nodes[group.code]
        if group.level == 1:
            interval = interval_text(node.low, node.high)
            yield frame.text("score_node", code=group.code, name=group.name, interval=interval)
    for flag in scores.red_flags:
        item = forms.tree.item(flag.item)
        yield frame.text(
            "score_red",
            code=flag.item,
            name=item.name if item else "",
            place=flag.place.shown,
            score=interval_text(flag.score, flag.score),
        )
    yield frame.text(
        "score_completion",
        completion=interval_text(scores.completion, scores.completion),
        dealt=interval_text(scores.dealt_with, scores.dealt_with),
    )
    for code, remedy in scores.remedies.items():
        known = forms.checklist.item(code)
        yield frame.text(f"score_{remedy.mode}", code=code, name=known.name if known else "")
    yield statement_in(forms.tree.identity, frame.lang)


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
