"""Pages of PDFs that come from outside: drawn one at a time, and refused with a reason."""

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest
from photos.plan_pdfs import plan_pdf, with_a_picture_of, with_lines, without_pages
from PIL import Image

from renodesk.errors import Cancelled, NotReadable, PlanLocked, PlanRefused
from renodesk.photos import plan_pages
from renodesk.photos.intake import read_photo_bytes
from renodesk.photos.plan_pages import PAGE_PIXELS, THUMBNAIL_PIXELS, PlanPdf, is_pdf
from renodesk.texts import explain


def squares(picture: bytes) -> int:
    """Return how many dark squares a drawn page shows."""
    with Image.open(BytesIO(picture)) as image:
        grey = image.convert("L")
        line = grey.height - round(430 / 841.89 * grey.height)
        dark = [grey.getpixel((x, line)) < 100 for x in range(round(grey.width * 0.03), grey.width - 80)]
    return sum(1 for before, now in pairwise(dark) if now and not before)


def test_the_chosen_page_of_three_hundred_is_drawn_and_no_other() -> None:
    with PlanPdf.read("总图.pdf", plan_pdf(300)) as pdf:
        assert pdf.page_count == 300
        ending, picture = pdf.picture(7)
        assert (ending, squares(picture)) == ("png", 7)
        with Image.open(BytesIO(picture)) as image:
            assert max(image.size) == PAGE_PIXELS
            assert image.width > image.height
        with Image.open(BytesIO(pdf.thumbnail(300))) as image:
            assert max(image.size) == THUMBNAIL_PIXELS
        assert pdf.picture(7)[1] == picture, "the same page gives the same bytes"


def test_a_drawn_page_is_a_photo_that_intake_takes() -> None:
    with PlanPdf.read("a.pdf", plan_pdf()) as pdf:
        ending, picture = pdf.picture(1)
    assert read_photo_bytes(f"a-1.{ending}", picture).facts.width == PAGE_PIXELS


def test_a_page_full_of_grain_is_kept_as_jpeg(noise: Callable[..., Image.Image]) -> None:
    out = BytesIO()
    noise(2400, 1800).save(out, "PDF")
    with PlanPdf.read("scan.pdf", out.getvalue()) as pdf:
        ending, picture = pdf.picture(1)
    assert ending == "jpg"
    assert picture[:2] == b"\xff\xd8"


def test_a_password_is_asked_for_and_a_wrong_one_is_said() -> None:
    data = plan_pdf(2, password="geheim")
    for given, reason in (("", "plan_password_missing"), ("Geheim", "plan_password_wrong")):
        with pytest.raises(PlanLocked) as refused:
            PlanPdf.read("总图.pdf", data, given)
        assert refused.value.facts["reason"] == reason
        assert "密码" in explain(refused.value, "zh")
    with PlanPdf.read("总图.pdf", data, "geheim") as pdf:
        assert squares(pdf.picture(2)[1]) == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "plan_not_a_pdf"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 2000, "plan_not_a_pdf"),
        (b"%PDF-1.7\nnothing of the kind", "plan_damaged"),
        (plan_pdf(3)[:400], "plan_damaged"),
        (without_pages(), "plan_damaged"),
    ],
    ids=["empty", "a picture", "only a head", "cut short", "no pages"],
)
def test_what_is_no_whole_pdf_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(PlanRefused) as refused:
        PlanPdf.read("总图.pdf", data)
    assert refused.value.facts["reason"] == reason
    for language in ("zh", "en"):
        assert "总图.pdf" in explain(refused.value, language)
        assert "{" not in explain(refused.value, language)


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_page_that_is_not_there_is_said(number: int) -> None:
    with PlanPdf.read("a.pdf", plan_pdf(3)) as pdf, pytest.raises(PlanRefused) as refused:
        pdf.picture(number)
    assert refused.value.facts["reason"] == "plan_no_such_page"
    assert "3" in explain(refused.value, "zh")


@pytest.mark.parametrize("size", [(1e7, 1e7), (14_000, 3), (3, 14_000)])
def test_a_page_of_absurd_size_is_refused(size: tuple[float, float]) -> None:
    with PlanPdf.read("a.pdf", plan_pdf(1, size)) as pdf, pytest.raises(PlanRefused) as refused:
        pdf.thumbnail(1)
    assert refused.value.facts["reason"] == "plan_page_absurd"
    assert "{" not in explain(refused.value, "en")


def test_a_page_with_a_picture_that_would_fill_the_memory_is_refused_before_it_is_decoded() -> None:
    with PlanPdf.read("a.pdf", with_a_picture_of(20_000, 20_000)) as pdf, pytest.raises(PlanRefused) as no:
        pdf.picture(1)
    assert no.value.facts["reason"] == "plan_page_bomb"
    with PlanPdf.read("b.pdf", with_a_picture_of(2000, 2000)) as pdf:
        assert pdf.picture(1)[0] == "png"


def test_a_file_is_known_as_pdf_by_its_content(tmp_path: Path) -> None:
    real, named = tmp_path / "总图.dat", tmp_path / "名.pdf"
    real.write_bytes(plan_pdf())
    named.write_bytes(b"GIF89a")
    assert (is_pdf(real), is_pdf(named), is_pdf(tmp_path / "none.pdf")) == (True, False, False)
    with PlanPdf.open(real) as pdf:
        assert pdf.name == "总图.dat"
    with pytest.raises(NotReadable):
        PlanPdf.open(tmp_path / "none.pdf")


def test_a_page_can_be_given_up_while_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_pages, "TURN_SECONDS", -1)
    turns = []

    def tick() -> None:
        turns.append(len(turns))
        if len(turns) == 3:
            raise Cancelled

    with PlanPdf.read("a.pdf", with_lines(3000)) as pdf:
        with pytest.raises(Cancelled):
            pdf.picture(1, tick)
        assert squares(pdf.picture(1)[1]) == 1, "the document is as good as before"


def test_two_threads_may_draw_at_the_same_time() -> None:
    with PlanPdf.read("a.pdf", plan_pdf(6)) as pdf:
        alone = [pdf.thumbnail(number) for number in range(1, 7)]
        found: dict[int, list[bytes]] = {}

        def draw(who: int) -> None:
            found[who] = [pdf.thumbnail(number) for number in range(1, 7)]

        threads = [Thread(target=draw, args=(who,)) for who in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == {0: alone, 1: alone}
