"""Every failure RenoDesk expects, as one tree.

    RenodeskError
    ├── WrongUsage                    the command or call was put wrongly
    │   └── NothingWritten · NumberMalformed · CountsMalformed · SettledBeyondRaised
    │       · UnknownSetting · PaperNotMade · UnknownSection · NoEnglishPage · DueMalformed
    │       · IndexUrlRefused · DayMalformed · DaysReversed · DeviceNameRefused
    │       · UnknownRatingRow · PointsRefused · UnknownCountyFact · CountyFactRefused · EvidenceEmpty
    │       · EvidenceTooLarge
    │       · IndexUrlRefused · DayMalformed · DaysReversed · DeviceNameRefused · DoorMalformed
    │       · EvidenceTooLarge · UnknownEvidence
    │       · UnknownDistrictPart
    ├── Refused                       what was given cannot be taken; nothing changed
    │   ├── UnknownPlace · UnknownItem · UnknownField · UnknownPhoto · UnknownRound · UnknownChange
    │   ├── UnknownMoment
    │   ├── UnknownRemark · UnknownPlan · UnknownPin · UnknownRespondent
    │   ├── UnknownAlternative · UnknownMeasure · UnknownBook · BookNotChosen · RegionNotChosen
    │   ├── SharesRefused · UnknownChannel
    │   ├── HandbookMissing · UnknownProblem · ProblemNotThere · NotAsked
    │   ├── PackVersionUnknown · NothingToMigrate · NothingToJoin
    │   ├── RankingMissing · UnknownEstate · UnknownRanking · RankingNameRefused · NoSuchRank
    │   ├── ReserveMissing · ReserveMoveRefused · ReserveLacks · ReserveWarned · UnknownDocument
    │   ├── ProcedureMissing · UnknownProcedure · UnknownStep · StepWaits · StepShut · StepIsOver · NotSingle
    │   ├── QuestionnaireMissing · UnknownQuestion · UnknownForm · FormOfOther · UnknownDraft
    │   ├── StandardMissing · UnknownStandardRow · UnknownCountyRow
    │   ├── UnknownStepPaper · UnknownSpecial · NotExempt
    │   ├── UnknownProfile · ProfileNameRefused
    │   ├── UnknownBallot · UnknownBallotField · NothingProposed
    │   ├── BallotClosed · BallotStillOpen · OutsideBallot · HouseholdTwice
    │   ├── UnknownWay · WayMalformed · UnknownPosting · SendingElsewhere
    │   ├── DistrictMissing · UnknownDistrict · DistrictEmpty · EstateInDistrict · SpaceRefused
    │   ├── UnknownYearPlan · YearTooMuch · PerformanceMissing · UnknownCounty
    │   ├── AttachmentRefused · UnknownAttachment · AttachmentAway · AttachmentNotOpened
    │   ├── UnknownLedger · UnknownLedgerRow · UnknownLedgerColumn · UnknownLedgerState
    │   ├── LedgerValueRefused · LedgerRowLacks
    │   ├── JobRunning                one long job at a time
    │   ├── PlaceTaken · NotAHead · AlreadyShown · NothingToUndo · NothingToRedo
    │   ├── ValueTooLong · ArchiveKeepsAll
    │   ├── NoPlaceChosen             a choice of places that leaves none
    │   ├── RoundSealed · RoundNotSealed · SealHasGaps · SealBlocked · ReasonMissing · TypeMissing
    │   ├── SheetRefused              an answer sheet or table, with every fault in it
    │   ├── RegisterMoved              the register changed since a table was looked at
    │   ├── BlockRefused              a block pasted into the matrix, with every cell that cannot be kept
    │   ├── PackFaulty                a pack, with every complaint
    │   ├── PhotoRefused              one photo, with the reason
    │   ├── PlanRefused · PlanLocked  a PDF, or a page of it, that is no site plan · one that wants a password
    │   ├── LogoRefused               a picture that is no logo, with the reason
    │   ├── PaperUnreadable           a file that is no whole paper
    │   └── GlyphMissing              a character the font cannot draw
    │       └── CharacterNotKept      a character no Word file can hold
    ├── FileTrouble                   a file or disk does not do what it should
    │   ├── FileMissing (NoArchive) · FileExists · NotReadable · NotWritable · DiskFull · FileHeld · ReadOnly
    │   ├── FileTooLarge              no file that large on this disk
    │   │   └── IndexAway (IndexFull) · IndexForbidden (NotWritable) the office's index: gone, or not allowed
    │   │       · ArchiveReadOnly     (NotWritable) an archive that can only be read
    │   ├── IndexUnfit                the office's index is not for this program or archive
    │   │   └── IndexOlder · IndexNewer · IndexOfOther · IndexElsewhere
    │   ├── TooSlow                   what had to be done by then was not
    │   └── TableUnreadable           a spreadsheet or CSV that cannot be read
    ├── EstateFileTrouble
    │   ├── NotAnEstateFile · NewerEstateFile · DamagedEstateFile · EstateInUse · ForeignSchema
    │   └── OtherEstate               two estates are never merged
    ├── BundleTrouble
    │   ├── BundleFaulty              a bundle, with every fault
    │   │   ├── BundleForeign         another product's bag, or no bundle at all
    │   │   └── NotReadBack           it was given, and the medium gives back something else
    │   ├── SameIdOtherContent        one change id with two contents: the whole bundle is refused
    │   ├── NewerBundle · PartTooSmall · PartOfOther
    │   ├── NoReceipt · ReceiptOfOther · ReceiptOlder · ReceiptUnreadable
    │   ├── BundleSealed              sealed for others
    │   │   └── KeysOpenNothing       in a recovery drill
    │   ├── NotSealed                 open for everybody, where a drill wants a sealed one
    │   └── SignatureRefused
    │       └── SignatureMissing · SignatureOfStranger · SignatureAltered · SignatureOfRevoked
    ├── KeyTrouble
    │   └── KeyLocked · KeyLost · KeyUnreadable · NoSecretKey · NoRecipient · NobodySigned
    │       · UnknownDevice (CodeDiffers · UnknownRecipient)
    ├── WayTrouble                    the other end of a way of transport
    │   └── WayAway · WayGone · WayDenied · WayReadOnly · WayFull · WayTooSmall · WayUntrusted · WayAltered
    │       · NotThere
    ├── ArchiveTrouble                an archive in a store
    │   └── ArchiveAway · ArchiveDenied · ArchiveOvertaken · ArchiveUnfit · ArchiveUrlRefused
    │       · StoreWantsNoKey
    └── ComponentMissing              a part this machine lacks, and how to get it
    Cancelled                         not an error: the user changed his mind

An error carries a `code` (the key of its sentence in `resources/texts/`) and the facts of the case as
keyword attributes; it is turned into a sentence once, at the window's message door or by the command line.
"""

