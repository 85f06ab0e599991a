"""Attached files: in by digest, out again as they were, and never lost on the way to others."""

import stat
import zipfile
from pathlib import Path

import pytest
from bundles.conftest import JIA, YI, photo

from renodesk.bundles.verifying import verify_bag
from renodesk.domain.vocabulary_ledgers import attachment_cell
from renodesk.errors import (
    AttachmentAway,
    AttachmentNotOpened,
    AttachmentRefused,
    FileExists,
    ReadOnly,
    UnknownAttachment,
)
from renodesk.estates.bundling import write_bundle
from renodesk.estates.packing import BundleWish
from renodesk.estates.receipts import photos_told
from renodesk.paths import forms_dir
from renodesk.photos.attached import MOST_BYTES
from renodesk.services.attachments import Attachments, clean_name
from renodesk.services.contests import Contests
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle
from renodesk.services.giving import giveable
from renodesk.services.history import History
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession
from renodesk.services.space import _pictures
from renodesk.storage.repairing import repair_estate_file

PDF = b"%PDF-1.4\n%%EOF\n" + bytes(range(256)) * 40


def _kinds(folder: Path) -> dict[str, bytes]:
    """Write files of several kinds and return their bytes by name."""
    import docx

    folder.mkdir()
    docx.Document().save(str(folder / "批复.docx"))
    (folder / "批复.pdf").write_bytes(PDF)
    (folder / "现场.jpg").write_bytes(photo("blue"))
    (folder / "坏.jpg").write_bytes(photo("blue")[:200])
    (folder / "工具.exe").write_bytes(b"MZ" + bytes(300))
    return {one.name: one.read_bytes() for one in sorted(folder.iterdir())}


def test_files_of_any_kind_travel_whole_in_every_bundle_and_come_back(
    estate: EstateSession, tmp_path: Path
) -> None:
    given = _kinds(tmp_path / "in")
    service = Attachments(estate)
    for name in given:
        service.attach(tmp_path / "in" / name, "step_paper:abc", "说明")
    endings = {one.name: one.media_type for one in service.list("step_paper:abc")}
    assert endings["批复.docx"].endswith("wordprocessingml.document")
    assert (endings["批复.pdf"], endings["现场.jpg"]) == ("application/pdf", "image/jpeg")
    assert endings["坏.jpg"] == endings["工具.exe"] == "application/octet-stream"
    for name, wish in (
        ("whole", BundleWish()),
        ("small", BundleWish(is_small=True)),
        ("parts", BundleWish(papers=False, part_size=700_000)),
    ):
        written = write_bundle(estate.file, forms_dir(), tmp_path / f"{name}.zip", wish=wish)
        parts = [written.path, *(one.path for one in written.rest)]
        assert all(verify_bag(part).ok for part in parts), name
        first, *rest = parts
        with open_bundle(first, tmp_path / f"{name}.reno", YI, Environment()) as theirs:
            for part in rest:
                merge_bundle(theirs, part)
            theirs_now = {one.name: one for one in Attachments(theirs).list()}
            arrived = {
                name: Attachments(theirs).content(one.key) for name, one in theirs_now.items() if one.is_here
            }
            if name == "small":
                assert not theirs_now["现场.jpg"].is_here
                with pytest.raises(AttachmentAway):
                    Attachments(theirs).content(theirs_now["现场.jpg"].key)
                assert arrived == {one: data for one, data in given.items() if one != "现场.jpg"}
            else:
                assert arrived == given


def test_what_comes_later_travels_alone_and_the_receipt_speaks_of_it(
    estate: EstateSession, tmp_path: Path
) -> None:
    from renodesk.domain.receipt import Receipt

    write_bundle(estate.file, forms_dir(), tmp_path / "first.zip")
    receipt = Receipt(
        estate=estate.estate_id, name="", office="区", at="2026-01-01T00:00:00Z", bundle="0" * 64,
        holds=estate.file.ranges(), lacks={}, photos=frozenset(one.sha256 for one in estate.file.photos()),
        told=2, contested=0, packs=(),
    )  # fmt: skip
    one = Attachments(estate).attach_bytes("批复.pdf", PDF, "estate")
    assert one.sha256 in photos_told(estate.file)
    write_bundle(estate.file, forms_dir(), tmp_path / "next.zip", since=receipt)
    with zipfile.ZipFile(tmp_path / "next.zip") as bag:
        carried = [name for name in bag.namelist() if name.startswith("data/photos/")]
    assert carried == [f"data/photos/{one.sha256}.pdf"]
    with open_bundle(tmp_path / "first.zip", tmp_path / "office.reno", YI, Environment()) as office:
        merge_bundle(office, tmp_path / "next.zip")
        assert Attachments(office).content(one.sha256[:12]) == PDF
    assert _pictures(estate, one.sha256) == {}
    assert estate.file.free_original(one.sha256, {})
    assert not Attachments(estate).get(one.key).is_here


