"""What a colleague's log may hold that this program never writes: told as it stands, and nothing breaks."""

from pathlib import Path

from renodesk.domain import vocabulary
from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.bases import BASES, basis_place, basis_word
from renodesk.services.reporting import write_report
from renodesk.services.session import EstateSession

ENTRANCE = Place(building="1", unit="1")


def test_a_basis_nobody_knows_is_told_as_it_stands_and_the_report_is_written(
    session: EstateSession, tmp_path: Path
) -> None:
    Answers(session).record("E2.2", ENTRANCE, Observation(grade=4), basis="counted")
    with session.act("") as act:
        act.put(vocabulary.answer_cell(session.round, "E2.2", ENTRANCE, "basis"), "dowsing")
    write_report(session, tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert basis_word("dowsing", "zh") == "dowsing"
    assert sorted(["dowsing", *BASES], key=basis_place) == [*BASES, "dowsing"]
