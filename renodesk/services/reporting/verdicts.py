"""What can be found of a paper that comes back."""

from enum import StrEnum


class Verdict(StrEnum):
    """What is found of a paper.

    `other_state`: the paper's digest does not fit the state it names. `unknown_state`: it names none, and its
    digest is that of no state that is known here.
    """

    SAME = "same"
    OLDER = "older"
    NEWER = "newer"
    APART = "apart"
    OTHER_STATE = "other_state"
    UNKNOWN_STATE = "unknown_state"
    OTHER_ESTATE = "other_estate"
    NO_DIGEST = "no_digest"
    ALTERED = "altered"


class Compared(StrEnum):
    """How the words of a paper were compared with those the data give.

    `bytes`: the whole file is as this program writes it, pictures too. `text`: the words are, pictures and
    layout were not compared. `differs`: they are not. The others say why nothing was compared.
    """

    BYTES = "bytes"
    TEXT = "text"
    DIFFERS = "differs"
    OTHER_VERSION = "other_version"
    NO_MARK = "no_mark"
    NOT_MADE = "not_made"
    ANNEX = "annex"
