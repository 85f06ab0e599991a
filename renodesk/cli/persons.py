"""`persons`: how many personal values an estate file holds, and deleting all of them for good."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate
from renodesk.services.erasing import Erasing


@click.command("persons", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--erase", "is_erased", is_flag=True, help="全部删掉，找不回 / delete all of them for good")
@click.option("--reason", default="", help="为什么删 / why")
@pass_frame
def persons(frame: Frame, file: Path, is_erased: bool, reason: str) -> None:
    """个人信息有几条；项目结束后全部删掉 / personal values: how many, and deleting them all."""
    with estate(frame, file, read_only=not is_erased) as session:
        erasing = Erasing(session)
        held = erasing.erase_all(reason) if is_erased else erasing.held()
        code = "persons_erased" if is_erased else "persons_here" if held.count else "persons_none"
        frame.done(code, count=held.count, files=held.files)


COMMANDS = (persons,)
