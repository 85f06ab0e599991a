"""The sample after the works: renovated buildings are in order, the rest is as before, one was not seen."""

from fractions import Fraction
from pathlib import Path

from PIL import Image

from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.comparison import ProblemState
from renodesk.services.demo_after_works import begin_after_works
from renodesk.services.photos import Photos
from renodesk.services.register import RegisterService
from renodesk.services.round_comparing import RoundComparing
from renodesk.services.session import EstateSession

ITEM = "A1.2"


def test_two_buildings_are_renovated_one_is_not_seen_and_the_pictures_are_paired(
    session: EstateSession, tmp_path: Path
) -> None:
    for name in ("3号楼", "4号楼"):
        RegisterService(session).add_building(name, units=1, fields={"households": "24", "floors": "6"})
    places = [Place(building=str(number)) for number in (1, 3, 4)]
    known = session.forms.tree.item(ITEM)
    assert known is not None
    assert known.ok
    bad = Observation(inputs={name: Fraction(9) for name in known.ok})
    for place in places:
        Answers(session).record(ITEM, place, bad)
    Image.new("RGB", (64, 48), "red").save(tmp_path / "a.jpg", "JPEG")
    Photos(session).add([tmp_path / "a.jpg"], item=ITEM, place=places[0])
    found = begin_after_works(session, tmp_path)
    assert {one.place: one.state for one in found.problems} == {
        places[0]: ProblemState.SOLVED,
        places[1]: ProblemState.UNSEEN,
        places[2]: ProblemState.STILL,
    }
    assert RoundComparing(session).pairs("baseline")[ITEM, places[0]].is_paired
