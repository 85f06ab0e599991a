"""Every failure RenoDesk expects, as one tree.

    RenodeskError
    ├── WrongUsage                    the command or call was put wrongly
    │   └── UnknownSetting
    ├── Refused                       what was given cannot be taken; nothing changed
    │   ├── UnknownPlace · UnknownItem · UnknownField · UnknownPhoto · UnknownRound · UnknownChange
    │   ├── UnknownMoment
    │   ├── UnknownRemark · UnknownPlan · UnknownPin · UnknownRespondent
    │   ├── UnknownAlternative · UnknownMeasure
    │   ├── JobRunning                one long job at a time
    │   ├── PlaceTaken · NotAHead · AlreadyShown · NothingToUndo · NothingToRedo
    │   ├── NoPlaceChosen             a choice of places that leaves none
    │   ├── RoundSealed · RoundNotSealed · SealHasGaps · SealBlocked · ReasonMissing · TypeMissing
    │   ├── SheetRefused              an answer sheet or table, with every fault in it
    │   ├── RegisterMoved              the register changed since a table was looked at
    │   ├── BlockRefused              a block pasted into the matrix, with every cell that cannot be kept
    │   ├── PackFaulty                a pack, with every complaint
    │   ├── PhotoRefused              one photo, with the reason
    │   ├── PlanRefused · PlanLocked  a PDF, or a page of it, that is no site plan · one that wants a password
    │   └── GlyphMissing              a character the font cannot draw
    ├── FileTrouble                   a file or disk does not do what it should
    │   ├── FileMissing · FileExists · NotReadable · NotWritable · DiskFull · FileHeld · ReadOnly
    │   ├── TooSlow                   what had to be done by then was not
    │   └── TableUnreadable           a spreadsheet or CSV that cannot be read
    ├── EstateFileTrouble
    │   ├── NotAnEstateFile · NewerEstateFile · DamagedEstateFile · EstateInUse · ForeignSchema
    │   └── OtherEstate               two estates are never merged
    ├── BundleTrouble
    │   ├── BundleFaulty              a bundle, with every fault
    │   ├── SameIdOtherContent        one change id with two contents: the whole bundle is refused
    │   └── NewerBundle
    └── ComponentMissing              a part this machine lacks, and how to get it
    Cancelled                         not an error: the user changed his mind

An error carries a `code` (the key of its sentence in `resources/texts/`) and the facts of the case as
keyword attributes; it is turned into a sentence once, at the window's message door or by the command line.
"""

from typing import ClassVar


class RenodeskError(Exception):
    """An expected failure: what happened is in `code`, the facts are in `facts`."""

    code: ClassVar[str] = "failed"

    def __init__(self, **facts: object) -> None:
        """Keep the facts that the sentence of this error names."""
        super().__init__(self.code, facts)
        self.facts = facts

    def __str__(self) -> str:
        """Return code and facts, for logs."""
        return f"{self.code}: " + ", ".join(f"{key}={value}" for key, value in self.facts.items())


class WrongUsage(RenodeskError):
    """The command or call was put wrongly."""

    code = "wrong_usage"


class UnknownSetting(WrongUsage):
    """There is no such preference."""

    code = "setting_unknown"


class Refused(RenodeskError):
    """What was given cannot be taken; nothing changed."""

    code = "refused"


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
    """A character cannot be printed (facts: `character`, `where`)."""

    code = "glyph_missing"


class FileTrouble(RenodeskError):
    """A file or disk does not do what it should (fact: `file`)."""

    code = "file_trouble"


class FileMissing(FileTrouble):
    """The file is not there."""

    code = "file_missing"


class FileExists(FileTrouble):
    """The file is there already and is not replaced."""

    code = "file_exists"


class NotReadable(FileTrouble):
    """The file cannot be read (fact: `detail`)."""

    code = "not_readable"


class NotWritable(FileTrouble):
    """The folder or file cannot be written."""

    code = "not_writable"


class DiskFull(FileTrouble):
    """No space is left."""

    code = "disk_full"


class FileHeld(FileTrouble):
    """Another program holds the file open."""

    code = "file_held"


class ReadOnly(FileTrouble):
    """The estate is open for reading only."""

    code = "read_only"


class TooSlow(FileTrouble):
    """What had to be done within some seconds took longer, and was left undone (fact: `file`)."""

    code = "too_slow"


class TableUnreadable(FileTrouble):
    """A spreadsheet or CSV cannot be read (fact: `detail`)."""

    code = "table_unreadable"


class EstateFileTrouble(RenodeskError):
    """An estate file is not what it should be (fact: `file`)."""

    code = "estate_file_trouble"


class NotAnEstateFile(EstateFileTrouble):
    """The file is not an estate file."""

    code = "not_an_estate_file"


class NewerEstateFile(EstateFileTrouble):
    """The file was written by a newer RenoDesk (facts: `found`, `known`: schema numbers)."""

    code = "newer_estate_file"


class DamagedEstateFile(EstateFileTrouble):
    """Pages of the file are damaged; `repair` keeps what can be kept."""

    code = "damaged_estate_file"


class EstateInUse(EstateFileTrouble):
    """Another program has the estate open (facts: `person`, `device`)."""

    code = "estate_in_use"


class ForeignSchema(EstateFileTrouble):
    """The file's schema is not ours; it is only read, as a source for a merge."""

    code = "foreign_schema"


class OtherEstate(EstateFileTrouble):
    """Two different estates are never merged (facts: `ours`, `theirs`)."""

    code = "other_estate"


class BundleTrouble(RenodeskError):
    """A bundle is not what it should be (fact: `file`)."""

    code = "bundle_trouble"


class BundleFaulty(BundleTrouble):
    """A bundle is damaged or hostile (fact: `faults`, a tuple of faults)."""

    code = "bundle_faulty"


class SameIdOtherContent(BundleTrouble):
    """One change id stands for two contents (fact: `change`); the whole source is refused."""

    code = "same_id_other_content"


class NewerBundle(BundleTrouble):
    """The bundle was written by a newer RenoDesk (fact: `version`)."""

    code = "newer_bundle"


class ComponentMissing(RenodeskError):
    """A part this machine lacks (facts: `component`, `remedy`)."""

    code = "component_missing"


class Cancelled(Exception):
    """Raised from a progress callable when the user cancels; not an error."""
