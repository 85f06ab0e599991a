"""Every screen, in both languages and all themes, in small and large text: named, whole, translated."""

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from architecture.sources import PACKAGE, ROOT
from packs.as_written import CHINESE, as_written
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from ui.conftest import Bench
from ui.looking import DESK, LAPTOP, SETTLING, every_word_of, faults, shown

from renodesk.domain.about import About
from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.services.environment import Environment
from renodesk.services.plan_taking import PlanTaking
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
from renodesk.services.site_plan import SitePlans
from renodesk.ui.screens.registry import SCREENS

LONG = "槐安里一二三号院及沿街商住楼老旧小区（含机械厂家属院东区、西区和北区）第一期"
BUILDINGS = ("甲12号楼（原机械厂单身宿舍楼）", "㙍䶮3号楼")


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    """Return an estate whose names and numbers are as long as they come."""
    path = tmp_path / "estate.reno"
    with EstateSession.create(path, LONG, Author(person="欧阳明珠", device="d-1"), Environment()) as session:
        register = RegisterService(session)
        for name in BUILDINGS:
            register.add_building(name, units=2)
        register.set_fields(ESTATE, {"households": "999999", "population": "654321"})
        sheet = BytesIO()
        Image.new("RGB", (640, 480), "white").save(sheet, "PNG")
        plan = PlanTaking(session).take_bytes("a.png", sheet.getvalue(), LONG)[1]
        for place in (ESTATE, session.survey.buildings[0].units[0].place):
            SitePlans(session).pin(plan, Fraction(1, 2), Fraction(1, 2), About(place=place), LONG)
    return path


def look(bench: Bench, size: QSize) -> Iterator[tuple[str, QWidget]]:
    """Show one screen after another; yield its name and the window."""
    window = bench.desk.window
    window.resize(size)
    for at, (name, _, _) in enumerate(SCREENS):
        window.show_screen(at)
        bench.qtbot.wait(30)
        assert window.minimumSizeHint().width() <= LAPTOP.width(), name
        assert window.minimumSizeHint().height() <= LAPTOP.height(), name
        yield name, window


@pytest.mark.parametrize(
    ("language", "theme", "scale", "size"),
    [
        ("zh", "light", 1.0, LAPTOP),
        ("zh", "contrast", 2.0, LAPTOP),
        ("zh", "dark", 1.0, DESK),
        ("en", "dark", 1.25, LAPTOP),
        ("en", "light", 2.0, LAPTOP),
    ],
)
def test_every_control_is_named_whole_and_large_enough(
    bench: Bench, estate: Path, language: str, theme: str, scale: float, size: QSize
) -> None:
    bench.desk.window.start(f"language_{language}")
    bench.qtbot.wait(20)
    bench.desk.window.wear(theme, scale)
    bench.desk.window.exchange.open_path(estate)
    found = [f"{name}: {words}" for name, window in look(bench, size) for words in faults(bench, window)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_has_the_keyboard_looks_so(bench: Bench, estate: Path, theme: str) -> None:
    """Of each kind of control on each screen and tab one is looked at with and without the keyboard."""
    bench.desk.window.wear(theme, 1.0)
    bench.desk.window.exchange.open_path(estate)
    seen: set[tuple[str, str]] = set()
    alike = []
    for name, window in look(bench, LAPTOP):
        for _ in pages_of(bench, window):
            for one in list(shown(window)):
                kind = (type(one).__name__, one.objectName())
                if kind in seen or not one.isEnabled() or not one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    continue
                seen.add(kind)
                if is_alike(bench, one):
                    alike.append(f"{name}: {kind}")
    assert len(seen) > 15
    assert not alike, "\n".join(alike)


def is_alike(bench: Bench, one: QWidget) -> bool:
    """Return whether a control looks the same with the keyboard, once what is drawn later is drawn."""
    for _ in range(SETTLING):
        before, after = looks(one, has_keyboard=False), looks(one, has_keyboard=True)
        if before != after or not one.hasFocus():
            return False
        bench.qtbot.wait(10)
    return True


def looks(one: QWidget, *, has_keyboard: bool) -> QImage:
    """Return what a control looks like with or without the keyboard."""
    one.activateWindow()
    target = one.focusProxy() or one
    if has_keyboard:
        target.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        target.clearFocus()
    QApplication.processEvents()
    return one.grab().toImage()


def test_the_window_says_nothing_in_chinese_where_english_is_chosen_but_data_and_names_of_documents(
    bench: Bench, estate: Path
) -> None:
    known = "\n".join((*as_written(), LONG, "欧阳明珠", "甲", *BUILDINGS))
    bench.desk.window.start("language_en")
    bench.qtbot.wait(20)
    bench.desk.window.exchange.open_path(estate)
    strange = {
        f"{name}: {run}"
        for name, window in look(bench, LAPTOP)
        for _ in pages_of(bench, window)
        for one in shown(window)
        for text in every_word_of(one)
        for run in CHINESE.findall(text)
        if run not in known
    }
    assert not strange


def pages_of(bench: Bench, window: QWidget) -> Iterator[None]:
    """Turn through the tabs of a screen."""
    yield
    for bar in [one for one in shown(window) if isinstance(one, QTabBar)]:
        for at in range(1, bar.count() if bar.isVisible() else 0):
            bar.setCurrentIndex(at)
            bench.qtbot.wait(30)
            yield


def test_every_word_of_the_window_has_its_english(tmp_path: Path) -> None:
    """The file of translations is what the source asks for now, nothing is left open and nothing is stale."""
    tool = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    assert tool is not None
    kept = ROOT / "resources" / "i18n" / "renodesk_en.ts"
    made = Path(shutil.copy(kept, tmp_path / "now.ts"))
    sources = sorted(str(path) for path in PACKAGE.rglob("*.py"))
    subprocess.run(
        [tool, "-silent", "-no-obsolete", "-locations", "none", *sources, "-ts", str(made)], check=True
    )
    assert messages(made) == messages(kept)
    assert not [source for (_, source), text in messages(made).items() if not text]


def messages(file: Path) -> dict[tuple[str, str], str]:
    """Return the translation by (context, source)."""
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        for one in context.iter("message"):
            found[str(context.findtext("name")), str(one.findtext("source"))] = str(
                one.findtext("translation")
            )
    return found
