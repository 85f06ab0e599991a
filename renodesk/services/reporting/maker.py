"""Freeze an estate's round into a snapshot."""

from collections.abc import Iterator, Mapping

from renodesk import __version__
from renodesk.domain.form import Group, Item
from renodesk.domain.log import digest_of
from renodesk.domain.translated import statement_in, title_in
from renodesk.estates.dating import last_date
from renodesk.packs import provenance_words
from renodesk.reports.snapshot import NodeLine, PackLine, RedLine, Snapshot
from renodesk.services.bases import basis_place, basis_said
from renodesk.services.outline import Outline
from renodesk.services.photos import Photos
from renodesk.services.profile_in_use import chosen
from renodesk.services.reporting.comparing import ComparingPart
from renodesk.services.reporting.open_ends import OpenEnds
from renodesk.services.reporting.part import Part, interval_of, read_told
from renodesk.services.reporting.problems import ProblemPart
from renodesk.services.reporting.register import RegisterPart
from renodesk.services.reporting.shortfalls import Shortfalls
from renodesk.services.reporting.site_plans import PlanPart
from renodesk.services.reporting.works import Works
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined


def snapshot_of(session: EstateSession, language: Language) -> Snapshot:
    """Return everything the report prints, of one moment: acts of other threads wait for it."""
    with session.file.held():
        return SnapshotMaker(session, language).snapshot()


class SnapshotMaker(Part):
    """Reads one round into what a report prints."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Read the session's current round."""
        super().__init__(session, language)
        self._told = read_told(session)

    def snapshot(self) -> Snapshot:
        """Return everything the report prints."""
        session, scores = self._session, self._scores
        register, open_ends = (
            RegisterPart(session, self._language),
            OpenEnds(session, self._language, self._told),
        )
        photos = Photos(session)
        shortfalls = Shortfalls(session, self._language, photos, self._told)
        totals = Outline(session, photos).totals()
        seal = session.seal
        ranges = seal.ranges if seal else None
        names: Mapping[str, str] = seal.names if seal else {}
        state = self._say("sealed", number=seal.number, date=seal.at[:10]) if seal else self._say("draft")
        return Snapshot(
            language=self._language,
            estate=session.name,
            estate_id=session.estate_id,
            round=round_word(session.round, self._language),
            date=last_date(session.file),
            digest=digest_of(session.file.changes(ranges)),
            seal=state,
            prepared=names.get("prepared", ""),
            checked=names.get("checked", ""),
            reviewed=names.get("reviewed", ""),
            version=__version__,
            is_proposed=self._tree.identity.status != "official",
            statement=statement_in(self._tree.identity, self._language),
            total=interval_of(scores.total),
            word=self._score_words(scores.band or " – ".join(scores.bands or ("—",))),
            scored=scores.scored_count,
            applicable=scores.applicable_count,
            dealt=scores.dealt_count,
            all=scores.all_count,
            completion=scores.completion,
            dealt_with=scores.dealt_with,
            photos_have=totals.photos_have,
            photos_needed=totals.photos_needed,
            contested=tuple(open_ends.contested()),
            groups=tuple(self._line(group) for group in self._tree.groups if group.level == 1),
            nodes=tuple(self._all_lines()),
            red_flags=tuple(
                RedLine(
                    code=flag.item,
                    name=self._item(flag.item).name,
                    place=self._place(flag.place),
                    score=flag.score,
                )
                for flag in scores.red_flags
            ),
            shortfalls=tuple(shortfalls.lines()),
            plans=tuple(PlanPart(session, self._language, photos, shortfalls.observed).lines()),
            checks=tuple(Works(session, self._language).lines()),
            facts=tuple(register.facts()),
            building_columns=tuple(register.building_titles()),
            buildings=tuple(register.buildings()),
            unseen=tuple(open_ends.unseen()),
            bases=tuple(open_ends.basis_counts()),
            packs=tuple(self._packs()),
            warnings=tuple(open_ends.warnings()),
            comparison=ComparingPart(session, self._language, photos).part(),
            problems=ProblemPart(session, self._language).part(),
            is_sealed=seal is not None,
        )

    def _all_lines(self) -> Iterator[NodeLine]:
        for group in self._tree.groups:
            if group.level == 2:
                yield self._line(group)
                for item in self._tree.items:
                    if item.parent == group.code:
                        yield self._line(item)

    def _line(self, node: Item | Group) -> NodeLine:
        score = self._scores.nodes[node.code]
        words = provenance_words(node.provenance, self._language)
        answers = [answer for (code, _), answer in self._scores.answers.items() if code == node.code]
        bases = self._told.bases.get(node.code, {})
        said = self._told.said.get(node.code, {})
        ways = sorted(
            {(code, said.get(place, "")) for place, code in bases.items()},
            key=lambda way: (basis_place(way[0]), *way),
        )
        return NodeLine(
            code=node.code,
            name=node.name,
            level=node.level if isinstance(node, Group) else 3,
            interval=interval_of(score),
            word=self._word(score),
            is_red=score.is_red_flag,
            is_urgent=any(answer.is_urgent for answer in answers),
            is_contested=score.is_contested,
            basis=joined(
                "、", dict.fromkeys(basis_said(*way, self._language) for way in ways), self._language
            ),
            provenance=" · ".join(words) if isinstance(node, Item) else "",
        )

    def _packs(self) -> Iterator[PackLine]:
        forms = self._session.forms
        packs = [forms.tree.identity, forms.checklist.identity, forms.register.identity]
        profile = chosen(self._session)
        packs += [profile.identity] if profile is not None else []
        for pack in packs:
            yield PackLine(
                title=title_in(pack, self._language),
                version=pack.version,
                sha256=pack.sha256,
                statement=statement_in(pack, self._language),
                source=pack.source,
            )
