"""Failures of attached files."""

from renodesk.errors.base import Refused


class AttachmentRefused(Refused):
    """A file cannot be attached (facts: `file`, `reason`, and what that sentence names)."""

    code = "attachment_refused"


class UnknownAttachment(Refused):
    """No file is attached under this key (facts: `attachment`)."""

    code = "unknown_attachment"


class AttachmentAway(Refused):
    """The bytes of an attached file are not here (facts: `file`)."""

    code = "attachment_away"


class AttachmentNotOpened(Refused):
    """A file of a kind that a system would run is never opened, only written out (facts: `file`)."""

    code = "attachment_not_opened"
