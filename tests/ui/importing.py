"""Steps of a person who takes a table in: open the dialog, give it a file, look, take."""

from collections.abc import Callable
from pathlib import Path

from ui.conftest import Bench

from renodesk.ui.importing.dialog import MATCH, PREVIEW, TableImportDialog


def asked(bench: Bench, ask: Callable[[], object]) -> TableImportDialog:
    """Return the dialog that an act opens."""
    ask()
    bench.qtbot.waitUntil(lambda: any(one.isVisible() for one in _all(bench)))
    return next(one for one in _all(bench) if one.isVisible())


def _all(bench: Bench) -> list[TableImportDialog]:
    return list(bench.desk.window.findChildren(TableImportDialog))


def on_page(bench: Bench, dialog: TableImportDialog, at: int) -> None:
    """Wait until a page is shown and nothing runs."""
    operations = bench.desk.workbench.operations
    bench.qtbot.waitUntil(
        lambda: dialog.pages.currentIndex() == at and not operations.is_busy, timeout=60_000
    )


def matched(bench: Bench, ask: Callable[[], object], file: Path) -> TableImportDialog:
    """Return the dialog with a file's columns matched."""
    dialog = asked(bench, ask)
    dialog.open_file(file)
    on_page(bench, dialog, MATCH)
    return dialog


def looked(bench: Bench, dialog: TableImportDialog) -> list[str]:
    """Go on to what the table would do, and return its lines."""
    dialog.proceed()
    on_page(bench, dialog, PREVIEW)
    model = dialog.preview.model
    lines = [model.line(row) for row in range(model.rowCount())]
    return [f"{one.where} {one.text}" for one in lines if one is not None]


def taken(bench: Bench, dialog: TableImportDialog) -> None:
    """Take what is shown, and wait until the dialog is gone."""
    assert dialog.go_on.isEnabled()
    dialog.go_on.click()
    bench.qtbot.waitUntil(lambda: not _all(bench), timeout=60_000)


def refused(bench: Bench, dialog: TableImportDialog) -> None:
    """Leave a dialog that cannot take its table."""
    assert not dialog.go_on.isEnabled()
    dialog.reject()
    bench.qtbot.waitUntil(lambda: not _all(bench))
