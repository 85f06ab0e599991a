"""An open estate with its services; loaded with the first estate, a start need not wait for it."""

from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.clock_check import clock_doubt
from renodesk.services.history import History
from renodesk.services.interview import Interview
from renodesk.services.last_round import LastRound
from renodesk.services.moments import MomentKind, Moments
from renodesk.services.outline import Outline
from renodesk.services.photo_tray import PhotoTray
from renodesk.services.photos import Photos
from renodesk.services.places_filling import PlacesFilling
from renodesk.services.register import RegisterService
from renodesk.services.round_comparing import RoundComparing
from renodesk.services.session import EstateSession
from renodesk.services.visits import Visits
from renodesk.texts import Language


class Estate:
    """An open session with its services."""

    def __init__(self, session: EstateSession, language: Language = "zh") -> None:
        """Make the services once."""
        self.session = session
        self.answers = Answers(session)
        self.register = RegisterService(session)
        self.checklist = ChecklistService(session)
        self.photos = Photos(session)
        self.tray = PhotoTray(session, self.photos)
        self.history = History(session)
        self.moments = Moments(session)
        self.outline = Outline(session, self.photos)
        self.last_round = LastRound(session)
        self.comparing = RoundComparing(session)
        self.filling = PlacesFilling(session, self.last_round)
        self.visits = Visits(session)
        self.interview = Interview(session, language)

    def note_opening(self) -> None:
        """Remember what was held when the estate was opened, to compare with it later."""
        self.moments.note(MomentKind.OPENED)

    def clock_doubt(self, language: Language) -> str:
        """Return what is wrong with this machine's clock, "" where it may be right."""
        return clock_doubt(self.session, language)
