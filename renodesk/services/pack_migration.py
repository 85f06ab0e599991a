"""Moving the current round to other packs: a table first, then one act that drops nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain import canonical, vocabulary
from renodesk.domain.changes import CellState, Changes
from renodesk.domain.form import Forms
from renodesk.domain.migration import (
    Asked,
    Fate,
    Step,
    edition_before,
    newly_asked,
    next_edition,
)
from renodesk.domain.migration_cells import KEYED, NAMED, Mover
from renodesk.domain.reading import SurveyBuilder, head_values, natural
from renodesk.domain.scores import NodeScore
from renodesk.domain.scoring import Scorer
from renodesk.domain.weights import weighted
from renodesk.errors import NothingToMigrate, PackVersionUnknown
from renodesk.estates import pinning
from renodesk.estates.assessing import round_states
from renodesk.estates.rounds import rounds
from renodesk.packs import PackText, forms_of, kind_of, read_packs
from renodesk.packs.renaming import renamed_in
from renodesk.services.session import EstateSession, begin_round
from renodesk.storage.act import Act

KINDS = ("tree", "checklist", "register")


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """A step that is still to be done. `is_contest`: somebody went on in the edition, so both values stay."""

    step: Step
    is_contest: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class MigrationTable:
    """What moving the round would do; nothing of it is done.

    `source` is the edition moved from, `target` the one written to, `is_late` whether that one is there
    already and only what came later in `source` is carried. `packs` lists title, version before and after.
    `before` and `after` are the totals by the packs of each, where the whole round is moved.
    """

    source: str
    target: str
    is_late: bool
    packs: tuple[tuple[str, str, str], ...]
    moved: tuple[Moved, ...]
    parked: tuple[Step, ...]
    asked: tuple[Asked, ...]
    done: int
    texts: tuple[PackText, ...]
    forms: Forms
    old_forms: Forms
    before: NodeScore
    after: NodeScore | None

    def counts(self) -> dict[Fate, int]:
        """Return how many cells, or things newly asked, share each fate."""
        fates = Counter(one.step.fate for one in self.moved)
        return {**fates, Fate.PARKED: len(self.parked), Fate.NEW: len(self.asked)}


class PackMigration:
    """Moves the current round of an estate."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session

    def known(self, folder: Path | None = None) -> dict[str, list[PackText]]:
        """Return the packs at hand by kind, the newest version last: ours, the file's own, and a folder's.

        Raises:
            PackFaulty: a pack cannot be read.
        """
        session = self._session
        found = {pack.sha256: pack for pack in read_packs(session.environment.forms)}
        found |= {pack.sha256: pack for pack in pinning.all_kept(session.file)}
        if folder is not None:
            found |= {pack.sha256: pack for pack in read_packs(folder)}
        by_kind: dict[str, list[PackText]] = {kind: [] for kind in KINDS}
        for pack in found.values():
            by_kind.get(kind_of(pack), []).append(pack)
        for packs in by_kind.values():
            packs.sort(key=lambda one: (natural(one.version), one.sha256))
        return by_kind

    def table(self, to: Sequence[str] = (), folder: Path | None = None) -> MigrationTable:
        """Return what moving to packs would do: `VERSION` of the tree, `ID=VERSION` of any, else the newest.

        Raises:
            PackVersionUnknown: there is no such pack here.
            NothingToMigrate: the round goes by these packs and nothing waits in the edition before.
            PackFaulty: the packs do not go together.
        """
        session = self._session
        with session.file.held():
            texts = self._chosen(to, self.known(folder))
            forms = weighted(forms_of(texts), pinning.weights_of(pinning.pin(session.file, session.round)))
            if _digests(forms) == _digests(session.forms):
                return self._late(texts, forms)
            target = next_edition(session.round)
            return self._table(session.round, target, session.forms, forms, texts, is_late=False)

    def _late(self, texts: tuple[PackText, ...], forms: Forms) -> MigrationTable:
        """Return what came in the edition before since the round was moved."""
        session = self._session
        source = edition_before(session.round)
        if source not in {one.key for one in rounds(session.file)}:
            raise NothingToMigrate(round=session.round)
        before = pinning.pinned(session.file, source, session.environment.forms)
        table = self._table(source, session.round, before, forms, texts, is_late=True)
        if not table.moved:
            raise NothingToMigrate(round=session.round)
        return table

    def _chosen(self, to: Sequence[str], known: Mapping[str, list[PackText]]) -> tuple[PackText, ...]:
        ids = {kind: pack.id for kind, pack in zip(KINDS, _in_kinds(self._session.forms), strict=True)}
        chosen = {kind: [one for one in packs if one.id == ids[kind]] for kind, packs in known.items()}
        for word in to:
            name, equals, version = word.rpartition("=")
            pack_id = name if equals else ids["tree"]
            found = {
                kind: [one for one in packs if (one.id, one.version) == (pack_id, version)]
                for kind, packs in known.items()
            }
            matching = {kind: packs for kind, packs in found.items() if packs}
            if not matching:
                listed = (f"{one.id}={one.version}" for packs in known.values() for one in packs)
                raise PackVersionUnknown(wanted=word, known="、".join(sorted(set(listed))))
            chosen |= matching
        return tuple(packs[-1] for packs in chosen.values() if packs)

    def _table(
        self,
        source: str,
        target: str,
        old: Forms,
        new: Forms,
        texts: tuple[PackText, ...],
        *,
        is_late: bool,
    ) -> MigrationTable:
        session = self._session
        renamed = renamed_in(texts)
        mover = Mover(old, new, source, target, renamed)
        moved: list[Moved] = []
        parked: list[Step] = []
        done = 0
        for step in mover.steps(self._states()):
            if step.target is None or step.left:
                parked.append(step)
            if step.target is None:
                continue
            todo = self._todo(step, mover, is_there=is_late)
            done += todo is None
            moved += [todo] if todo is not None else []
        return MigrationTable(
            source=source,
            target=target,
            is_late=is_late,
            packs=tuple(_versions(old, new)),
            moved=tuple(moved),
            parked=tuple(parked),
            asked=newly_asked(old, new, renamed),
            done=done,
            texts=texts,
            forms=new,
            old_forms=old,
            before=session.scores.total,
            after=None if is_late else self._score(target, new, moved),
        )

    def _states(self) -> Iterator[CellState]:
        for entity in (*KEYED, *NAMED):
            yield from self._session.file.states(entity)

    def _todo(self, step: Step, mover: Mover, *, is_there: bool) -> Moved | None:
        """Return what is still to be done of a step; None where the edition had all of it already.

        A cell of the edition that says what once came over follows; one that somebody wrote on keeps its
        value beside the new one, and is contested.
        """
        assert step.target is not None
        if not is_there:
            return Moved(step=step)
        file = self._session.file
        wanted = {canonical.dumps(value) for value in step.values}
        had = {change.value for change in file.changes_in(step.target)}
        if wanted <= had:
            return None
        state = file.state(step.target)
        shown = set() if state is None else {canonical.dumps(value) for value in head_values(state)}
        once = {
            canonical.dumps(mover.converted(step.source, canonical.loads(change.value)))
            for change in file.changes_in(step.source)
        }
        return Moved(step=step, is_contest=not shown <= once | {"null"})

    def _score(self, target: str, forms: Forms, moved: Iterable[Moved]) -> NodeScore:
        """Return what the round comes to once it is moved."""
        session = self._session
        builder = SurveyBuilder(target)
        builder.read(round_states(session.file, target, None))
        builder.read(
            CellState(cell=step.target, value=step.values[-1], heads=(), is_contested=False)
            for step in (one.step for one in moved)
            if step.target is not None and step.target.entity in ("answer", "check")
        )
        return Scorer(forms, builder.survey()).scores().total

    def migrate(self, table: MigrationTable, reason: str = "") -> Changes:
        """Do what a table says, in one act that can be taken back; the edition moved from stays as it is.

        Raises:
            ReadOnly: the estate is open for reading only.
        """
        session = self._session
        said = reason.strip() or f"{table.source} → {table.target}"
        with session.act(said, on_sealed=True) as act:
            if not table.is_late:
                begin_round(
                    act, table.target, _kind(session, table.source), table.forms, self._weights(table)
                )
                pinning.keep(act, table.texts)
            for one in table.moved:
                _write(act, one)
        return act.changes

    def _weights(self, table: MigrationTable) -> str:
        """Return the weights the round keeps, where its new tree has weights of that name."""
        return pinning.weights_of(pinning.pin(self._session.file, table.source))


def _write(act: Act, moved: Moved) -> None:
    """Write the values of a step as heads of the edition's cell."""
    step = moved.step
    if step.target is None:
        return
    first, *others = step.values
    if moved.is_contest:
        others = [first, *others]
    else:
        act.put(step.target, first)
    for value in others:
        act.put(step.target, value, replaces=())


def _kind(session: EstateSession, round_key: str) -> str:
    return session.text(vocabulary.round_cell(round_key, "kind")) or round_key


def _in_kinds(forms: Forms) -> tuple[PackText, ...]:
    identities = pinning.identities(forms)
    return tuple(PackText(id=one.id, version=one.version, sha256=one.sha256, text="") for one in identities)


def _digests(forms: Forms) -> tuple[str, ...]:
    return tuple(one.sha256 for one in pinning.identities(forms))


def _versions(old: Forms, new: Forms) -> Iterator[tuple[str, str, str]]:
    for before, after in zip(pinning.identities(old), pinning.identities(new), strict=True):
        if before.sha256 != after.sha256:
            yield after.title, before.version, after.version
