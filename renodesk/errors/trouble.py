"""A file, disk, estate file or bundle does not do what it should."""

from renodesk.errors.base import RenodeskError


class FileTrouble(RenodeskError):
    """A file or disk does not do what it should (fact: `file`)."""

    code = "file_trouble"


class FileMissing(FileTrouble):
    """The file is not there."""

    code = "file_missing"


class NoArchive(FileMissing):
    """The folder, or file, is no archive of an office; nothing was made of it."""

    code = "no_archive"


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


class FileTooLarge(FileTrouble):
    """The disk holds no file that large, however much room it has: FAT32 ends at 4 GiB."""

    code = "file_too_large"


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
    """Two different estates are never merged (facts: names `ours`, `theirs`, and `ours_id`, `theirs_id`)."""

    code = "other_estate"


class BundleTrouble(RenodeskError):
    """A bundle is not what it should be (fact: `file`)."""

    code = "bundle_trouble"


class BundleFaulty(BundleTrouble):
    """A bundle is damaged or hostile (fact: `faults`, a tuple of faults)."""

    code = "bundle_faulty"


class BundleForeign(BundleFaulty):
    """It is whole, and another product's bag or no bundle at all (fact: `faults`)."""

    code = "bundle_foreign"


class NotReadBack(BundleFaulty):
    """A medium gave back something else than was written (fact: `faults`); what was written is gone."""

    code = "not_read_back"


class PartTooSmall(BundleTrouble):
    """A bundle cannot be divided into files that small (facts: `size`, `needed`, in bytes)."""

    code = "part_too_small"


class PartOfOther(BundleTrouble):
    """A file is no part of the bundle it lies beside."""

    code = "part_of_other"


class SameIdOtherContent(BundleTrouble):
    """One change id stands for two contents (fact: `change`); the whole source is refused."""

    code = "same_id_other_content"


class NewerBundle(BundleTrouble):
    """The bundle was written by a newer RenoDesk (facts: `version` of the format, `needs`: what reads it)."""

    code = "newer_bundle"