from renodesk.errors.archives import (
    ArchiveAway,
    ArchiveDenied,
    ArchiveOvertaken,
    ArchiveReadOnly,
    ArchiveTrouble,
    ArchiveUnfit,
    ArchiveUrlRefused,
    StoreWantsNoKey,
)
from renodesk.errors.attachments import (
    AttachmentAway,
    AttachmentNotOpened,
    AttachmentRefused,
    UnknownAttachment,
)
from renodesk.errors.ballots import (
    BallotClosed,
    BallotStillOpen,
    DoorMalformed,
    HouseholdTwice,
    NothingProposed,
    OutsideBallot,
    UnknownBallot,
    UnknownBallotField,
)
from renodesk.errors.base import (
    Cancelled,
    ComponentMissing,
    NothingWritten,
    NumberMalformed,
    Refused,
    RenodeskError,
    UnknownSetting,
    WrongUsage,
)
from renodesk.errors.districts import (
    DistrictEmpty,
    DistrictMissing,
    EstateInDistrict,
    SpaceRefused,
    UnknownDistrict,
    UnknownDistrictPart,
)
from renodesk.errors.joining import NothingToJoin
from renodesk.errors.ledgers import (
    LedgerRowLacks,
    LedgerValueRefused,
    UnknownLedger,
    UnknownLedgerColumn,
    UnknownLedgerRow,
    UnknownLedgerState,
)
from renodesk.errors.money import (
    BookNotChosen,
    RegionNotChosen,
    SharesRefused,
    UnknownBook,
    UnknownChannel,
)
from renodesk.errors.office import (
    ArchiveKeepsAll,
    NoSuchRank,
    RankingMissing,
    RankingNameRefused,
    ReserveLacks,
    ReserveMissing,
    ReserveMoveRefused,
    ReserveWarned,
    UnknownDocument,
    UnknownEstate,
    UnknownRanking,
    UnknownYearPlan,
    YearTooMuch,
)
from renodesk.errors.office_index import (
    IndexAway,
    IndexElsewhere,
    IndexForbidden,
    IndexFull,
    IndexNewer,
    IndexOfOther,
    IndexOlder,
    IndexUnfit,
    IndexUrlRefused,
)
from renodesk.errors.packs import NothingToMigrate, PackVersionUnknown
from renodesk.errors.papers import (
    LogoRefused,
    NoEnglishPage,
    PaperNotMade,
    PaperUnreadable,
    UnknownSection,
)
from renodesk.errors.problems import DueMalformed, HandbookMissing, NotAsked, ProblemNotThere, UnknownProblem
from renodesk.errors.procedure import (
    CountsMalformed,
    DayMalformed,
    DaysReversed,
    NotExempt,
    NotSingle,
    ProcedureMissing,
    SettledBeyondRaised,
    StepIsOver,
    StepShut,
    StepWaits,
    UnknownProcedure,
    UnknownSpecial,
    UnknownStep,
    UnknownStepPaper,
)
from renodesk.errors.profiles import ProfileNameRefused, UnknownProfile
from renodesk.errors.questionnaires import (
    FormOfOther,
    QuestionnaireMissing,
    UnknownDraft,
    UnknownForm,
    UnknownQuestion,
)
from renodesk.errors.rating import (
    CountyFactRefused,
    EvidenceEmpty,
    EvidenceTooLarge,
    PerformanceMissing,
    PointsRefused,
    UnknownCounty,
    UnknownCountyFact,
    UnknownEvidence,
    UnknownRatingRow,
)
from renodesk.errors.refused import (
    AlreadyShown,
    BlockRefused,
    CharacterNotKept,
    GlyphMissing,
    JobRunning,
    NoPlaceChosen,
    NotAHead,
    NothingToRedo,
    NothingToUndo,
    PackFaulty,
    PhotoRefused,
    PlaceTaken,
    PlanLocked,
    PlanRefused,
    ReasonMissing,
    RegisterMoved,
    RoundNotSealed,
    RoundSealed,
    SealBlocked,
    SealHasGaps,
    SheetRefused,
    TypeMissing,
    UnknownAlternative,
    UnknownChange,
    UnknownField,
    UnknownItem,
    UnknownMeasure,
    UnknownMoment,
    UnknownPhoto,
    UnknownPin,
    UnknownPlace,
    UnknownPlan,
    UnknownRemark,
    UnknownRespondent,
    UnknownRound,
    ValueTooLong,
)
from renodesk.errors.standards import StandardMissing, UnknownCountyRow, UnknownStandardRow
from renodesk.errors.trouble import (
    BundleFaulty,
    BundleForeign,
    BundleTrouble,
    DamagedEstateFile,
    DiskFull,
    EstateFileTrouble,
    EstateInUse,
    FileExists,
    FileHeld,
    FileMissing,
    FileTooLarge,
    FileTrouble,
    ForeignSchema,
    NewerBundle,
    NewerEstateFile,
    NoArchive,
    NotAnEstateFile,
    NotReadable,
    NotReadBack,
    NotWritable,
    OtherEstate,
    PartOfOther,
    PartTooSmall,
    ReadOnly,
    SameIdOtherContent,
    TableUnreadable,
    TooSlow,
)
from renodesk.errors.trust import (
    BundleSealed,
    CodeDiffers,
    DeviceNameRefused,
    KeyLocked,
    KeyLost,
    KeysOpenNothing,
    KeyTrouble,
    KeyUnreadable,
    NobodySigned,
    NoReceipt,
    NoRecipient,
    NoSecretKey,
    NotSealed,
    ReceiptOfOther,
    ReceiptOlder,
    ReceiptUnreadable,
    SignatureAltered,
    SignatureMissing,
    SignatureOfRevoked,
    SignatureOfStranger,
    SignatureRefused,
    UnknownDevice,
    UnknownRecipient,
)
from renodesk.errors.ways import (
    NotThere,
    SendingElsewhere,
    UnknownPosting,
    UnknownWay,
    WayAltered,
    WayAway,
    WayDenied,
    WayFull,
    WayGone,
    WayMalformed,
    WayReadOnly,
    WayTooSmall,
    WayTrouble,
    WayUntrusted,
)

