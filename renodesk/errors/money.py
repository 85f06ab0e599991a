"""Failures of price books, costs and funding."""

from renodesk.errors.base import Refused


class UnknownBook(Refused):
    """No price book of this name (facts: `book`, `known`)."""

    code = "unknown_book"


class BookNotChosen(Refused):
    """The round has no price book yet."""

    code = "book_not_chosen"


class RegionNotChosen(Refused):
    """A price book knows several regions, or not the one that was named (facts: `region`, `known`)."""

    code = "region_not_chosen"


class SharesRefused(Refused):
    """Shares are no percentages, or more than the whole (facts: `item`, `percent`: their sum)."""

    code = "shares_refused"


class UnknownChannel(Refused):
    """No channel of this code pays for works (facts: `channel`, `known`)."""

    code = "unknown_channel"
