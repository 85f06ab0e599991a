"""The sample estate with both surveyors' answers and a few photos, frozen as a report prints it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from photos.sheets import scene_photo
from PIL import ExifTags, Image
from reports.papers import pdf_of

from renodesk.domain.changes import Author
from renodesk.estates.bundling import write_bundle
from renodesk.paths import forms_dir, resource
from renodesk.photos.scenes import Scene
from renodesk.reports.snapshot import Snapshot
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle
from renodesk.services.photos import Photos
from renodesk.services.places import find_place
from renodesk.services.register_import.taking import import_register
from renodesk.services.reporting.maker import SnapshotMaker
from renodesk.services.session import EstateSession
from renodesk.services.sheet.taking import import_sheet

JIA, YI = Author(person="示例设计师甲", device="d-1"), Author(person="示例设计师乙", device="d-2")
SHOTS = (("B2.1", "estate", "road", 6), ("B2.1", "estate", "sign", 1), ("A3.1", "2-1", "stairwell", 3))


@pytest.fixture(scope="session")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EstateSession]:
    """Return the sample estate: answers of both surveyors, three cells contested, three photos."""
    folder = tmp_path_factory.mktemp("sample")
    with EstateSession.create(folder / "jia.reno", "槐安里小区（示例）", JIA, Environment()) as ours:
        for name in ("estate.csv", "buildings.csv"):
            import_register(ours, resource("sample", name))
        write_bundle(ours.file, forms_dir(), folder / "first.zip")
        import_sheet(ours, resource("sample", "answers-jia.json"))
        add_photos(ours, folder)
        with open_bundle(folder / "first.zip", folder / "yi.reno", YI, Environment()) as theirs:
            import_sheet(theirs, resource("sample", "answers-yi.json"))
            write_bundle(theirs.file, forms_dir(), folder / "yi.zip")
        merge_bundle(ours, folder / "yi.zip")
        yield ours


def add_photos(session: EstateSession, folder: Path) -> None:
    """Take in drawn photos with position and time in their EXIF, lying on their side."""
    for number, (item, place, kind, orientation) in enumerate(SHOTS):
        scene = Scene(
            kind=kind,
            caption=f"第{number}张",
            taken_at=f"2026-10-21T08:4{number}:00",
            offset="+08:00",
            latitude="39.906217",
            longitude="116.391282",
            orientation=orientation,
            camera="RENODESK SAMPLE",
        )
        path = folder / f"IMG_{number}.jpg"
        path.write_bytes(scene_photo(scene))
        with Image.open(path) as image:
            assert ExifTags.IFD.GPSInfo in image.getexif()
        Photos(session).add([path], item=item, place=find_place(session.survey, place))


@pytest.fixture(scope="session")
def snapshot(session: EstateSession) -> Snapshot:
    """Return everything the report prints."""
    return SnapshotMaker(session, "zh").snapshot()


@pytest.fixture(scope="session")
def pdf(snapshot: Snapshot) -> bytes:
    """Return the report."""
    return pdf_of(snapshot)
