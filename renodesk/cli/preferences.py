"""`settings`: preferences to show, choose and reset."""

import click

from renodesk.cli.frame import Frame, SharedGroup, pass_frame
from renodesk.domain.canonical import Json
from renodesk.errors import UnknownSetting, WrongUsage
from renodesk.settings import SETTINGS, Kind, Setting

CHOSEN = tuple(setting for setting in SETTINGS if setting.kind != Kind.REMEMBERED)


@click.group("settings", cls=SharedGroup)
def settings_group() -> None:
    """设置：查看、改、恢复默认 / preferences."""


@settings_group.command("show")
@pass_frame
def settings_show(frame: Frame) -> None:
    """列出全部设置 / list every preference."""
    kept = frame.preferences
    value: list[Json] = [
        {"name": one.name, "value": kept[one.name], "default": one.default, "flag": one.flag}
        for one in CHOSEN
    ]
    frame.answer({"settings": value}, [_line(frame, one, kept[one.name]) for one in CHOSEN])


@settings_group.command("set")
@click.argument("name")
@click.argument("value")
@pass_frame
def settings_set(frame: Frame, name: str, value: str) -> None:
    """改一项设置 / choose a preference."""
    setting = _called(name)
    if not setting.allows(value):
        raise WrongUsage(what=setting.flag, value=f"{value} ≠ {' | '.join(setting.choices)}")
    kept = frame.preferences
    kept.choose(setting.name, value)
    frame.answer({"name": setting.name, "value": kept[setting.name]}, [_line(frame, setting, value)])


@settings_group.command("reset")
@click.argument("names", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="全部 / every one")
@pass_frame
def settings_reset(frame: Frame, names: tuple[str, ...], everything: bool) -> None:
    """恢复默认 / return preferences to their defaults."""
    wanted = CHOSEN if everything else tuple(map(_called, names))
    if not wanted:
        raise WrongUsage(what="NAME", value="--all")
    kept = frame.preferences
    for setting in wanted:
        kept.reset(setting.name)
    value: Json = {setting.name: kept[setting.name] for setting in wanted}
    frame.answer({"settings": value}, [_line(frame, one, kept[one.name]) for one in wanted])


def _called(name: str) -> Setting:
    plain = name.removeprefix("--").replace("-", "_")
    for setting in CHOSEN:
        if setting.name == plain:
            return setting
    raise UnknownSetting(name=name)


def _line(frame: Frame, setting: Setting, value: str) -> str:
    shown = frame.text(f"choice_{setting.name}_{value}") if setting.choices and "." not in value else value
    return frame.text("setting_set", label=frame.text(f"setting_{setting.name}"), value=shown or "–")


COMMANDS = (settings_group,)
