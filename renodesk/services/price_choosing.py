"""The price books one may choose from: those that ship, one's own, and those the estate file brought."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from renodesk import paths
from renodesk.domain import vocabulary
from renodesk.domain.changes import Changes
from renodesk.domain.costing import PriceBook
from renodesk.errors import PackFaulty, RenodeskError, SheetRefused
from renodesk.estates import pinning
from renodesk.packs import PackText, book_of, kind_of
from renodesk.services import price_books
from renodesk.services.packs import views
from renodesk.services.price_import import BookAbout, import_prices
from renodesk.services.prices import Prices
from renodesk.services.profile_in_use import chosen
from renodesk.services.session import EstateSession
from renodesk.tables.writing import file_trouble
from renodesk.texts import Language, explain, say

OWN = "own_prices"
"""The id of books made from one's own tables; each is a version of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OfferedBook:
    """A price book one may choose; `book` None where it cannot be used, with so many `complaints`.

    `name` is what `Prices.use` knows it by. `is_used` says that the round is costed with it, `is_local` that
    the estate's profile names it.
    """

    name: str
    text: PackText
    book: PriceBook | None
    complaints: int
    is_used: bool
    is_local: bool = False


class PriceChoosing:
    """Lists price books, takes one's own tables in, and costs the round with one of them."""

    def __init__(self, session: EstateSession, own: Path | None = None) -> None:
        """Keep one's own books in the folder `own`, by default in the user's."""
        self._session = session
        self._own = own or paths.user_folder() / "prices"
        self._prices = Prices(session)

    def offered(self) -> tuple[OfferedBook, ...]:
        """Return the books, each text once: those that ship, one's own, those only the estate file has."""
        used, profile = self.used_sha256(), chosen(self._session)
        local = profile.price_book if profile is not None else ""
        found: dict[str, OfferedBook] = {}
        for name, listed in self._listed():
            found.setdefault(
                listed.text.sha256,
                OfferedBook(
                    name=name,
                    text=listed.text,
                    book=listed.book,
                    complaints=listed.complaints,
                    is_used=listed.text.sha256 == used,
                    is_local=bool(local) and listed.text.id == local,
                ),
            )
        return tuple(found.values())

    def _listed(self) -> Iterator[tuple[str, price_books.ListedBook]]:
        for one in price_books.listing(self._session.environment.forms):
            yield f"{one.text.id}@{one.text.version}", one
        for one in price_books.listing(self._own):
            yield str(self._own / _file_name(one.text.version)), one
        for text in pinning.all_kept(self._session.file):
            if kind_of(text) == price_books.KIND:
                yield f"{text.id}@{text.version}", _kept(text)

    def used_sha256(self) -> str:
        """Return what tells the text of the round's book from every other, "" where it has none."""
        pin = self._session.value(vocabulary.funding_cell(self._session.round, "prices"))
        return str(pin.get("sha256")) if isinstance(pin, Mapping) else ""

    def use(self, offered: OfferedBook, *, region: str, on: datetime.date | None) -> Changes:
        """Cost the round with a book, in one act.

        Raises:
            UnknownBook, PackFaulty: it is gone, or it does not fit the round's checklist.
            RegionNotChosen: the book knows several regions, or not this one.
        """
        return self._prices.use(offered.name, region=region, on=on)

    def take(self, table: Path, *, title: str, region: str, source: str = "", valid_from: str = "") -> str:
        """Make a book of a table (.csv, .xlsx) and keep it among one's own; return what it is known by.

        Raises:
            FileMissing, NotReadable, TableUnreadable: the table cannot be read.
            SheetRefused, PackFaulty: something is wrong in it; nothing was kept.
            NotWritable, DiskFull: it cannot be kept.
        """
        try:
            self._own.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise file_trouble(self._own, error) from error
        versions = [one.text.version for one in price_books.listing(self._own)]
        number = max((int(one) for one in versions if one.isdigit()), default=0) + 1
        about = BookAbout(
            id=OWN,
            title=title,
            region=region,
            version=str(number),
            source=source or table.name,
            valid_from=valid_from,
        )
        out = self._own / _file_name(about.version)
        import_prices(table, about, out, self._session.environment.forms)
        return str(out)


def _file_name(version: str) -> str:
    return f"{OWN}-{version}{price_books.PACK_FILE}"


def _kept(text: PackText) -> price_books.ListedBook:
    try:
        return price_books.ListedBook(text=text, book=book_of(text))
    except PackFaulty:
        return price_books.ListedBook(text=text, book=None, complaints=1)


def faults_told(error: RenodeskError, language: Language) -> Iterator[str]:
    """Yield what is wrong with a table, row by row, the whole of it first."""
    yield explain(error, language)
    faults, complaints = error.facts.get("faults"), error.facts.get("complaints")
    if isinstance(error, SheetRefused) and isinstance(faults, tuple):
        for fault in faults:
            sentence = say(fault.code, language, **fault.facts)
            yield f"{fault.where}：{sentence}" if fault.where else sentence
    elif isinstance(complaints, Iterable):
        yield from (f"{one.spot}：{one.text}" for one in views(complaints, language))
