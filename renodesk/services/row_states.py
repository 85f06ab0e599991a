"""What the outline shows of an answer or a place; apart, so that icons need not wait for the scoring."""

from enum import StrEnum


class RowState(StrEnum):
    """What the outline shows of an answer or a place, the most urgent first."""

    CONTESTED = "contested"
    RED_FLAG = "red_flag"
    INVALID = "invalid"
    LOW = "low"
    PARTLY = "partly"
    EVIDENCE_MISSING = "evidence_missing"
    UNANSWERED = "unanswered"
    UNSEEN = "unseen"
    ANSWERED = "answered"
    NOT_APPLICABLE = "na"
