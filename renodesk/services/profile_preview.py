"""What choosing another profile would change, before it is done: settings, scores, gates, procedures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from renodesk.domain.ballots import Outcome
from renodesk.domain.consent import Consent, ConsentRule
from renodesk.domain.form import Forms, Group, Item, RegisterField
from renodesk.domain.profile import Profile
from renodesk.domain.reading import value_from
from renodesk.domain.scores import NodeScore
from renodesk.domain.scoring import Scorer
from renodesk.domain.survey import Value
from renodesk.domain.weights import weights_name
from renodesk.errors import NothingToMigrate, PackFaulty, PackVersionUnknown
from renodesk.packs import PackText
from renodesk.services import profile_choosing, profile_in_use, profiles
from renodesk.services.ballots import BallotBook, Gate
from renodesk.services.ballots.gates import Gatekeeper
from renodesk.services.consent_pack import consent_in_use
from renodesk.services.pack_migration import PackMigration
from renodesk.services.procedure.packs import of_estate, procedures_in_use
from renodesk.services.register_values import stored_for
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class SettingChange:
    """A setting that would be another; None is empty."""

    field: RegisterField
    before: Value | None
    after: Value | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreChange:
    """A node of the tree whose score would be another; `item` None for the total."""

    code: str
    item: Item | Group | None
    before: NodeScore
    after: NodeScore


@dataclass(frozen=True, kw_only=True, slots=True)
class WeightsChange:
    """Other weights for the current round, which are taken only where a person says so.

    Names as the tree's pack has them, "" for none; `scores` are the total and first level, by the settings
    too.
    """

    before: str
    after: str
    scores: tuple[ScoreChange, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class VerdictChange:
    """A gate whose outcome would be another; None: it does not stand under this profile."""

    gate: str
    before: Gate | None
    after: Gate | None

    @property
    def rules(self) -> tuple[ConsentRule, ...]:
        """Return the rules of the gate itself."""
        known = self.after or self.before
        return tuple(one.rule for one in known.verdict.rules) if known is not None else ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PackChange:
    """A pack of the round's forms that the profile wants another of; the round is moved by another act.

    `total` and `moved` are the total before and after that, None where it cannot be told.
    """

    kind: str
    before: str
    after: str
    total: NodeScore | None = None
    moved: NodeScore | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """Everything a profile would change; `procedures` and `former` are codes, after and before.

    `packs` are those it wants and does not change by itself, and so are `weights`.
    """

    profile: Profile
    settings: tuple[SettingChange, ...] = ()
    scores: tuple[ScoreChange, ...] = ()
    verdicts: tuple[VerdictChange, ...] = ()
    packs: tuple[PackChange, ...] = ()
    weights: WeightsChange | None = None
    former: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether nothing would change but the profile's name."""
        return not (self.settings or self.scores or self.verdicts) and self.former == self.procedures


def preview(session: EstateSession, name: str) -> Preview:
    """Return what choosing a profile would change; nothing is written.

    Raises:
        UnknownProfile, PackFaulty: it is none, or has faults.
    """
    own = profiles.beside(name)
    profile = profile_choosing.whole(session, profiles.find(session, name), own)
    register, settings = session.forms.register, dict(session.survey.settings)
    changed = []
    for setting, typed in profile_choosing.edits(session, profile).items():
        field = register.field("setting", setting)
        if field is not None:
            before, after = settings.pop(setting, None), value_from(stored_for(field, typed))
            if after is not None:
                settings[setting] = after
            changed.append(SettingChange(field=field, before=before, after=after))
    former, ways = procedures_in_use(session), procedures_in_use(session, profile, own)
    return Preview(
        profile=profile,
        settings=tuple(changed),
        scores=tuple(_scores(session, session.forms, settings)) if changed and not session.is_sealed else (),
        verdicts=_verdicts(session, profile, consent_in_use(session, profile, own)),
        packs=tuple(_packs(session, profile, own)),
        weights=_weights(session, profile, settings) if not session.is_sealed else None,
        former=tuple(one.code for one in of_estate(session, former)),
        procedures=tuple(one.code for one in of_estate(session, ways, profile)),
    )


def _packs(session: EstateSession, profile: Profile, own: tuple[PackText, ...]) -> Iterator[PackChange]:
    forms = session.forms
    for kind, pinned in (("tree", forms.tree), ("checklist", forms.checklist), ("register", forms.register)):
        wanted = profile_in_use.named(session, kind, profile, own)
        about = pinned.identity
        if wanted and about.id not in [one.id for one in wanted]:
            after = f"{wanted[0].id}@{wanted[0].version}"
            moved = _moved(session, f"{wanted[0].id}={wanted[0].version}")
            total = session.scores.total if moved is not None else None
            yield PackChange(
                kind=kind, before=f"{about.id}@{about.version}", after=after, total=total, moved=moved
            )


def _moved(session: EstateSession, to: str) -> NodeScore | None:
    """Return the round's total once it is moved to a pack, None where that cannot be told from here."""
    try:
        return PackMigration(session).table((to,)).after
    except (NothingToMigrate, PackVersionUnknown, PackFaulty):
        return None


def _weights(session: EstateSession, profile: Profile, settings: Mapping[str, Value]) -> WeightsChange | None:
    forms = profile_choosing.forms_after(session, profile)
    if forms is None:
        return None
    first = {one.code for one in forms.tree.groups if one.level == 1}
    return WeightsChange(
        before=weights_name(session.forms.tree),
        after=weights_name(forms.tree),
        scores=tuple(
            one for one in _scores(session, forms, settings) if one.item is None or one.code in first
        ),
    )


def _scores(session: EstateSession, forms: Forms, settings: Mapping[str, Value]) -> Iterator[ScoreChange]:
    """Yield the nodes that would be scored otherwise by these forms and settings."""
    after = Scorer(forms, replace(session.survey, settings=settings)).scores()
    groups = {one.code: one for one in forms.tree.groups}
    for code, before in session.scores.nodes.items():
        now = after.nodes[code]
        if (before.low, before.high) != (now.low, now.high):
            item = forms.tree.item(code) or groups.get(code)
            yield ScoreChange(code=code, item=item, before=before, after=now)


def _verdicts(session: EstateSession, profile: Profile, rules: Consent) -> tuple[VerdictChange, ...]:
    counts = BallotBook(session).counts()
    before, after = (
        {gate.name: gate for gate in keeper.gates()}
        for keeper in (Gatekeeper(session, counts=counts), Gatekeeper(session, profile, counts, rules))
    )
    return tuple(
        VerdictChange(gate=name, before=before.get(name), after=after.get(name))
        for name in dict.fromkeys((*before, *after))
        if _outcome(before.get(name)) != _outcome(after.get(name))
    )


def _outcome(gate: Gate | None) -> Outcome | None:
    return gate.outcome if gate is not None else None
