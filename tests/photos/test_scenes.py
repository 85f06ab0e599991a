"""The drawn sample photos, read back as photos."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageStat

from renodesk.photos.intake import read_photo_bytes
from renodesk.photos.scenery.canvas import PALETTE
from renodesk.photos.scenery.plane import Plane
from renodesk.photos.scenery.site import Patch
from renodesk.photos.scenes import SCENE_KINDS, Scene, draw_scene, draw_site_plan


def a_scene(kind: str = "lamp", **changes: object) -> Scene:
    """Return a scene; name what matters."""
    usual: dict[str, object] = {
        "kind": kind,
        "caption": "3号楼 2单元",
        "taken_at": "2025-11-03T14:02:11",
        "latitude": "39.906512",
        "longitude": "116.222333",
    }
    return Scene(**{**usual, **changes})  # type: ignore[arg-type]


def opened(content: bytes) -> Image.Image:
    """Return the decoded picture."""
    return Image.open(BytesIO(content), formats=["JPEG"])


@pytest.mark.parametrize("kind", SCENE_KINDS)
def test_every_kind_of_scene_is_a_photo_with_all_its_facts(kind):
    facts = read_photo_bytes("a.jpg", draw_scene(a_scene(kind))).facts
    assert (facts.width, facts.height) == (1600, 1200)
    assert (facts.taken_at, facts.taken_offset) == ("2025-11-03T14:02:11", "+08:00")
    assert (facts.latitude, facts.longitude) == ("39.906512", "116.222333")
    assert facts.camera == "RENODESK SAMPLE 1"


def test_the_same_scene_is_the_same_file_and_another_caption_another():
    assert draw_scene(a_scene()) == draw_scene(a_scene())
    assert draw_scene(a_scene()) != draw_scene(a_scene(caption="4号楼"))


@pytest.mark.parametrize("orientation", [3, 6])
def test_a_turned_scene_comes_out_as_the_upright_one(orientation):
    upright = read_photo_bytes("a.jpg", draw_scene(a_scene()))
    turned = read_photo_bytes("a.jpg", draw_scene(a_scene(orientation=orientation)))
    assert turned.facts.orientation == orientation
    assert (turned.facts.width, turned.facts.height) == (1600, 1200)
    one, other = opened(upright.thumbnail), opened(turned.thumbnail)
    assert one.size == other.size
    pairs = zip(ImageStat.Stat(one.reduce(40)).mean, ImageStat.Stat(other.reduce(40)).mean, strict=True)
    assert all(abs(a - b) < 3 for a, b in pairs)
    strip = (0, one.height - 12, one.width, one.height)
    assert abs(ImageStat.Stat(one.crop(strip)).mean[0] - ImageStat.Stat(other.crop(strip)).mean[0]) < 6


def test_the_mark_covers_the_middle_of_the_picture():
    """Between a dark scene and the same scene unmarked lies only the light of the mark."""
    marked = opened(draw_scene(a_scene("lamp"))).convert("L").crop((500, 400, 1100, 800))
    bright = sum(marked.histogram()[80:])
    assert bright > 600 * 400 // 8


def test_a_scene_without_offset_or_position_has_none():
    facts = read_photo_bytes("a.jpg", draw_scene(a_scene(offset="", latitude=None, longitude=None))).facts
    assert (facts.taken_offset, facts.latitude, facts.longitude) == (None, None, None)


def test_a_position_in_the_south_west_comes_back():
    facts = read_photo_bytes("a.jpg", draw_scene(a_scene(latitude="-33.856701", longitude="-0.000001"))).facts
    assert (facts.latitude, facts.longitude) == ("-33.856701", "-0.000001")


def test_an_unknown_kind_is_a_key_error():
    with pytest.raises(KeyError):
        draw_scene(a_scene("castle"))


def test_a_plane_meets_its_corners_and_shortens_what_is_far():
    corners = [(690.0, 470.0), (910.0, 470.0), (1560.0, 1200.0), (40.0, 1200.0)]
    plane = Plane.through(corners)
    found = [plane.at(0, 0), plane.at(1, 0), plane.at(1, 1), plane.at(0, 1)]
    assert [(round(x, 6), round(y, 6)) for x, y in found] == corners
    assert plane.at(0.5, 0.5)[1] < (470 + 1200) / 2


def test_a_site_plan_is_drawn_the_same_each_time_and_shows_its_patches() -> None:
    patches = [
        Patch(kind="building", name="1号楼", left=200, top=300, right=700, bottom=500),
        Patch(kind="parking", name="", left=900, top=300, right=1300, bottom=400),
    ]
    drawn = draw_site_plan("总平面图（示例）", patches)
    assert drawn == draw_site_plan("总平面图（示例）", patches)
    with Image.open(BytesIO(drawn)) as image:
        assert (image.format, image.size) == ("PNG", (2400, 1800))
        assert image.getpixel((320, 470)) == PALETTE["plaster"]
        assert image.getpixel((1385, 590)) == PALETTE["concrete"]
    with pytest.raises(KeyError):
        draw_site_plan("x", [replace(patches[0], kind="lake")])
