"""Every icon that is drawn is there, and every icon there is drawn."""

import ast
import re

from architecture.sources import calls

from renodesk.paths import resource
from renodesk.services.inbox_lines import Standing
from renodesk.services.row_states import RowState
from renodesk.ui.icons import STATE_ICONS
from renodesk.ui.office.registry import OFFICE_SCREENS
from renodesk.ui.office.standings import MOVED_ICON, REFUSED_ICON, STANDING_ICONS, TAKEN_ICON
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
    screens = {icon for icon, _, _ in (*SCREENS, *OFFICE_SCREENS)}
    states = (*STATE_ICONS.values(), *STANDING_ICONS.values(), TAKEN_ICON, REFUSED_ICON, MOVED_ICON)
    return asked | dressed | {icon for icon, _ in states} | screens


def test_icons_drawn_and_icons_shipped_are_the_same() -> None:
    assert drawn() == {path.stem for path in resource("icons").glob("*.svg")}


def test_every_state_of_a_row_has_a_shape_of_its_own() -> None:
    shapes = [icon for icon, _ in STATE_ICONS.values()]
    assert set(STATE_ICONS) == set(RowState)
    assert len(set(shapes)) == len(shapes)


def test_every_standing_of_a_signature_has_a_shape_of_its_own() -> None:
    shapes = [icon for icon, _ in STANDING_ICONS.values()]
    assert set(STANDING_ICONS) == set(Standing)
    assert len({*shapes, TAKEN_ICON[0], REFUSED_ICON[0]}) == len(shapes) + 2


def test_every_colour_of_an_icon_is_in_every_theme() -> None:
    tokens = {token for _, token in STATE_ICONS.values()} | {"ink2"}
    assert all(tokens <= set(theme) for theme in THEMES.values())
