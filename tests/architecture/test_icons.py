"""Every icon that is drawn is there, and every icon there is drawn."""

import ast
import re

from architecture.sources import calls

from renodesk.paths import resource
from renodesk.services.row_states import RowState
from renodesk.ui.icons import STATE_ICONS
from renodesk.ui.screens.registry import SCREENS
from renodesk.ui.tokens import THEMES


def drawn() -> set[str]:
    """Return the names of icons the window asks for."""
    asked = {
        call.args[0].value
        for where, called, call in calls()
        if where.startswith("ui/") and called == "icon" and isinstance(call.args[0], ast.Constant)
    }
    styles = "".join(path.read_text(encoding="utf-8") for path in resource("styles").glob("*.qss"))
    dressed = set(re.findall(r"url\(@(\w+)@\)", styles))
    return asked | dressed | {icon for icon, _ in STATE_ICONS.values()} | {icon for icon, _, _ in SCREENS}


def test_icons_drawn_and_icons_shipped_are_the_same() -> None:
    assert drawn() == {path.stem for path in resource("icons").glob("*.svg")}


def test_every_state_of_a_row_has_a_shape_of_its_own() -> None:
    shapes = [icon for icon, _ in STATE_ICONS.values()]
    assert set(STATE_ICONS) == set(RowState)
    assert len(set(shapes)) == len(shapes)


def test_every_colour_of_an_icon_is_in_every_theme() -> None:
    tokens = {token for _, token in STATE_ICONS.values()} | {"ink2"}
    assert all(tokens <= set(theme) for theme in THEMES.values())
