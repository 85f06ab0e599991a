"""Taking many photos in, in one run."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from renodesk.errors import Cancelled, DiskFull
from renodesk.photos.intake import TakenPhoto, take_in


class Album:
    """Keeps what a run hands over: the real thing keeps it in the estate file."""

    def __init__(self) -> None:
        """Begin empty."""
        self.names: list[str] = []
        self.threads: set[int] = set()

    def keep(self, path: Path, photo: TakenPhoto) -> None:
        """Note one photo."""
        self.names.append(path.name)
        self.threads.add(threading.get_ident())
        assert photo.original == path.read_bytes()


def unheard(_message: str, _fraction: float) -> None:
    """Ignore progress."""


@pytest.fixture
def card(tmp_path, noise, encoded) -> Callable[[int], list[Path]]:
    """Return a builder of camera cards with so many different photos."""

    def fill(count: int) -> list[Path]:
        files = [tmp_path / f"IMG_{number:04}.jpg" for number in range(count)]
        for number, file in enumerate(files):
            file.write_bytes(encoded(noise(96, 64, seed=number)))
        return files

    return fill


def test_photos_are_kept_in_order_on_the_callers_thread(card):
    album, files = Album(), card(25)
    report = take_in(files, album.keep, unheard)
    assert album.names == [file.name for file in files]
    assert album.threads == {threading.get_ident()}
    assert [path for path, _sha256 in report.taken] == files
    assert (report.repeated, report.refused) == ((), ())


def test_the_same_bytes_under_another_name_are_one_photo(card):
    files = card(2)
    copy = files[0].with_name("copy.jpg")
    copy.write_bytes(files[0].read_bytes())
    album = Album()
    report = take_in([*files, copy, files[1]], album.keep, unheard)
    assert album.names == ["IMG_0000.jpg", "IMG_0001.jpg"]
    hashes = dict(report.taken)
    assert report.repeated == ((copy, hashes[files[0]]), (files[1], hashes[files[1]]))


def test_bad_files_are_refused_one_by_one_and_the_rest_goes_on(card, tmp_path):
    files = card(4)
    whole = files[0].read_bytes()
    bad = {
        "empty.jpg": (b"", "photo_empty"),
        "cut.jpg": (whole[:-200], "photo_truncated"),
        "text.jpg": ("文字".encode(), "photo_not_an_image"),
        "wrong.png": (whole + b"tail", "photo_wrong_extension"),
    }
    for name, (content, _reason) in bad.items():
        (tmp_path / name).write_bytes(content)
    mixed = [path for pair in zip(files, (tmp_path / name for name in bad), strict=True) for path in pair]
    album = Album()
    report = take_in([*mixed, tmp_path / "gone.jpg"], album.keep, unheard)
    assert album.names == [file.name for file in files]
    expected = {name: reason for name, (_content, reason) in bad.items()} | {"gone.jpg": "photo_no_file"}
    assert {refused.path.name: refused.reason for refused in report.refused} == expected
    assert all(refused.facts["file"] == refused.path.name for refused in report.refused)


def test_progress_rises_to_one(card):
    fractions: list[float] = []
    take_in(card(10), Album().keep, lambda _message, fraction: fractions.append(fraction))
    assert fractions == [number / 10 for number in range(1, 11)]


def test_cancelling_keeps_what_was_kept_and_reads_no_more(card):
    album, files = Album(), card(40)

    def cancel_after_seven(_message: str, _fraction: float) -> None:
        if len(album.names) == 7:
            raise Cancelled

    with pytest.raises(Cancelled):
        take_in(files, album.keep, cancel_after_seven)
    assert album.names == [file.name for file in files[:7]]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("photo")]


def test_a_full_disk_ends_the_run_and_is_told(card):
    def keep(_path: Path, _photo: TakenPhoto) -> None:
        raise DiskFull(file="estate.reno")

    with pytest.raises(DiskFull):
        take_in(card(12), keep, unheard)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("photo")]


def test_however_slow_keeping_is_only_a_handful_of_photos_wait_in_memory(card, monkeypatch):
    files, opened, opened_by_then = card(30), [], []
    really_open = Path.open

    def counted(path: Path, mode: str) -> object:
        opened.append(path)
        return really_open(path, mode)

    monkeypatch.setattr(Path, "open", counted)
    take_in(files, lambda _path, _photo: opened_by_then.append(len(opened)), unheard)
    assert all(ahead - kept <= 5 for kept, ahead in enumerate(opened_by_then))


def test_nothing_to_take_in_is_an_empty_report():
    report = take_in([], Album().keep, unheard)
    assert (report.taken, report.repeated, report.refused) == ((), (), ())
