"""Poster and papers of a meeting from the window: what must not hang in public is said first."""

from pathlib import Path
from typing import Any

from reports.papers import pages_of
from ui.test_paper_dialog import asked, choose, tick_only

from renodesk.services.reporting import Kind


def test_a_poster_is_written_only_after_its_photos_were_spoken_of(opened: Any, tmp_path: Path) -> None:
    for answer in (False, True):
        opened.said.answer = lambda answer=answer: answer
        dialog = asked(opened)
        choose(dialog, Kind.POSTER)
        dialog.out.setText(str(tmp_path / "海报.pdf"))
        dialog.accept()
        opened.settle()
        assert "可公开" in opened.said.questions[-1]
        assert (tmp_path / "海报.pdf").exists() is answer
    assert len(pages_of((tmp_path / "海报.pdf").read_bytes())) == 1


def test_forms_of_a_meeting_say_that_they_are_not_to_be_posted(opened: Any, tmp_path: Path) -> None:
    dialog = asked(opened)
    choose(dialog, Kind.MEETING)
    tick_only(dialog, "signin", "order")
    dialog.out.setText(str(tmp_path / "会议.pdf"))
    dialog.accept()
    opened.settle()
    pages = pages_of((tmp_path / "会议.pdf").read_bytes())
    assert "居民点单表" in pages[0]
    assert "签到表" in pages[1]
    assert "不公开张贴" in opened.said.lines[-1][1]
