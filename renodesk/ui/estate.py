"""An open estate with its services; loaded with the first estate, a start need not wait for it."""

from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.history import History
from renodesk.services.outline import Outline
from renodesk.services.photos import Photos
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession


class Estate:
    """An open session with its services."""

    def __init__(self, session: EstateSession) -> None:
        """Make the services once."""
        self.session = session
        self.answers = Answers(session)
        self.register = RegisterService(session)
        self.checklist = ChecklistService(session)
        self.photos = Photos(session)
        self.history = History(session)
        self.outline = Outline(session, self.photos)
