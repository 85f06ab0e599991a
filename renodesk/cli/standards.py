"""`standard`: the yearly self-check by the measuring standard (衡量标准自查)."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedGroup, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.domain.standard import Fulfilment
from renodesk.services.attachments import Attachments
from renodesk.services.days import today
from renodesk.services.session import EstateSession
from renodesk.services.standards import StandardActs, StandardLine, self_check
from renodesk.services.standards.reading import evidence_of
from renodesk.services.standards.words import check_lines, fulfilment_word, told_sentence

BACK = "-"
YEAR = click.option(
    "--year", type=int, default=0, help="哪一年的自查，不写就是今年 / of which year; this year"
)


@click.group("standard", cls=SharedGroup)
def standard_group() -> None:
    """衡量标准自查（20项） / self-check by the measuring standard."""


def _year(session: EstateSession, year: int) -> int:
    return year or today(session).year


@standard_group.command("show")
@click.argument("file", type=ESTATE_FILE)
@YEAR
@pass_frame
def show(frame: Frame, file: Path, year: int) -> None:
    """逐条列出答案、软件的建议和它凭的数据 / every row, its answer, what is proposed and from what."""
    with estate(frame, file, read_only=True) as session:
        check = self_check(session, _year(session, year), frame.lang)
        value: dict[str, Json] = {
            "year": check.year,
            "pack": {"id": check.standard.identity.id, "version": check.standard.identity.version},
            "counts": {one.value: count for one, count in check.counts.items()},
            "open": [one.row.code for one in check.open],
            "rows": [_row(frame, one) for one in check.lines],
        }
        frame.answer(value, check_lines(check, frame.lang))


def _row(frame: Frame, line: StandardLine) -> Json:
    return {
        "code": line.row.code,
        "name": line.row.name,
        "scope": line.row.scope or None,
        "asked": line.row.is_asked,
        "answer": line.answer.value if line.answer is not None else None,
        "proposed": line.proposed.value if line.proposed is not None else None,
        "told": told_sentence(line, frame.lang) or None,
        "note": line.note or None,
        "files": list(line.files),
        "by": line.by or None,
        "contested": line.is_contested,
        "source": line.row.source,
    }


@standard_group.command("set")
@click.argument("file", type=ESTATE_FILE)
@click.argument("code")
@click.argument("answer", type=click.Choice((*(one.value for one in Fulfilment), BACK)))
@click.option("--note", default=None, help="佐证是什么、在哪里 / what the evidence is, and where")
@click.option("--file", "attached", multiple=True, type=ANY_PATH, help="附上佐证文件 / attach a file")
@YEAR
@pass_frame
def put(
    frame: Frame, file: Path, code: str, answer: str, note: str | None, attached: tuple[Path, ...], year: int
) -> None:
    """答一条；- 收回 / answer a row; - takes it back."""
    said = None if answer == BACK else Fulfilment(answer)
    with estate(frame, file) as session:
        acts = StandardActs(session, _year(session, year))
        acts.answer({code: said})
        if note is not None:
            acts.note(code, note)
        for path in attached:
            kept = Attachments(session).attach(path, evidence_of(acts.year, code))
            frame.words("standard_evidence_kept", row=code, file=kept.name)
        frame.done("standard_answered", row=code, word=fulfilment_word(said, frame.lang))


@standard_group.command("note")
@click.argument("file", type=ESTATE_FILE)
@click.argument("code")
@click.argument("text")
@YEAR
@pass_frame
def note(frame: Frame, file: Path, code: str, text: str, year: int) -> None:
    """记一条的佐证说明 / note the evidence of a row."""
    with estate(frame, file) as session:
        StandardActs(session, _year(session, year)).note(code, text)
        frame.done("standard_noted", row=code)


@standard_group.command("take")
@click.argument("file", type=ESTATE_FILE)
@YEAR
@pass_frame
def take(frame: Frame, file: Path, year: int) -> None:
    """没答的照软件的建议记上 / answer what is open as the program proposes."""
    with estate(frame, file) as session:
        acts = StandardActs(session, _year(session, year))
        before = len(self_check(session, acts.year).open)
        if acts.take_proposed() is None:
            frame.done("standard_none_proposed")
            return
        frame.done("standard_taken", count=before - len(self_check(session, acts.year).open))


COMMANDS = (standard_group,)
