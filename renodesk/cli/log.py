"""`undo`, `redo`, `seal`, `reopen`, `round`, `repair`, `backup`, `copies`.

Acts on the log, and its safety.
"""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedCommand, SharedGroup, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.services.history import History
from renodesk.services.review import Review
from renodesk.services.rolling_copies import rolling_copies
from renodesk.services.rounds import ROLES, Rounds
from renodesk.services.safety import back_up, repair_file


@click.command("undo", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def undo(frame: Frame, file: Path) -> None:
    """撤销本人在本机的上一步 / take back your last act."""
    with estate(frame, file) as session:
        _tell(frame, "undone", History(session).undo())


@click.command("redo", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def redo(frame: Frame, file: Path) -> None:
    """重做 / do it again."""
    with estate(frame, file) as session:
        _tell(frame, "redone", History(session).redo())


def _tell(frame: Frame, code: str, changes: Changes) -> None:
    cells = sorted(changes.cells)
    skipped = [f"{cell.entity} {cell.key} {cell.field}" for cell in changes.skipped]
    for cell in skipped:
        frame.words("left_alone", cell=cell)
    frame.done(code, cells=len(cells), skipped=skipped)


@click.command("seal", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--reason", required=True, metavar="TEXT")
@click.option("--prepared", default="", metavar="NAME", help="编制")
@click.option("--checked", default="", metavar="NAME", help="校核")
@click.option("--reviewed", default="", metavar="NAME", help="审核")
@pass_frame
def seal(frame: Frame, file: Path, reason: str, prepared: str, checked: str, reviewed: str) -> None:
    """封存本轮 / seal the round."""
    with estate(frame, file) as session:
        names = dict(zip(ROLES, (prepared or frame.author.person, checked, reviewed), strict=True))
        Review(session, frame.lang).seal(reason, names)
        digest = session.seal.digest if session.seal else ""
        frame.done("sealed", round=session.round, digest=digest)


@click.command("reopen", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--reason", required=True, metavar="TEXT")
@pass_frame
def reopen(frame: Frame, file: Path, reason: str) -> None:
    """解封本轮 / reopen the round."""
    with estate(frame, file) as session:
        Rounds(session).reopen(reason)
        frame.done("reopened", round=session.round)


@click.group("round", cls=SharedGroup)
def round_group() -> None:
    """轮次 / rounds."""


@round_group.command("new")
@click.argument("file", type=ESTATE_FILE)
@click.argument("key", default="")
@pass_frame
def round_new(frame: Frame, file: Path, key: str) -> None:
    """开始新一轮（after-works、2027……） / begin another round."""
    with estate(frame, file) as session:
        Rounds(session).new(key or "after-works")
        frame.done("round_begun", round=session.round)


@round_group.command("list")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def round_list(frame: Frame, file: Path) -> None:
    """列出轮次 / list rounds."""
    with estate(frame, file, read_only=True) as session:
        found = Rounds(session).listing()
        value: list[Json] = [
            {
                "round": one.key,
                "kind": one.kind,
                "began": one.began,
                "sealed": one.seal is not None,
                "digest": one.seal.digest if one.seal else None,
                "current": one.key == session.round,
            }
            for one in found
        ]
        frame.answer(
            value,
            [
                f"{one.key}  {frame.text('round_sealed_word' if one.seal else 'round_open_word')}"
                for one in found
            ],
        )


@click.command("repair", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--reissue", default="", metavar="WRITER")
@click.option(
    "--from", "sources", multiple=True, type=ANY_PATH, help="备份、交换包或另一份 / backups or copies"
)
@pass_frame
def repair(frame: Frame, file: Path, reissue: str, sources: tuple[Path, ...]) -> None:
    """修复：从文件、日志、备份中找回 / bring back what file, journal and backups still have."""
    done = repair_file(file, frame.author, frame.environment, reissue=reissue, sources=sources)
    for line in done.lost:
        frame.words("repair_lost", what=line)
    for change in done.disputed:
        frame.words("repair_disputed", what=change)
    if done.set_aside:
        frame.words("repair_set_aside", file=done.set_aside)
    frame.done(
        "repaired",
        file=done.file,
        changes=done.changes,
        photos=done.photos,
        lost=list(done.lost),
        disputed=list(done.disputed),
        set_aside=done.set_aside,
    )
    frame.exit_code = 1 if done.lost else 0


@click.command("backup", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.argument("folder", type=ANY_PATH)
@pass_frame
def backup(frame: Frame, file: Path, folder: Path) -> None:
    """备份并读回核对 / back up, read back and compare."""
    with estate(frame, file, read_only=True) as session:
        frame.done("backed_up", file=back_up(session, folder).name)


@click.command("copies", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def copies(frame: Frame, file: Path) -> None:
    """本机关闭小区时留的随手副本 / the rolling copies this machine kept, without the photos."""
    found = rolling_copies(file, frame.environment)
    value: list[Json] = [{"file": str(one.file), "bytes": one.size} for one in found]
    lines = [f"{one.file}  {one.size / 1e6:.1f} MB" for one in found]
    frame.answer(value, lines or [frame.text("no_rolling_copies")])


COMMANDS = (undo, redo, seal, reopen, round_group, repair, backup, copies)
