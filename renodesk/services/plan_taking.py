"""Taking site plans in: a picture as it is, or one page of a PDF as a picture."""

from pathlib import Path
from typing import TYPE_CHECKING

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.errors import RoundSealed
from renodesk.photos.plan_pages import PlanPdf, is_pdf
from renodesk.services.environment import Progress, no_progress
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.pin_rows import PLAN
from renodesk.services.session import EstateSession
from renodesk.texts import say

if TYPE_CHECKING:
    from renodesk.photos.intake import TakenPhoto

__all__ = ["PlanPdf", "PlanTaking", "is_pdf"]


class PlanTaking:
    """Takes plans into the current round; each is one act, and the same picture twice is one plan."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session

    def take_picture(
        self, path: Path, caption: str = "", progress: Progress = no_progress
    ) -> tuple[Changes, str]:
        """Take a picture file as a plan; return the change and the plan's key.

        Raises:
            PhotoRefused: it is no picture we take.
            ReadOnly, RoundSealed, DiskFull: nothing was taken.
        """
        from renodesk.photos.intake import read_photo

        self._check()
        progress("photos_taking_in", 0.1)
        return self._keep(path.name, read_photo(path), caption)

    def take_page(
        self, pdf: PlanPdf, number: int, caption: str = "", progress: Progress = no_progress
    ) -> tuple[Changes, str]:
        """Draw a page of a PDF and take it as a plan; only this page is drawn.

        Raises:
            PlanRefused: there is no such page, or it cannot be drawn.
            ReadOnly, RoundSealed, DiskFull, Cancelled: nothing was taken.
        """
        from renodesk.photos.intake import read_photo_bytes

        self._check()
        progress("plan_page_drawing", 0.1)
        ending, picture = pdf.picture(number, lambda: progress("plan_page_drawing", 0.5))
        progress("plan_page_drawing", 0.9)
        name = f"{Path(pdf.name).stem}-{number}.{ending}"
        said = caption or say("plan_page_caption", "zh", file=pdf.name, page=number)
        return self._keep(name, read_photo_bytes(name, picture), said)

    def take_bytes(self, name: str, picture: bytes, caption: str = "") -> tuple[Changes, str]:
        """Take a picture in memory as a plan.

        Raises:
            PhotoRefused: it is no picture we take.
            ReadOnly, RoundSealed, DiskFull: nothing was taken.
        """
        from renodesk.photos.intake import read_photo_bytes

        self._check()
        return self._keep(name, read_photo_bytes(name, picture), caption)

    def earlier(self) -> tuple[PhotoRow, ...]:
        """Return the plans of other rounds whose picture is no plan of this one, each picture once."""
        session = self._session
        here = {row.sha256 for row in session.photo_rows.rows(session.round) if row.role == PLAN}
        everywhere = session.photo_rows.of_all_rounds(session.round)
        found = {row.sha256: row for row in sorted(everywhere, key=lambda row: row.use) if row.role == PLAN}
        return tuple(row for sha256, row in found.items() if sha256 not in here)

    def take_earlier(self) -> Changes:
        """Use the plans of other rounds in this one too, as they were named, turned and drawn on; no pins.

        Raises:
            ReadOnly, RoundSealed: nothing was taken.
        """
        session = self._session
        with session.act() as act:
            for row in self.earlier():
                use = session.environment.random_key()
                fields: dict[str, Json] = {"photo": row.sha256, "round": session.round, "name": row.name}
                fields |= {"role": PLAN, "caption": row.caption, "annotation": row.annotation}
                fields["rotation"] = str(row.rotation) if row.rotation else ""
                for field, value in fields.items():
                    if value:
                        act.put(vocabulary.photo_use_cell(use, field), value)
        return act.changes

    def _check(self) -> None:
        session = self._session
        if session.is_read_only:
            raise session.file.refusal()
        if session.is_sealed:
            raise RoundSealed(round=session.round)

    def _keep(self, name: str, photo: "TakenPhoto", caption: str) -> tuple[Changes, str]:
        session = self._session
        sha256 = photo.facts.sha256
        for row in session.photo_rows.rows(session.round):
            if (row.sha256, row.role) == (sha256, PLAN):
                return Changes(), row.use
        from renodesk.photos.renditions import render

        plan = render(photo.original, "plan")
        renditions = {"thumbnail": photo.thumbnail, "report": photo.report, "plan": plan}
        session.file.keep_photo(photo.facts, photo.original, renditions)
        use = session.environment.random_key()
        fields = {"photo": sha256, "round": session.round, "name": name, "role": PLAN, "caption": caption}
        with session.act() as act:
            for field, value in fields.items():
                if value.strip():
                    act.put(vocabulary.photo_use_cell(use, field), value.strip())
        return act.changes, use
