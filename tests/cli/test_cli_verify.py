"""`report verify`: which data a paper is of, and whether it still says what they say."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from cli.commands import Said, done, read, renodesk
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

SECTIONS = ("--section", "cover", "--section", "summary", "--section", "checklist")


def write(estate: Path, out: Path, *more: object) -> Path:
    """Write a paper of a few pages."""
    done("report", estate, "--out", out, *SECTIONS, *more)
    return out


def verify(paper: Path, estate: Path) -> Said:
    return renodesk("report", "verify", paper, estate)


def change(estate: Path, value: str) -> None:
    done("register", "set", estate, value, "--at", "1")


@pytest.fixture
def paper(estate: Path, tmp_path: Path) -> Path:
    """Return a paper of the estate as it is."""
    return write(estate, tmp_path / "报告.pdf", "--office", "城建设计院", "--with-english")


def test_a_paper_of_the_present_data_is_the_same_byte_by_byte(
    paper: Path, estate: Path, tmp_path: Path
) -> None:
    said = verify(paper, estate)
    assert (said.code, "逐字节相同" in said.out) == (0, True)
    Image.new("RGB", (90, 30), "navy").save(tmp_path / "logo.png")
    with_logo = write(estate, tmp_path / "标志.pdf", "--logo", tmp_path / "logo.png")
    assert "图片和版式没有比" in verify(with_logo, estate).out
    done("settings", "set", "logo", tmp_path / "logo.png")
    assert "逐字节相同" in verify(with_logo, estate).out
    assert read("report", "verify", with_logo, estate)["compared"] == "bytes"


def test_an_older_paper_is_known_and_what_changed_since_is_said(paper: Path, estate: Path) -> None:
    change(estate, "households=30")
    said = verify(paper, estate)
    assert said.code == 4
    assert "又有 1 处改动" in said.out
    assert "24" in said.out
    assert "30" in said.out
    assert "没有核对" in said.out
    found = read_code(paper, estate)
    assert (found["verdict"], found["changes_since"], found["belongs"]) == ("older", 1, True)


def test_a_paper_that_knows_more_than_the_file_is_newer_or_apart(estate: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(estate, tmp_path / "副本.reno"))
    change(estate, "households=30")
    newer = write(estate, tmp_path / "新.pdf")
    said = verify(newer, copy)
    assert (said.code, "比这份档案新" in said.out) == (5, True)
    change(copy, "floors=7")
    assert "各走了一步" in verify(newer, copy).out
    found = read_code(newer, copy)
    assert (found["verdict"], found["changes_missing_here"], found["changes_since"]) == ("apart", 1, 1)


def test_after_a_seal_its_paper_stays_that_of_the_round(estate: Path, tmp_path: Path) -> None:
    done("seal", estate, "--reason", "查勘完成")
    sealed = write(estate, tmp_path / "封存.pdf")
    assert "草稿" not in "".join(page.extract_text() for page in PdfReader(sealed).pages)
    said = verify(sealed, estate)
    assert said.code == 0
    assert "封存" in said.out
    assert "逐字节相同" in said.out


def test_a_paper_of_another_estate_does_not_belong(paper: Path, tmp_path: Path) -> None:
    other = tmp_path / "别处.reno"
    done("estate", "new", other, "--name", "别处小区")
    said = verify(paper, other)
    assert (said.code, "不属于小区“别处小区”" in said.out) == (1, True)


def test_a_page_that_was_changed_is_named(paper: Path, estate: Path, tmp_path: Path) -> None:
    stamp = io.BytesIO()
    canvas = Canvas(stamp)
    canvas.drawString(200, 500, "99.9")
    canvas.save()
    writer = PdfWriter(clone_from=paper)
    writer.pages[2].merge_page(PdfReader(stamp).pages[0])
    altered = tmp_path / "改过.pdf"
    writer.write(altered)
    said = verify(altered, estate)
    assert said.code == 7
    assert "不一样的页：3。" in said.out
    short = tmp_path / "少一页.pdf"
    writer = PdfWriter(clone_from=paper)
    writer.remove_page(len(writer.pages) - 1)
    writer.write(short)
    assert verify(short, estate).code == 7


def test_a_mark_that_was_changed_fits_no_data(paper: Path, estate: Path, tmp_path: Path) -> None:
    whole, digest = paper.read_bytes(), read_code(paper, estate)["digest"].encode()
    forged = tmp_path / "假.pdf"
    forged.write_bytes(whole.replace(digest, digest[::-1]))
    assert (verify(forged, estate).code, read_code(forged, estate)["verdict"]) == (7, "other_state")
    forged.write_bytes(whole.replace(b'reno:english="yes"', b'reno:english="no" '))
    assert read_code(forged, estate)["verdict"] == "altered"


def test_a_paper_saved_anew_without_its_mark_is_still_known_by_the_digest_it_prints(
    paper: Path, estate: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "另存.pdf"
    writer = PdfWriter()
    for page in PdfReader(paper).pages:
        writer.add_page(page)
    writer.write(bare)
    said = verify(bare, estate)
    assert (said.code, "没有核对" in said.out) == (0, True)
    change(estate, "households=30")
    assert verify(bare, estate).code == 1


def test_a_word_paper_is_checked_by_its_paragraphs(estate: Path, tmp_path: Path) -> None:
    word = write(estate, tmp_path / "报告.docx")
    assert "逐字节相同" in verify(word, estate).out
    edited = tmp_path / "接着写.docx"
    with zipfile.ZipFile(word) as whole, zipfile.ZipFile(edited, "w") as out:
        for name in whole.namelist():
            data = whole.read(name)
            out.writestr(
                name, data.replace("一页摘要".encode(), "两页摘要".encode()) if "document" in name else data
            )
    said = verify(edited, estate)
    assert said.code == 7
    assert "两页摘要" in said.out


def test_a_workbook_is_known_by_its_digest(estate: Path, tmp_path: Path) -> None:
    book = tmp_path / "台账.xlsx"
    done("report", estate, "--kind", "ledgers", "--out", book)
    assert verify(book, estate).code == 0
    change(estate, "households=30")
    assert verify(book, estate).code == 4


def test_a_workbook_is_made_again_and_compared_cell_by_cell(estate: Path, tmp_path: Path) -> None:
    book, saved, edited = (tmp_path / name for name in ("台账.xlsx", "另存.xlsx", "改过.xlsx"))
    chosen = ("--section", "indicators", "--office", "某院 & 某所")
    done("report", estate, "--kind", "ledgers", "--out", book, *chosen)
    assert "逐字节相同" in verify(book, estate).out
    for out, weight in ((saved, b"0.24"), (edited, b"0.25")):
        with zipfile.ZipFile(book) as given, zipfile.ZipFile(out, "w") as taken:
            for name in given.namelist():
                data = given.read(name)
                taken.writestr(name, data.replace(b"<v>0.24</v>", b"<v>%s</v>" % weight))
    said = verify(saved, estate)
    assert (said.code, "文字完全相同" in said.out) == (0, True)
    said = verify(edited, estate)
    assert (said.code, "不一样的格子：指标表!D6" in said.out) == (7, True)


def test_what_has_no_digest_and_what_is_no_whole_paper_are_told_apart(
    paper: Path, estate: Path, tmp_path: Path
) -> None:
    plain = tmp_path / "白纸.pdf"
    canvas = Canvas(str(plain))
    canvas.drawString(100, 100, "blank")
    canvas.save()
    assert (verify(plain, estate).code, "没有数据摘要" in verify(plain, estate).out) == (6, True)
    whole = paper.read_bytes()
    cases = {
        "截断.pdf": (whole[: len(whole) // 2], "不完整"),
        "不是.pdf": (b"words", "不是 PDF"),
        "空.pdf": (b"", "不是 PDF"),
        "坏.pdf": (b"%PDF-1.4\n" + b"x" * 3000 + b"%%EOF", "已损坏"),
        "坏.docx": (b"PK\x03\x04" + b"x" * 100, "不完整"),
    }
    for name, (data, words) in cases.items():
        (tmp_path / name).write_bytes(data)
        said = verify(tmp_path / name, estate)
        assert (said.code, words in said.err) == (3, True), (name, said)
    assert verify(tmp_path / "没有.pdf", estate).code == 3


def test_an_annex_beside_an_archive_is_said_to_be_outside_what_is_checked(
    estate: Path, tmp_path: Path
) -> None:
    (tmp_path / "档案库" / "estates").mkdir(parents=True)
    shutil.copy(estate, tmp_path / "档案库" / "estates")
    paper = write(estate, tmp_path / "附比较.pdf", "--archive", tmp_path / "档案库")
    said = verify(paper, estate)
    assert (said.code, "附有和档案库比较的一章" in said.out) == (0, True)


def read_code(paper: Path, estate: Path) -> dict[str, object]:
    return renodesk("report", "--json", "verify", paper, estate).json  # type: ignore[no-any-return]
