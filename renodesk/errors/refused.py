"""What was given cannot be taken; nothing changed."""

from renodesk.errors.base import Refused


class UnknownPlace(Refused):
    """No such building or entrance (fact: `place`)."""

    code = "unknown_place"


class UnknownItem(Refused):
    """No such item in the pack (fact: `item`)."""

    code = "unknown_item"


class UnknownField(Refused):
    """No such register field, input or column (facts: `field`, `where`)."""

    code = "unknown_field"


class NoPlaceChosen(Refused):
    """A choice of places leaves none to print."""

    code = "no_place_chosen"


class UnknownPhoto(Refused):
    """No photo with this hash (fact: `photo`)."""

    code = "unknown_photo"


class UnknownMoment(Refused):
    """There is no such moment to compare with (fact: `moment`)."""

    code = "unknown_moment"


class UnknownRespondent(Refused):
    """No such office one writes to (facts: `name`, `known`)."""

    code = "unknown_respondent"


class UnknownRemark(Refused):
    """No remark of this key in the round (fact: `remark`)."""

    code = "unknown_remark"


class UnknownAlternative(Refused):
    """No alternative of the renovation plan of this key in the round (fact: `alternative`)."""

    code = "unknown_alternative"


class UnknownMeasure(Refused):
    """No measure of this key in the renovation plan (fact: `measure`)."""

    code = "unknown_measure"


class UnknownPlan(Refused):
    """No site plan of this key in the round (fact: `plan`)."""

    code = "unknown_plan"


class UnknownPin(Refused):
    """No pin of this key on a site plan of the round (fact: `pin`)."""

    code = "unknown_pin"


class JobRunning(Refused):
    """Something long is being done already (facts: `running`, `wanted`)."""

    code = "job_running"


class SealBlocked(Refused):
    """The review found what must be settled before a seal (fact: `count`)."""

    code = "seal_blocked"


class UnknownRound(Refused):
    """No such round (fact: `round`)."""

    code = "unknown_round"


class UnknownChange(Refused):
    """No such change (fact: `change`)."""

    code = "unknown_change"


class PlaceTaken(Refused):
    """A building or entrance of this name exists already (fact: `place`)."""

    code = "place_taken"


class ValueTooLong(Refused):
    """A personal value is too long to be one (fact: `most`, characters)."""

    code = "value_too_long"


class NotAHead(Refused):
    """This change is no longer one of the competing values (fact: `change`)."""

    code = "not_a_head"


class AlreadyShown(Refused):
    """A value that was to be restored is the one that is shown."""

    code = "already_shown"


class NothingToUndo(Refused):
    """There is no act of this person on this device left to take back."""

    code = "nothing_to_undo"


class NothingToRedo(Refused):
    """There is no undone act left to do again."""

    code = "nothing_to_redo"


class RoundSealed(Refused):
    """The round no longer takes answers (fact: `round`)."""

    code = "round_sealed"


class RoundNotSealed(Refused):
    """The round is open already (fact: `round`)."""

    code = "round_not_sealed"


class SealHasGaps(Refused):
    """Changes are missing, so the round cannot be sealed (fact: `gaps`)."""

    code = "seal_has_gaps"


class ReasonMissing(Refused):
    """This act asks for a reason."""

    code = "reason_missing"


class TypeMissing(Refused):
    """The building has no construction type to speak for (fact: `place`)."""

    code = "type_missing"


class SheetRefused(Refused):
    """An answer sheet or table is refused whole (facts: `file`, `faults`, a list of sentences)."""

    code = "sheet_refused"


class RegisterMoved(Refused):
    """The register is another than when the table was shown (fact: `place`); nothing is taken."""

    code = "register_moved"


class BlockRefused(Refused):
    """A pasted block is refused whole (facts: `count`, `faults`, a tuple of faults)."""

    code = "block_refused"


class PackFaulty(Refused):
    """A pack has complaints (facts: `pack`, `count`, `complaints`)."""

    code = "pack_faulty"


class PhotoRefused(Refused):
    """One photo is refused (facts: `file`, `reason`: a text code)."""

    code = "photo_refused"


class PlanRefused(Refused):
    """A PDF, or a page of it, gives no site plan (facts: `file`, `reason`: a text code)."""

    code = "plan_refused"


class PlanLocked(Refused):
    """A PDF opens only with a password (facts: `file`, `reason`: none was given, or a wrong one)."""

    code = "plan_locked"


class GlyphMissing(Refused):
    """A character cannot be printed (facts: `character`, `where`: words around it, `place`)."""

    code = "glyph_missing"


class CharacterNotKept(GlyphMissing):
    """A character no Word file can hold (facts: `character`, `where`: words around it, `place`)."""

    code = "character_not_kept"
