"""What an estate file keeps beside its log: photos, packs, scores, receipts, personal values."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import BinaryIO

from renodesk.domain.photo_facts import PhotoFacts
from renodesk.storage.originals import Originals
from renodesk.storage.score_row import ScoreRow
from renodesk.storage.side_tables import PackName, Receipt, SideTables, StoredPack, StoredPhoto

_PAGES = 256
"""Pages given back in one transaction: at most 4 MiB move."""


class BesideTheLog(ABC):
    """The part of an estate file that is no change: each call is whole by itself, or part of the open act."""

    side: SideTables

    @abstractmethod
    def _reading(self) -> AbstractContextManager[object]:
        """Hold the file for reading."""

    @abstractmethod
    def _keeping(self, *, durably: bool = True) -> AbstractContextManager[SideTables]:
        """Hold the file for writing: in the open act, or in a transaction of its own.

        Not `durably`: what is kept can be made again, so that no disk is waited for.
        """

    def keep_photo(self, facts: PhotoFacts, original: bytes | None, renditions: Mapping[str, bytes]) -> bool:
        """Keep a photo once, in a transaction of its own; return whether it was new."""
        with self._keeping() as side:
            return side.keep_photo(facts, original, renditions)

    def keep_originals_in(self, originals: Originals) -> None:
        """Keep new originals there from now on, and count those there as here."""
        self.side.originals = originals

    def take_originals_in(self, originals: Originals) -> int:
        """Keep in the file what lies beside it, one by one, as in a file that leaves; return how many."""
        taken = 0
        for photo in self.photos():
            stream = None if photo.has_original else originals.open(photo.sha256)
            if stream is not None:
                with stream, self._keeping() as side:
                    side.keep_bytes(photo.sha256, stream.read())
                taken += 1
        return taken

    def move_originals_out(self) -> int:
        """Move the originals that lie in the file beside it, one by one; return how many were moved."""
        moved = 0
        for photo in self.photos():
            with self._keeping() as side:
                moved += side.move_original_out(photo.sha256)
        return moved

    def keep_rendition(self, sha256: str, kind: str, data: bytes) -> None:
        """Keep a rendition."""
        with self._keeping() as side:
            side.keep_rendition(sha256, kind, data)

    def keep_pack(self, pack_id: str, version: str, sha256: str, text: str) -> None:
        """Keep a pack's exact text."""
        with self._keeping() as side:
            side.keep_pack(pack_id, version, sha256, text)

    def keep_receipt(self, receipt: Receipt) -> None:
        """Keep what an office confirmed; one that is there already stays."""
        with self._keeping() as side:
            side.keep_receipt(receipt)

    def keep_person_value(self, token: str, value: str) -> bool:
        """Keep a personal value outside the log; return whether it was kept: an erased token takes none."""
        with self._keeping() as side:
            return side.keep_person_value(token, value)

    def person_value(self, token: str) -> str | None:
        """Return a personal value, None where it never was here or is erased."""
        with self._reading():
            return self.side.person_value(token)

    def drop_traces(self) -> None:
        """Empty the write-ahead log, where what was erased may still stand; no act may be open."""
        with self._reading():
            self.side.drop_traces()

    def store_scores(self, round_key: str, rows: Iterable[ScoreRow]) -> None:
        """Bring the score projection up to date, which can be made again from the log."""
        with self._keeping(durably=False) as side:
            side.store_scores(round_key, rows)

    def photos(self) -> Iterator[StoredPhoto]:
        """Return every photo, by hash."""
        with self._reading():
            found = list(self.side.photos())
        yield from found

    def photo(self, sha256: str) -> StoredPhoto | None:
        """Return a photo by hash."""
        with self._reading():
            return self.side.photo(sha256)

    def original_bytes(self) -> int:
        """Return how many bytes the originals take that are here."""
        with self._reading():
            return self.side.original_bytes()

    def original(self, sha256: str) -> bytes | None:
        """Return the untouched bytes, None while they are not here."""
        with self._reading():
            return self.side.original(sha256)

    def open_original(self, sha256: str) -> BinaryIO | None:
        """Return the untouched bytes as a stream."""
        with self._reading():
            return self.side.open_original(sha256)

    def rendition(self, sha256: str, kind: str) -> bytes | None:
        """Return a rendition, None when there is none."""
        with self._reading():
            return self.side.rendition(sha256, kind)

    def rendition_sizes(self, kind: str) -> dict[str, int]:
        """Return the bytes of each rendition of a kind that is here, by photo."""
        with self._reading():
            return self.side.rendition_sizes(kind)

    def all_rendition_sizes(self) -> dict[str, int]:
        """Return the bytes of all renditions of each photo that has some."""
        with self._reading():
            return self.side.all_rendition_sizes()

    def free_original(self, sha256: str, renditions: Mapping[str, bytes]) -> bool:
        """Delete the bytes of an original and keep these renditions in the same moment; what is known stays.

        Returns whether the bytes were here. The file becomes smaller with `shrink`.
        """
        with self._keeping() as side:
            if not side.has_original(sha256):
                return False
            for kind, data in renditions.items():
                side.keep_rendition(sha256, kind, data)
            return side.drop_original(sha256)

    def free_renditions(self, sha256: str) -> int:
        """Delete the renditions of a photo whose original is here; return how many bytes those were."""
        with self._keeping() as side:
            return side.drop_renditions(sha256)

    def shrink(self, progress: Callable[[float], None] = lambda _: None) -> None:
        """Give the pages that hold nothing back to the disk, some at a time; an act may come between."""
        with self._reading():
            first = self.side.free_pages()
        left = first
        while left:
            with self._keeping() as side:
                side.give_pages_back(_PAGES)
                found = side.free_pages()
            progress(1 - found / first if found < first else 0.0)
            if found >= left:
                break
            left = found
        self.drop_traces()

    def person_values(self) -> dict[str, str]:
        """Return every personal value by its token."""
        with self._reading():
            return self.side.person_values()

    def packs(self) -> Iterator[StoredPack]:
        """Return every pack text."""
        with self._reading():
            found = list(self.side.packs())
        yield from found

    def pack_names(self) -> frozenset[PackName]:
        """Return what the packs are called, without reading their texts."""
        with self._reading():
            return self.side.pack_names()

    def scores(self, round_key: str) -> list[ScoreRow]:
        """Return the stored scores of a round."""
        with self._reading():
            return self.side.scores(round_key)

    def receipts(self) -> list[Receipt]:
        """Return what offices confirmed, by time."""
        with self._reading():
            return self.side.receipts()
