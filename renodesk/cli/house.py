"""`packs`, `doctor`, `demo`: the program itself."""

from pathlib import Path

import click

from renodesk.cli.frame import FAILED, PARTLY, Frame, SharedCommand, SharedGroup, WindowCommand, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE
from renodesk.domain.canonical import Json
from renodesk.paths import forms_dir


@click.group("packs", cls=SharedGroup)
def packs_group() -> None:
    """表包 / packs."""


@packs_group.command("check")
@click.argument("folder", required=False, default=None, type=ANY_PATH)
@pass_frame
def packs_check(frame: Frame, folder: Path | None) -> None:
    """检查表包，一次列出全部问题 / every complaint at once."""
    from renodesk.services.packs import check

    complaints = check(folder or forms_dir(), frame.lang)
    value: list[Json] = [
        {
            "pack": one.pack,
            "file": one.file,
            "row": one.row,
            "column": one.column,
            "code": one.code,
            "text": one.text,
        }
        for one in complaints
    ]
    lines = [f"{one.spot}: {one.text}" for one in complaints]
    frame.answer({"ok": not complaints, "complaints": value}, lines or [frame.text("packs_fine")])
    frame.exit_code = PARTLY if complaints else 0


@click.command("doctor", cls=SharedCommand)
@pass_frame
def doctor(frame: Frame) -> None:
    """看看这台机器缺什么 / what this machine lacks."""
    from renodesk.services.doctor import examine

    findings = examine()
    value: list[Json] = [
        {"part": one.part, "ok": one.is_fine, "needed": one.is_needed, "detail": one.detail}
        for one in findings
    ]
    lines = [
        frame.text(
            "doctor_fine" if one.is_fine else "doctor_lacks",
            part=frame.text(f"doctor_{one.part}"),
            detail=frame.text(f"doctor_encryption_{one.detail}") if one.part == "encryption" else one.detail,
        )
        for one in findings
    ]
    frame.answer({"ok": all(one.is_fine or not one.is_needed for one in findings), "findings": value}, lines)
    frame.exit_code = 0 if all(one.is_fine or not one.is_needed for one in findings) else PARTLY


@click.command("demo", cls=SharedCommand)
@click.argument("folder", required=False, default=None, type=ANY_PATH)
@click.option("--no-window", is_flag=True, help="不开窗口 / without the window")
@pass_frame
def demo(frame: Frame, folder: Path | None, no_window: bool) -> None:
    """用示例小区走完全程 / the whole main job on the sample estate."""
    from renodesk.services.demo import run_demo

    out = folder or Path("demo-out")
    made = run_demo(out, frame.lang, lambda line: click.echo(line, err=True))
    lines = [
        frame.text("demo_made", what=frame.text(f"demo_{name}"), file=str(path))
        for name, path in made.files.items()
    ]
    frame.answer({"files": {name: path.name for name, path in made.files.items()}, **made.facts}, lines)
    wants_window = not no_window and not frame.as_json
    if wants_window and frame.open_window(made.estate) is not None:
        return
    pictures = frame.pictures(made.estate, out / "screens")
    frame.words("demo_without_window" if pictures else "demo_without_qt", folder=str(out / "screens"))


@click.command("open", cls=WindowCommand)
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def open_window(frame: Frame, file: Path) -> None:
    """在窗口中打开小区档案 / open an estate in the window."""
    code = frame.open_window(file)
    if code is None:
        frame.words("no_window")
    frame.exit_code = FAILED if code is None else code


@click.command("screens", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.argument("folder", type=ANY_PATH)
@pass_frame
def screens(frame: Frame, file: Path, folder: Path) -> None:
    """把各界面画成图片 / draw the window's screens as pictures."""
    made = frame.pictures(file, folder)
    frame.answer({"files": [one.name for one in made]}, [str(one) for one in made])
    if not made:
        frame.words("no_window")
        frame.exit_code = FAILED


COMMANDS = (doctor, demo, open_window, screens)
