"""The sample estate after the works: a few buildings renovated, most of it the same, some not seen."""

from pathlib import Path

from renodesk.domain.places import ESTATE, Place
from renodesk.photos.scenes import Scene, draw_scene
from renodesk.services.comparison import Comparison
from renodesk.services.contests import Contests, Rule
from renodesk.services.outline import Outline
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.photos import Photos
from renodesk.services.places_filling import PlacesFilling
from renodesk.services.round_comparing import RoundComparing
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

RENOVATED = ("1", "2")
NOT_SEEN = Place(building="3")
MOST_PHOTOS = 6


def begin_after_works(session: EstateSession, folder: Path) -> Comparison:
    """Seal the round, begin the one after the works, fill it in, and return what came of it."""
    Contests(session, "zh").decide(Rule.NEWEST)
    before = [row for row in Photos(session).rows() if row.place is not None and row.item]
    mark = session.forms.tree.pass_mark
    scores = session.scores.answers
    problems = [spot for spot, one in scores.items() if one.score is not None and one.score < mark]
    Rounds(session).seal("改造前体检完成（示例）")
    Rounds(session).new("after-works")
    filling = PlacesFilling(session)
    for item, place in problems:
        known = session.forms.tree.item(item)
        if place.building in RENOVATED and known is not None and known.ok:
            filling.say_ok(item, place)
    for place, _ in Outline(session).walk():
        if not NOT_SEEN.contains(place) or place == ESTATE:
            filling.same_as_last(place)
    pairs = [row for row in before if row.place and row.place.building in RENOVATED][:MOST_PHOTOS]
    for number, row in enumerate(pairs):
        file = folder / f"after_{number:02d}.jpg"
        scene = Scene(
            kind="facade" if row.place and not row.place.unit else "stairwell",
            caption=f"改造后（示例 {number + 1}）",
            taken_at=f"2027-05-{10 + number}T09:00:00",
            offset="+08:00",
            latitude="39.91",
            longitude="116.21",
            orientation=1,
            camera="RENODESK SAMPLE",
        )
        file.write_bytes(draw_scene(scene))
        for use in Photos(session).add([file], item=row.item, place=row.place).uses:
            PhotoUses(session).pair(use, row.use)
    found = RoundComparing(session).comparison()
    assert found is not None
    return found
