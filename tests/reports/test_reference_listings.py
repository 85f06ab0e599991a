"""What the papers of the sample estate say, block by block, beside what they said when it was last looked at.

`make reference` writes the listings anew; the difference is then read like any other.
"""

from pathlib import Path

import pytest
from reports.listing import listing

from renodesk import __version__
from renodesk.domain.log import digest_of
from renodesk.estates.dating import last_date
from renodesk.services.reporting import Kind, PaperOptions
from renodesk.services.reporting.papers import MAKERS
from renodesk.services.session import EstateSession

FOLDER = Path(__file__).parents[1] / "reference"
PAPERS = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_of_the_sample_says_what_its_reference_says(
    name: str, session: EstateSession, request: pytest.FixtureRequest
) -> None:
    kind, _, language = name.partition(".")
    options = PaperOptions(language="en" if language == "en" else "zh")
    said = listing(MAKERS[Kind(kind)](session, options), names_of(session))
    file = FOLDER / f"{name}.txt"
    if request.config.getoption("--renew-reference"):
        file.write_text(said, encoding="utf-8", newline="\n")
    assert said == file.read_text(encoding="utf-8"), f"{file.name}: make reference"


def names_of(session: EstateSession) -> dict[str, str]:
    """Return what differs from run to run, with what stands for it."""
    digest = digest_of(session.file.changes(None))
    return {
        digest: "[digest]",
        digest[:16]: "[digest…]",
        session.estate_id: "[estate]",
        last_date(session.file): "[day]",
        f"RenoDesk {__version__}": "RenoDesk [version]",
    }
