"""Price books that lie in folders: which there are, what is wrong with one, and one by its name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.costing import PriceBook
from renodesk.domain.form import Checklist
from renodesk.domain.reading import natural
from renodesk.errors import FileMissing, PackFaulty, UnknownBook
from renodesk.packs import (
    Complaint,
    Complaints,
    PackText,
    book_of,
    check_packs,
    check_texts,
    forms_of,
    kind_of,
    raise_if_any,
    read_pack,
    read_pack_file,
    read_packs,
)

KIND = "prices"
PACK_FILE = ".json"
"""A price book as one file, to be mailed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedBook:
    """A price book of a folder; `complaints` where it cannot be used."""

    text: PackText
    book: PriceBook | None
    complaints: int = 0


def listing(folder: Path) -> tuple[ListedBook, ...]:
    """Return the price books of a folder, by id and version, those that cannot be used too."""
    return tuple(_listed(text) for text in sorted(_books(folder), key=_order))


def _books(folder: Path, kind: str = KIND) -> Iterator[PackText]:
    texts = list(_readable(folder))
    if folder.is_dir():
        texts += [text for file in sorted(folder.glob(f"*{PACK_FILE}")) for text in _readable(file)]
    yield from (text for text in texts if kind_of(text) == kind)


def _readable(path: Path) -> tuple[PackText, ...]:
    """Return the packs of a folder or file; a folder of packs one of which is broken gives the others."""
    try:
        return (read_pack_file(path),) if path.is_file() else read_packs(path)
    except PackFaulty:
        return tuple(one for inner in _inner(path) for one in _readable(inner))


def _inner(path: Path) -> list[Path]:
    is_pack = path.is_file() or (path / "pack.toml").is_file()
    return [] if is_pack else sorted(one for one in path.iterdir() if (one / "pack.toml").is_file())


def _order(text: PackText) -> tuple[object, ...]:
    return (text.id, natural(text.version), text.sha256)


def _listed(text: PackText) -> ListedBook:
    try:
        return ListedBook(text=text, book=book_of(text))
    except PackFaulty as faulty:
        count = faulty.facts["count"]
        return ListedBook(text=text, book=None, complaints=count if isinstance(count, int) else 1)


def find(name: str, folder: Path, kept: Iterable[PackText] = (), kind: str = KIND) -> PackText:
    """Return a price book (or another pack of which many may be) by its path, its id, or `id@version`.

    An id means its last version. Looked for in `folder` and among `kept`, those an estate file brought.

    Raises:
        UnknownBook: there is none of this name.
        PackFaulty: it cannot be read.
    """
    path = Path(name)
    if path.is_file():
        return read_pack_file(path)
    if (path / "pack.toml").is_file():
        return read_pack(path)
    known = sorted(_books(folder, kind), key=_order) + sorted(
        (text for text in kept if kind_of(text) == kind), key=_order
    )
    wanted, _, version = name.partition("@")
    found = [text for text in known if text.id == wanted and version in ("", text.version)]
    if not found:
        words = dict.fromkeys(f"{text.id}@{text.version}" for text in known)
        raise UnknownBook(book=name, known="、".join(words) or "–")
    return max(found, key=lambda text: natural(text.version))


def whole(text: PackText, checklist: Checklist) -> PriceBook:
    """Return a book that fits a checklist.

    Raises:
        PackFaulty: with everything that is wrong in it.
    """
    complaints = Complaints()
    check_texts([text], complaints, checklist)
    raise_if_any(complaints, text.id)
    return book_of(text)


def check(path: Path, forms_folder: Path) -> list[Complaint]:
    """Return every complaint about a price book (a folder or one file), held against the shipped checklist.

    Raises:
        FileMissing: nothing is there.
    """
    checklist = forms_of(read_packs(forms_folder)).checklist
    if path.is_dir():
        return check_packs(path, checklist)
    if not path.is_file():
        raise FileMissing(file=path.name)
    complaints = Complaints()
    try:
        check_texts([read_pack_file(path)], complaints, checklist)
    except PackFaulty as faulty:
        found = faulty.facts["complaints"]
        complaints.found.extend(found if isinstance(found, tuple) else ())
    return complaints.sorted()
