"""Which files a folder stands for."""

from pathlib import Path

import pytest

from renodesk.photos.intake import gather


@pytest.fixture
def tree(tmp_path):
    """Return a builder of a folder with empty files of the given names."""

    def grow(*names: str) -> Path:
        for name in names:
            file = tmp_path / "card" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
        return tmp_path / "card"

    return grow


def found(folder: Path, files: tuple[Path, ...]) -> list[str]:
    """Return names relative to the folder."""
    return [file.relative_to(folder).as_posix() for file in files]


def test_a_folder_gives_its_files_in_natural_order_and_its_folders_after(tree):
    card = tree("IMG_10.jpg", "IMG_2.JPG", "3号楼/b.png", "12号楼/a.heic", "img_1.webp")
    gathered = gather([card])
    assert found(card, gathered.photos) == [
        "img_1.webp",
        "IMG_2.JPG",
        "IMG_10.jpg",
        "3号楼/b.png",
        "12号楼/a.heic",
    ]
    assert gathered.skipped == ()


def test_hidden_system_video_and_side_files_are_left_aside_and_listed(tree):
    aside = ["._IMG_1.jpg", ".DS_Store", "Thumbs.db", "desktop.ini", "IMG_1.AAE", "MOV_1.MOV", "VID.mp4"]
    card = tree("IMG_1.jpg", *aside, "__MACOSX/IMG_1.jpg", ".trash/IMG_9.jpg")
    gathered = gather([card])
    assert found(card, gathered.photos) == ["IMG_1.jpg"]
    assert sorted(found(card, gathered.skipped)) == sorted([*aside, "__MACOSX", ".trash"])


def test_other_files_go_on_so_that_intake_says_why_not(tree):
    card = tree("notes.txt", "scan.tif", "no extension")
    assert found(card, gather([card]).photos) == ["no extension", "notes.txt", "scan.tif"]


def test_a_file_named_directly_always_goes_on(tree):
    video = tree("VID.mp4") / "VID.mp4"
    assert gather([video]).photos == (video,)
    assert gather([video.parent, video]).photos == (video,)
    assert gather([video.parent, video]).skipped == ()


def test_what_is_named_twice_counts_once_and_what_is_missing_goes_on(tree):
    card = tree("a.jpg")
    gone = card / "gone.jpg"
    assert gather([card, card / "a.jpg", gone]).photos == (card / "a.jpg", gone)


def test_links_to_folders_are_not_followed(tree):
    card = tree("a.jpg")
    try:
        (card / "round").symlink_to(card, target_is_directory=True)
    except OSError:
        pytest.skip("this system does not let a plain user make links")
    assert found(card, gather([card]).photos) == ["a.jpg"]
