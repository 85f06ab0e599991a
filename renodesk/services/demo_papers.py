"""The papers of the sample estate beside its report, by the example prices: each kind a name and a form."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from renodesk.reports.papers import Form, Kind
from renodesk.services.prices import Prices
from renodesk.services.reporting import write_paper
from renodesk.services.session import EstateSession

BOOK = "price_example"
PAPERS: Mapping[str, tuple[Kind, Form, str]] = {
    "plan": (Kind.PLAN, Form.PDF, "plan.pdf"),
    "plan_word": (Kind.PLAN, Form.DOCX, "plan.docx"),
    "ledgers": (Kind.LEDGERS, Form.XLSX, "ledgers.xlsx"),
}
"""What is written, as `demo` calls it (`demo_<key>` in the texts)."""


def choose_sample_prices(session: EstateSession, on: datetime.date) -> None:
    """Cost the sample with the example prices, which say of themselves that they are none to rely on."""
    Prices(session).use(BOOK, on=on)


def write_sample_papers(session: EstateSession, folder: Path) -> Mapping[str, Path]:
    """Write every paper of the sample; return where each is, by what it is."""
    for kind, form, name in PAPERS.values():
        write_paper(session, kind, form, folder / name)
    return {key: folder / name for key, (_, _, name) in PAPERS.items()}
