"""One dialog for every paper: Enter writes the report, ticks choose sections, and it remembers."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from reports.papers import pages_of
from shiboken6 import isValid

from renodesk.services.reporting import Form, Kind
from renodesk.ui.dialogs.paper import PaperDialog
from renodesk.ui.dialogs.verified import VerifiedDialog
from renodesk.ui.paper_wish import SETTING, KindWish, PaperWishes


def asked(bench: Any) -> PaperDialog:
    """Return the dialog, opened by its action."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    bench.desk.window.start("write_report")
    shown = [one for one in bench.desk.window.findChildren(PaperDialog) if isValid(one)]
    bench.qtbot.waitUntil(shown[-1].isVisible)
    return shown[-1]


def choose(dialog: PaperDialog, kind: Kind) -> None:
    at = next(at for at, offer in enumerate(dialog._offers) if offer.kind is kind)
    dialog.kind.setCurrentIndex(at)


def tick_only(dialog: PaperDialog, *names: str) -> None:
    dialog.none.click()
    for at in range(dialog.sections.count()):
        item = dialog.sections.item(at)
        if item.data(Qt.ItemDataRole.UserRole) in names:
            item.setCheckState(Qt.CheckState.Checked)


def test_enter_writes_the_report_as_pdf_beside_the_estate_and_a_second_asks_first(opened: Any) -> None:
    dialog = asked(opened)
    out = dialog.target
    assert (out.parent, out.suffix) == (opened.desk.workbench.estate.session.path.parent, ".pdf")
    opened.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    opened.settle()
    assert out.read_bytes().startswith(b"%PDF")
    assert out.name in opened.said.lines[-1][1]
    assert opened.said.questions == []
    before = out.read_bytes()
    opened.said.answer = lambda: False
    opened.qtbot.keyClick(asked(opened), Qt.Key.Key_Return)
    assert any(out.name in question for question in opened.said.questions)
    assert not opened.desk.workbench.operations.is_busy
    assert out.read_bytes() == before


def test_sections_office_logo_and_the_page_in_english_reach_the_paper_and_are_remembered(
    opened: Any, tmp_path: Path
) -> None:
    Image.new("RGB", (300, 90), "navy").save(tmp_path / "logo.png")
    dialog = asked(opened)
    tick_only(dialog, "summary")
    dialog.office.setText("城建设计院")
    dialog.logo.setText(str(tmp_path / "logo.png"))
    dialog.english.setChecked(True)
    out = tmp_path / "别处" / "摘要.pdf"
    out.parent.mkdir()
    dialog.out.setText(str(out))
    dialog.out.textEdited.emit(str(out))
    dialog.write.click()
    opened.settle()
    pages = pages_of(out.read_bytes())
    assert ["一页摘要" in page for page in pages] == [True, False]
    assert "Summary in English" in pages[1]
    assert "城建设计院" in pages[0]
    assert out.read_bytes().count(b"/Subtype /Image") == 2
    again = asked(opened)
    assert again.options.sections == ("summary",)
    assert (again.office.text(), again.logo.text()) == ("城建设计院", str(tmp_path / "logo.png"))
    assert again.english.isChecked()
    assert again.target.parent == out.parent
    again.close()


def test_a_kind_offers_its_own_forms_sections_and_plans(opened: Any, tmp_path: Path) -> None:
    dialog = asked(opened)
    assert [dialog.forms.button(at).isVisibleTo(dialog) for at in range(3)] == [True, True, False]
    assert not dialog.plan.isVisibleTo(dialog)
    choose(dialog, Kind.POSTER)
    assert not dialog.sections.isVisibleTo(dialog)
    assert not dialog.all.isVisibleTo(dialog)
    choose(dialog, Kind.LEDGERS)
    assert (dialog.form, dialog.target.suffix) == (Form.XLSX, ".xlsx")
    assert dialog.sections.isVisibleTo(dialog)
    assert not dialog.english.isEnabled()
    choose(dialog, Kind.PLAN)
    assert dialog.plan.isVisibleTo(dialog)
    assert "工程预算" in [dialog.sections.item(at).text() for at in range(dialog.sections.count())]
    dialog.forms.button(list(Form).index(Form.DOCX)).click()
    assert dialog.target.suffix == ".docx"
    dialog.write.click()
    opened.settle()
    assert dialog is not None
    written = list(opened.desk.workbench.estate.session.path.parent.glob("*.docx"))
    assert len(written) == 1
    again = asked(opened)
    assert (again.offer.kind, again.form) == (Kind.DIAGNOSIS, Form.PDF)
    choose(again, Kind.PLAN)
    assert again.form is Form.DOCX
    again.close()


def test_without_any_section_nothing_can_be_written(opened: Any) -> None:
    dialog = asked(opened)
    dialog.none.click()
    assert not dialog.write.isEnabled()
    dialog.all.click()
    assert dialog.write.isEnabled()
    assert dialog.options.sections == ()
    dialog.close()


@pytest.mark.parametrize("fault", ["logo", "folder", "glyph"])
def test_what_goes_wrong_is_said_and_nothing_is_left(opened: Any, tmp_path: Path, fault: str) -> None:
    (tmp_path / "logo.png").write_text("words", encoding="utf-8")
    out = tmp_path / ("missing" if fault == "folder" else "") / "报告.pdf"
    dialog = asked(opened)
    dialog.logo.setText(str(tmp_path / "logo.png") if fault == "logo" else "")
    dialog.office.setText("𓀀院" if fault == "glyph" else "")
    dialog.out.setText(str(out))
    dialog.write.click()
    opened.settle()
    assert len(opened.said.errors) == 1
    assert {"logo": "logo.png", "folder": "报告.pdf", "glyph": "U+13000"}[fault] in opened.said.errors[0]
    assert not out.exists()


def test_wishes_that_are_damaged_are_forgotten(opened: Any) -> None:
    preferences = opened.desk.workbench.preferences
    for text in ("{", "[]", '{"kinds": 3}', '{"kinds": {"plan": 4}}', '{"kinds": {"plan": {"left_out": 5}}}'):
        preferences.choose(SETTING, text)
        assert PaperWishes.read(preferences) == PaperWishes()
    wishes = PaperWishes(office="甲", folder="/x").wanting("plan", KindWish(form="docx", left_out=("a",)))
    wishes.keep(preferences)
    assert PaperWishes.read(preferences) == wishes


def test_a_paper_is_checked_against_the_open_estate_and_what_is_found_is_said(
    opened: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "报告.pdf"
    opened.desk.window.exchange.write_report_to(out)
    opened.settle()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(out), ""))
    opened.desk.window.start("check_paper")
    opened.settle()
    found = opened.desk.window.findChildren
    opened.qtbot.waitUntil(lambda: any(one.isVisible() for one in found(VerifiedDialog)))
    dialog = opened.desk.window.findChildren(VerifiedDialog)[-1]
    words = [one.text() for one in dialog.findChildren(QLabel)]
    assert "报告.pdf" in words[0]
    assert any("逐字节相同" in one for one in words)
    dialog.close_it.click()
    out.write_bytes(out.read_bytes()[:5000])
    opened.desk.window.start("check_paper")
    opened.settle()
    assert "不完整" in opened.said.errors[-1]
