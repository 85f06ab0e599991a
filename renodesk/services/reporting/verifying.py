"""Whether a paper belongs to an estate's data: which state it is of, and whether it says what they say."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from renodesk import __version__
from renodesk.domain.changes import Ranges
from renodesk.domain.log import digest_of
from renodesk.domain.log.ranges import count, without
from renodesk.errors import RenodeskError
from renodesk.reports.paper_files import find_paper, page_texts, paragraph_texts
from renodesk.reports.paper_mark import PaperMark, properties_of
from renodesk.reports.papers import Form, Kind, PaperOptions
from renodesk.services.differences import Differences, Line
from renodesk.services.moments import Moment, MomentKind, Moments
from renodesk.services.reporting.papers import MAKERS, make_paper, mark_for, write_paper_to
from renodesk.services.reporting.states import state_of
from renodesk.services.reporting.verdicts import Compared, Verdict
from renodesk.services.session import EstateSession
from renodesk.texts import Language

MOST_CHANGES = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Since:
    """What changed since a paper: how many changes, some of them in words, and how many lines more."""

    changes: int = 0
    lines: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Verified:
    """A paper and what was found; `lacks` counts changes it knows and the file does not.

    `moment` is that of its state where one is known, `spots` are pages of a PDF, paragraphs of a Word file or
    cells of a workbook that say something else.
    """

    verdict: Verdict
    form: Form
    mark: PaperMark
    compared: Compared | None = None
    spots: tuple[str, ...] = ()
    is_changed_mark: bool = False
    since: Since = Since()
    lacks: int = 0
    moment: Moment | None = None


def verify_paper(
    session: EstateSession, path: Path, language: Language = "zh", logo: bytes | None = None
) -> Verified:
    """Return whether a paper belongs to this estate's data, and to which state of them.

    `logo` is what this office's papers carry, so that they can be made again whole.

    Raises:
        NotReadable, PaperUnreadable: it is no whole paper.
    """
    found = find_paper(path)
    mark = found.mark
    if mark is None:
        return Verified(verdict=Verdict.NO_DIGEST, form=found.form, mark=PaperMark())
    if mark.estate and not session.is_of(mark.estate):
        return Verified(verdict=Verdict.OTHER_ESTATE, form=found.form, mark=mark)
    with session.file.held():
        state = mark.state if mark.state is not None else _known_state(session, mark.digest)
        if state is None:
            return Verified(verdict=Verdict.UNKNOWN_STATE, form=found.form, mark=mark)
        verified = _of_state(session, found.form, mark, state, language)
    if verified.verdict is not Verdict.SAME:
        return verified
    compared, spots, is_changed = _compared(session, path, found.form, mark, logo)
    verdict = Verdict.ALTERED if compared is Compared.DIFFERS else Verdict.SAME
    return replace(verified, verdict=verdict, compared=compared, spots=spots, is_changed_mark=is_changed)


def _of_state(
    session: EstateSession, form: Form, mark: PaperMark, state: Ranges, language: Language
) -> Verified:
    held = session.file.ranges()
    lacks, since = without(state, held), without(held, state)
    moment = _moment(session, state)
    if lacks:
        verdict = Verdict.APART if since else Verdict.NEWER
        return Verified(verdict=verdict, form=form, mark=mark, lacks=count(lacks), since=_counted(since))
    if digest_of(session.file.changes(state)) != mark.digest:
        return Verified(verdict=Verdict.OTHER_STATE, form=form, mark=mark)
    if since and state_of(session, mark.digest) != state:
        told = _since(session, state, held, language)
        return Verified(verdict=Verdict.OLDER, form=form, mark=mark, since=told, moment=moment)
    return Verified(verdict=Verdict.SAME, form=form, mark=mark, since=_counted(since), moment=moment)


# The state


def _known_state(session: EstateSession, digest: str) -> Ranges | None:
    """Return the changes of a digest that says no more: now, a seal, or a moment this machine remembers."""
    held = session.file.ranges()
    moments = Moments(session).listing()
    for ranges in (held, *(one.ranges for one in moments)):
        if not without(ranges, held) and digest_of(session.file.changes(ranges)) == digest:
            return ranges
    return None


def _moment(session: EstateSession, state: Ranges) -> Moment | None:
    """Return the moment whose state this is, a seal before others."""
    same = [one for one in Moments(session).listing() if _is_same(one.ranges, state)]
    named = [one for one in same if one.kind not in (MomentKind.BEGIN, MomentKind.DAY)]
    return min(named, key=lambda one: one.kind != MomentKind.SEAL, default=None)


def _is_same(first: Ranges, second: Ranges) -> bool:
    return not without(first, second) and not without(second, first)


def _counted(ranges: Ranges) -> Since:
    return Since(changes=count(ranges))


def _since(session: EstateSession, state: Ranges, held: Ranges, language: Language) -> Since:
    differences = Differences(session, language, state, held)
    groups = differences.groups()
    lines = [_told(line) for line in islice(differences.lines(groups), MOST_CHANGES)]
    return Since(
        changes=count(without(held, state)), lines=tuple(lines), more=max(0, len(groups) - len(lines))
    )


def _told(line: Line) -> str:
    place = f"{line.place.shown}　" if line.place else ""
    return f"{place}{line.what}：{line.before or '—'} → {line.after or '—'}"


# The words


def _compared(
    session: EstateSession, path: Path, form: Form, mark: PaperMark, logo: bytes | None
) -> tuple[Compared, tuple[str, ...], bool]:
    """Make the paper again and compare: how it was compared, which spots differ, whether its mark does."""
    is_book = form is Form.XLSX and mark.kind == Kind.LEDGERS
    if not mark.kind or not (mark.text or is_book):
        return Compared.NO_MARK, (), False
    if mark.version != __version__:
        return Compared.OTHER_VERSION, (), False
    if mark.has_annex:
        return Compared.ANNEX, (), False
    if is_book:
        return _compared_cells(session, path, mark)
    kind = next((one for one in MAKERS if one == mark.kind), None)
    if kind is None or form is Form.XLSX:
        return Compared.NOT_MADE, (), False
    options = _options(mark, logo)
    try:
        document = make_paper(session, kind, options)
    except RenodeskError:
        return Compared.NOT_MADE, (), False
    again = mark_for(document, kind, options, state_of(session, document.digest))
    is_changed = dict(properties_of(again)) | {"logo": ""} != dict(properties_of(mark)) | {"logo": ""}
    with TemporaryDirectory(prefix="renodesk-") as folder:
        made = Path(folder, f"again.{form}")
        with made.open("w+b") as file:
            write_paper_to(session, kind, form, file, options)
        if _digest(made) == _digest(path):
            return Compared.BYTES, (), False
        spots = _other_pages(made, path) if form is Form.PDF else _other_paragraphs(made, path)
    if spots or is_changed:
        return Compared.DIFFERS, spots, is_changed
    return Compared.TEXT, (), False


def _compared_cells(
    session: EstateSession, path: Path, mark: PaperMark
) -> tuple[Compared, tuple[str, ...], bool]:
    """Make the ledgers again and compare them cell by cell."""
    from renodesk.services.reporting.ledgers.checking import is_as_written

    try:
        is_written, spots = is_as_written(session, path, _options(mark, None))
    except RenodeskError:
        return Compared.NOT_MADE, (), False
    if is_written:
        return Compared.BYTES, (), False
    return (Compared.DIFFERS if spots else Compared.TEXT), spots, False


def _options(mark: PaperMark, logo: bytes | None) -> PaperOptions:
    known = logo if logo and hashlib.sha256(logo).hexdigest() == mark.logo else None
    return PaperOptions(
        language=mark.language,
        sections=mark.sections,
        office=mark.office,
        logo=known,
        with_english=mark.with_english,
        plan=mark.plan,
    )


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _other_pages(made: Path, path: Path) -> tuple[str, ...]:
    pairs = zip_longest(page_texts(made), page_texts(path))
    return tuple(str(at) for at, (ours, theirs) in enumerate(pairs, 1) if ours != theirs)


def _other_paragraphs(made: Path, path: Path) -> tuple[str, ...]:
    ours, theirs = Counter(paragraph_texts(made)), Counter(paragraph_texts(path))
    return tuple(_shortened((*(theirs - ours), *(ours - theirs))))


def _shortened(texts: Iterable[str]) -> Iterable[str]:
    return (text if len(text) <= 40 else text[:39] + "…" for text in texts)
