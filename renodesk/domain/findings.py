"""What a review may find before a round is sealed, and how much it weighs."""

from enum import StrEnum


class FindingKind(StrEnum):
    """A kind of finding, in the order a review lists them."""

    GAP = "gap"
    CONTESTED = "contested"
    INVALID = "invalid"
    REGISTER_WRONG = "register_wrong"
    INCOMPLETE = "incomplete"
    UNANSWERED = "unanswered"
    DOUBTFUL = "doubtful"
    MUST_SKIPPED = "must_skipped"
    MUST_OPEN = "must_open"
    PLAN_LEFT_OUT = "plan_left_out"
    PLAN_EARLY = "plan_early"
    PLAN_DUG_TWICE = "plan_dug_twice"
    PLAN_OVER = "plan_over"
    EVIDENCE_MISSING = "evidence_missing"
    REMARK_OPEN = "remark_open"
    PHOTOS_LARGE = "photos_large"
    UNSEEN = "unseen"


PLAN_KINDS = (
    FindingKind.PLAN_LEFT_OUT,
    FindingKind.PLAN_EARLY,
    FindingKind.PLAN_DUG_TWICE,
    FindingKind.PLAN_OVER,
)
"""What is found in the adopted plan, and settled there."""


class FindingLevel(StrEnum):
    """What a finding does: keep the round open, ask for a reason, or only be told."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"
