"""Every kind of paper of the sample, in every form: pages, bookmarks, pictures, the same bytes."""

import io
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from reports.papers import outside, pages_of
from reports.word import W, body_of, pictures_of_word, style_of, styles_of

from renodesk.services.reporting import Form, Kind, PaperOptions, forms_of, write_paper
from renodesk.services.reporting.papers import MAKERS
from renodesk.services.session import EstateSession


@pytest.fixture(scope="module")
def written(
    session: EstateSession, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[Kind, Form], bytes]:
    """Return every paper that is a document."""
    folder = tmp_path_factory.mktemp("papers")
    found = {}
    for kind in MAKERS:
        for form in forms_of(kind):
            if form is not Form.XLSX:
                out = folder / f"{kind}.{form}"
                write_paper(session, kind, form, out)
                found[kind, form] = out.read_bytes()
    return found


def test_every_kind_is_a_document_a_workbook_or_the_field_sheets() -> None:
    without = {kind for kind in Kind if not forms_of(kind)}
    assert without == {Kind.SHEETS}
    assert {Form.PDF, Form.DOCX} <= set(forms_of(Kind.DIAGNOSIS)) & set(forms_of(Kind.PLAN))


@pytest.mark.parametrize("kind", MAKERS)
def test_nothing_leaves_a_page_and_every_page_is_numbered(
    kind: Kind, written: dict[tuple[Kind, Form], bytes]
) -> None:
    pdf = written[kind, Form.PDF]
    assert outside(pdf, *((12, 12) if kind is Kind.POSTER else ())) == []
    pages = pages_of(pdf)
    assert len(pages) >= 1
    if len(pages) > 1:
        assert f"共{len(pages)}页" in "".join(pages[-1].split())
    assert PdfReader(io.BytesIO(pdf)).metadata.title  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", MAKERS)
def test_word_has_only_styles_that_exist_whole_rows_and_pictures_that_say_what_they_show(
    kind: Kind, written: dict[tuple[Kind, Form], bytes]
) -> None:
    data = written[kind, Form.DOCX]
    assert docx.Document(io.BytesIO(data)).core_properties.title
    body, styles = body_of(data), styles_of(data)
    assert {style_of(one) for one in body.iter(f"{W}p")} <= set(styles)
    assert all(one.find(f"{W}trPr/{W}cantSplit") is not None for one in body.iter(f"{W}tr"))
    assert all(text for _, text, _ in pictures_of_word(data))
    for cell in body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p", "Word calls a cell that ends with a table damaged"


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_data_give_the_same_bytes_in_every_form(
    kind: Kind, written: dict[tuple[Kind, Form], bytes], session: EstateSession, tmp_path: Path
) -> None:
    for form in (Form.PDF, Form.DOCX):
        write_paper(session, kind, form, tmp_path / "again", PaperOptions())
        assert (tmp_path / "again").read_bytes() == written[kind, form]