def test_a_file_with_names_stays_here_until_personal_values_are_wanted(
    estate: EstateSession, tmp_path: Path
) -> None:
    service = Attachments(estate)
    before = giveable(estate)
    one = service.attach_bytes("张三签字表.pdf", PDF, "estate", is_personal=True)
    assert one.name == "张三签字表.pdf"
    assert one.sha256 not in photos_told(estate.file)
    assert giveable(estate).originals == before.originals
    write_bundle(estate.file, forms_dir(), tmp_path / "all.zip")
    assert "张三".encode() not in (tmp_path / "all.zip").read_bytes()
    with open_bundle(tmp_path / "all.zip", tmp_path / "their.reno", YI, Environment()) as theirs:
        there = Attachments(theirs).get(one.key)
        assert (there.name, there.is_here, there.is_personal) == ("附件.pdf", False, True)
        write_bundle(estate.file, forms_dir(), tmp_path / "names.zip", wish=BundleWish(with_personal=True))
        merge_bundle(theirs, tmp_path / "names.zip")
        assert Attachments(theirs).get(one.key).name == "张三签字表.pdf"
        assert Attachments(theirs).content(one.key) == PDF
    service.set_personal(one.key, False)
    assert one.sha256 in photos_told(estate.file)
    service.set_personal(one.key, True)
    service.attach_bytes("同一份.pdf", PDF, "ledger_row:r1")
    assert one.sha256 in photos_told(estate.file), "something else that travels is the same file"


def test_two_laptops_at_one_file_lose_neither_word(estate: EstateSession, tmp_path: Path) -> None:
    mine = Attachments(estate)
    one = mine.attach_bytes("批复.pdf", PDF, "estate")
    write_bundle(estate.file, forms_dir(), tmp_path / "to.zip")
    with open_bundle(tmp_path / "to.zip", tmp_path / "their.reno", YI, Environment()) as theirs:
        Attachments(theirs).set_note(one.key, "第3页是附图")
        Attachments(theirs).attach_bytes("另一份.pdf", PDF + b"2", "estate")
        write_bundle(theirs.file, forms_dir(), tmp_path / "from.zip")
    mine.remove(one.key, "传错了")
    assert mine.all() == ()
    merge_bundle(estate, tmp_path / "from.zip")
    contest = Contests(estate, "zh").listing()[0]
    assert contest.cell == attachment_cell(one.key, "removed")
    assert contest.is_removal
    assert {row.name: row.note for row in mine.all()} == {"批复.pdf": "第3页是附图", "另一份.pdf": ""}


def test_a_repair_keeps_attached_files(estate: EstateSession) -> None:
    key = Attachments(estate).attach_bytes("批复.pdf", PDF, "estate").key
    path = estate.path
    estate.close()
    environment = Environment()
    report = repair_estate_file(path, JIA, clock=environment.clock, journal_folder=None)
    assert not report.lost_photos
    with EstateSession.open(path, JIA, environment, read_only=True) as again:
        assert Attachments(again).content(key) == PDF
        with pytest.raises(ReadOnly):
            Attachments(again).attach_bytes("b.pdf", PDF, "estate")


def test_a_file_is_attached_once_taken_off_and_taken_back(estate: EstateSession, tmp_path: Path) -> None:
    service = Attachments(estate)
    one = service.attach_bytes("C:\\a\\..\\现场照片.jpg", photo("red"), "ledger_row:r1")
    assert one.name == "现场照片.jpg"
    assert service.attach_bytes("again.jpg", photo("red"), "ledger_row:r1").key == one.key
    assert len([row for row in estate.file.photos() if row.sha256 == one.sha256]) == 1
    assert Photos(estate).thumbnail(one.sha256)
    service.remove(one.key)
    assert service.list("ledger_row:r1") == ()
    History(estate).undo()
    assert service.list("ledger_row:r1") == (one,)
    with pytest.raises(UnknownAttachment):
        service.get("nothing")
    assert estate.text(attachment_cell(one.key, "about")) == "ledger_row:r1"


def test_a_copy_is_shown_read_only_and_nothing_is_run_or_written_over(
    estate: EstateSession, tmp_path: Path
) -> None:
    service = Attachments(estate)
    paper = service.attach_bytes("批复.pdf", PDF, "estate")
    copy = service.open_copy(paper.key)
    assert copy.read_bytes() == PDF
    assert not copy.stat().st_mode & stat.S_IWUSR
    with pytest.raises(AttachmentNotOpened):
        service.open_copy(service.attach_bytes("看我.pdf.exe", b"MZ..", "estate").key)
    assert service.write_out(paper.key, tmp_path) == tmp_path / "批复.pdf"
    assert service.write_out(paper.key, tmp_path) == tmp_path / "批复.pdf"
    (tmp_path / "批复.pdf").write_bytes(b"mine")
    with pytest.raises(FileExists):
        service.write_out(paper.key, tmp_path)


def test_what_is_no_file_and_what_is_too_large_is_refused(estate: EstateSession, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    service = Attachments(estate)
    big = tmp_path / "big.pdf"
    with big.open("wb") as out:
        out.truncate(MOST_BYTES + 1)
    for path, reason in (
        (tmp_path, "photo_no_file"),
        (tmp_path / "none.pdf", "photo_no_file"),
        (tmp_path / "empty.pdf", "photo_empty"),
        (big, "photo_too_large"),
    ):
        with pytest.raises(AttachmentRefused) as refused:
            service.attach(path, "estate")
        assert refused.value.facts["reason"] == reason
    with pytest.raises(AttachmentRefused):
        service.attach_bytes("a.pdf", PDF, "../estate")
    assert service.all() == ()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\a.pdf", "a.pdf"),
        ("con.pdf", "_con.pdf"),
        ("批复\u202efdp.exe", "批复fdp.exe"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("  ..  ", "_"),
        ("长" * 300 + ".pdf", "长" * 116 + ".pdf"),
        ('a<b>:"|?*.pdf', "ab.pdf"),
        ("a.pdf. .", "a.pdf"),
    ],
)
def test_a_hostile_name_becomes_a_plain_one(given: str, kept: str) -> None:
    assert clean_name(given) == kept
    assert clean_name(kept) == kept
