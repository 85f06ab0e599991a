"""The handover slip: one page, made from the checked bundle itself, its digest in words and as a code."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from bundles.conftest import YI
from PIL import Image

from renodesk.bundles.verifying import verify_bag
from renodesk.domain.places import ESTATE
from renodesk.errors import BundleFaulty, FileMissing
from renodesk.photos.codes import codes_in
from renodesk.services.environment import Environment
from renodesk.services.exchange import BundleWish, open_bundle, write_bundle
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession
from renodesk.services.slips import write_slip


def pages_of(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def seen_code(pdf: Path) -> str:
    """Return what a phone reads on the paper."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture: Image.Image = document[0].render(scale=2).to_pil()
    finally:
        document.close()
    (text,) = codes_in(picture)
    return text


def test_a_slip_says_what_the_bundle_is_with_its_digest_in_words_and_as_a_code(
    estate: EstateSession, tmp_path: Path
) -> None:
    write_bundle(estate, tmp_path / "a.zip", organization="槐安设计院")
    write_slip(tmp_path / "a.zip", tmp_path / "a.pdf", Environment(), "zh")
    (words,) = pages_of(tmp_path / "a.pdf")
    digest = verify_bag(tmp_path / "a.zip").digest
    assert digest in "".join(words.split())
    assert seen_code(tmp_path / "a.pdf") == digest
    for one in ("交接单", "槐安里", "槐安设计院", "交出人", "收到人", "原图 2 张", "plan.docx", "没有加密"):
        assert one in words
    changes = len(list(estate.file.changes()))
    assert f"{changes} 条，交出方的全部" in words
    write_slip(tmp_path / "a.zip", tmp_path / "b.pdf", Environment(), "zh")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    write_slip(tmp_path / "a.zip", tmp_path / "en.pdf", Environment(), "en")
    assert "Handover slip" in pages_of(tmp_path / "en.pdf")[0]


def test_a_slip_of_parts_names_every_file_and_what_lacks_on_one_page(
    estate: EstateSession, tmp_path: Path
) -> None:
    for seed in range(9):
        image = Image.effect_noise((700, 500), 60 + seed).convert("RGB")
        out = io.BytesIO()
        image.save(out, "JPEG", quality=95)
        Photos(estate).add_bytes(f"{seed}.jpg", out.getvalue(), item="B2.1", place=ESTATE)
    name = "很长很长的小区名字之一号院-改造前体检-示例设计师甲-2026-11-27.zip"
    written = write_bundle(estate, tmp_path / name, wish=BundleWish(papers=False, part_size=520_000))
    assert len(written.parts) > 6
    write_slip(written.parts[1].path, tmp_path / "a.pdf", Environment(), "zh")
    (words,) = pages_of(tmp_path / "a.pdf")
    assert "原图 11 张" in words
    assert "另有" in words
    assert seen_code(tmp_path / "a.pdf").split() == [one.digest for one in written.parts]
    written.parts[2].path.unlink()
    write_slip(written.path, tmp_path / "b.pdf", Environment(), "zh")
    assert "第 3 个不在这里" in pages_of(tmp_path / "b.pdf")[0]


def test_there_is_no_slip_of_what_is_damaged_or_away(
    estate: EstateSession, write: Callable[..., Path], tmp_path: Path
) -> None:
    bundle = write(estate)
    data = bytearray(bundle.read_bytes())
    data[len(data) // 2] ^= 4
    bundle.write_bytes(data)
    with pytest.raises(BundleFaulty):
        write_slip(bundle, tmp_path / "a.pdf", Environment(), "zh")
    with pytest.raises(FileMissing):
        write_slip(tmp_path / "none.zip", tmp_path / "a.pdf", Environment(), "zh")
    assert not (tmp_path / "a.pdf").exists()


def test_a_slip_of_a_small_bundle_says_that_originals_follow(estate: EstateSession, tmp_path: Path) -> None:
    write_bundle(estate, tmp_path / "a.zip", wish=BundleWish(is_small=True))
    with open_bundle(tmp_path / "a.zip", tmp_path / "yi.reno", YI, Environment()) as theirs:
        write_bundle(theirs, tmp_path / "b.zip", wish=BundleWish(papers=False))
    for name in ("a", "b"):
        write_slip(tmp_path / f"{name}.zip", tmp_path / f"{name}.pdf", Environment(), "zh")
        words = pages_of(tmp_path / f"{name}.pdf")[0]
        assert "原图 0 张，小图（原图以后给）2 张" in words