__all__ = [
    "AlreadyShown", "ArchiveAway", "ArchiveDenied", "ArchiveKeepsAll", "ArchiveOvertaken",
    "ArchiveReadOnly", "ArchiveTrouble", "ArchiveUnfit", "ArchiveUrlRefused", "AttachmentAway",
    "AttachmentNotOpened", "AttachmentRefused", "BallotClosed", "BallotStillOpen", "BlockRefused",
    "BookNotChosen", "BundleFaulty", "BundleForeign", "BundleSealed", "BundleTrouble", "Cancelled",
    "CharacterNotKept", "CodeDiffers", "ComponentMissing", "CountsMalformed", "CountyFactRefused",
    "DamagedEstateFile", "DayMalformed", "DaysReversed", "DeviceNameRefused", "DiskFull", "DistrictEmpty",
    "DistrictMissing", "DoorMalformed", "DueMalformed", "EstateFileTrouble", "EstateInDistrict",
    "EstateInUse", "EvidenceEmpty", "EvidenceTooLarge", "FileExists", "FileHeld", "FileMissing",
    "FileTooLarge", "FileTrouble", "ForeignSchema", "FormOfOther", "GlyphMissing", "HandbookMissing",
    "HouseholdTwice", "IndexAway", "IndexElsewhere", "IndexForbidden", "IndexFull", "IndexNewer",
    "IndexOfOther", "IndexOlder", "IndexUnfit", "IndexUrlRefused", "JobRunning", "KeyLocked", "KeyLost",
    "KeyTrouble", "KeyUnreadable", "KeysOpenNothing", "LedgerRowLacks", "LedgerValueRefused",
    "LogoRefused", "NewerBundle", "NewerEstateFile", "NoArchive", "NoEnglishPage", "NoPlaceChosen",
    "NoReceipt", "NoRecipient", "NoSecretKey", "NoSuchRank", "NobodySigned", "NotAHead",
    "NotAnEstateFile", "NotAsked", "NotExempt", "NotReadBack", "NotReadable", "NotSealed", "NotSingle",
    "NotThere", "NotWritable", "NothingProposed", "NothingToJoin", "NothingToMigrate", "NothingToRedo",
    "NothingToUndo", "NothingWritten", "NumberMalformed", "OtherEstate", "OutsideBallot", "PackFaulty",
    "PackVersionUnknown", "PaperNotMade", "PaperUnreadable", "PartOfOther", "PartTooSmall",
    "PerformanceMissing", "PhotoRefused", "PlaceTaken", "PlanLocked", "PlanRefused", "PointsRefused",
    "ProblemNotThere", "ProcedureMissing", "ProfileNameRefused", "QuestionnaireMissing", "RankingMissing",
    "RankingNameRefused", "ReadOnly", "ReasonMissing", "ReceiptOfOther", "ReceiptOlder",
    "ReceiptUnreadable", "Refused", "RegionNotChosen", "RegisterMoved", "RenodeskError", "ReserveLacks",
    "ReserveMissing", "ReserveMoveRefused", "ReserveWarned", "RoundNotSealed", "RoundSealed",
    "SameIdOtherContent", "SealBlocked", "SealHasGaps", "SendingElsewhere", "SettledBeyondRaised",
    "SharesRefused", "SheetRefused", "SignatureAltered", "SignatureMissing", "SignatureOfRevoked",
    "SignatureOfStranger", "SignatureRefused", "SpaceRefused", "StandardMissing", "StepIsOver",
    "StepShut", "StepWaits", "StoreWantsNoKey", "TableUnreadable", "TooSlow", "TypeMissing",
    "UnknownAlternative", "UnknownAttachment", "UnknownBallot", "UnknownBallotField", "UnknownBook",
    "UnknownChange", "UnknownChannel", "UnknownCounty", "UnknownCountyFact", "UnknownCountyRow",
    "UnknownDevice", "UnknownDistrict", "UnknownDistrictPart", "UnknownDocument", "UnknownDraft",
    "UnknownEstate", "UnknownEvidence", "UnknownField", "UnknownForm", "UnknownItem", "UnknownLedger",
    "UnknownLedgerColumn", "UnknownLedgerRow", "UnknownLedgerState", "UnknownMeasure", "UnknownMoment",
    "UnknownPhoto", "UnknownPin", "UnknownPlace", "UnknownPlan", "UnknownPosting", "UnknownProblem",
    "UnknownProcedure", "UnknownProfile", "UnknownQuestion", "UnknownRanking", "UnknownRatingRow",
    "UnknownRecipient", "UnknownRemark", "UnknownRespondent", "UnknownRound", "UnknownSection",
    "UnknownSetting", "UnknownSpecial", "UnknownStandardRow", "UnknownStep", "UnknownStepPaper",
    "UnknownWay", "UnknownYearPlan", "ValueTooLong", "WayAltered", "WayAway", "WayDenied", "WayFull",
    "WayGone", "WayMalformed", "WayReadOnly", "WayTooSmall", "WayTrouble", "WayUntrusted", "WrongUsage",
    "YearTooMuch",
]  # fmt: skip
