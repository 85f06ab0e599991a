"""A paper is put in its place whole or not at all, whatever the disk and other programs do."""

import errno
import os
from pathlib import Path

import pytest

from renodesk.errors import (
    Cancelled,
    DiskFull,
    FileHeld,
    NotWritable,
    PaperNotMade,
    RenodeskError,
    UnknownSection,
)
from renodesk.reports.typography import THIN, typeset
from renodesk.services.reporting import Form, Kind, PaperOptions, write_paper
from renodesk.services.session import EstateSession
from renodesk.texts import explain

DOCUMENTS = (Form.PDF, Form.DOCX)


def refusal(number: int, windows: int | None = None) -> OSError:
    """Return what a system says; `windows` is its number there."""
    error = OSError(number, os.strerror(number))
    if windows is not None:
        error.winerror = windows  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize("form", DOCUMENTS)
@pytest.mark.parametrize(
    ("error", "call", "said"),
    [
        (refusal(errno.EBUSY), "replace", FileHeld),
        (refusal(errno.EACCES, 32), "replace", FileHeld),
        (refusal(errno.EACCES, 5), "replace", FileHeld),
        (refusal(errno.ENOSPC), "fsync", DiskFull),
        (refusal(errno.EROFS), "fsync", NotWritable),
    ],
    ids=["busy", "shared", "open in Word", "full", "read-only"],
)
def test_a_paper_that_cannot_take_its_place_leaves_the_old_one(
    form: Form,
    error: OSError,
    call: str,
    said: type[RenodeskError],
    session: EstateSession,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / f"体检报告.{form}"
    out.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(said) as caught:
        write_paper(session, Kind.DIAGNOSIS, form, out, PaperOptions(sections=("method",)))
    assert type(caught.value) is said
    assert out.name in explain(caught.value, "zh")
    assert out.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == [out.name]


@pytest.mark.parametrize("form", DOCUMENTS)
def test_a_paper_given_up_half_way_leaves_nothing(form: Form, session: EstateSession, tmp_path: Path) -> None:
    def stop(step: str, fraction: float) -> None:
        if fraction > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_paper(session, Kind.DIAGNOSIS, form, tmp_path / "a", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_paper_there_is_none_of_is_refused_before_anything_is_made(
    session: EstateSession, tmp_path: Path
) -> None:
    with pytest.raises(PaperNotMade) as caught:
        write_paper(session, Kind.DIAGNOSIS, None, tmp_path / "a.xlsx")
    assert caught.value.facts == {"kind": "diagnosis", "form": "xlsx", "known": "pdf, docx"}
    with pytest.raises(UnknownSection) as unknown:
        write_paper(session, Kind.DIAGNOSIS, None, tmp_path / "a.docx", PaperOptions(sections=("封面",)))
    assert "cover" in str(unknown.value.facts["known"])
    assert list(tmp_path.iterdir()) == []


def test_the_ending_says_the_form_where_nobody_does(session: EstateSession, tmp_path: Path) -> None:
    options = PaperOptions(sections=("origin",))
    for name, form, start in (
        ("A.DOCX", Form.DOCX, b"PK"),
        ("a.pdf", Form.PDF, b"%PDF"),
        ("a", Form.PDF, b"%PDF"),
    ):
        assert write_paper(session, Kind.DIAGNOSIS, None, tmp_path / name, options) is form
        assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("面积60㎡，宽3.5 m", f"面积60{THIN}㎡，宽3.5{THIN}m"),
        ("10–15lx、450 mm、25℃", f"10–15{THIN}lx、450{THIN}mm、25{THIN}℃"),
        ("3 kWh/12m³；5m²", f"3{THIN}kWh/12{THIN}m³；5{THIN}m²"),
        ("IMG_3m.jpg A3m B-M10 mat 6 months 8ddcc55a9066e199 40 % 3 户", None),
        ("v1.2m", None),
    ],
)
def test_a_thin_blank_stands_before_units_and_nowhere_else(typed: str, printed: str | None) -> None:
    assert typeset(typed) == (printed or typed)
    assert typeset(typeset(typed)) == typeset(typed)
