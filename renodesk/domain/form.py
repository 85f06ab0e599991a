"""What a pack says, as values: the indicator tree, the checklist and the register.

`renodesk.packs` reads these from `forms/*`; nothing here knows files; texts stay in the pack's language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.expression import Expression
from renodesk.domain.findings import FindingKind, FindingLevel
from renodesk.domain.inquiry import Asked, Inquiry
from renodesk.domain.resources import Use


class Scope(StrEnum):
    """Where an item is answered."""

    ESTATE = "estate"
    BUILDING = "building"
    UNIT = "unit_entrance"


class InputType(StrEnum):
    """What a box takes; nothing is negative."""

    COUNT = "count"
    NUMBER = "number"
    PERCENT = "percent"
    BOOL = "bool"


class Rollup(StrEnum):
    """How the answers of one row become the estate's score."""

    SINGLE = "single"
    MEAN_BY_HOUSEHOLDS = "mean_by_households"
    SHARE = "share"


class Axis(StrEnum):
    """Which ranking axis a row speaks for."""

    NEED = "need"
    WILLINGNESS = "willingness"
    GOVERNANCE = "governance"


@dataclass(frozen=True, kw_only=True, slots=True)
class Conditional:
    """An expression that counts only where its condition is true (None: always)."""

    expression: Expression | None
    condition: Expression | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class InputField:
    """One box of an item: name, type, unit and label as the pack gives them."""

    name: str
    type: InputType
    unit: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OptionalInput:
    """An entry of `optional_inputs`.

    `name` may stay empty (`value` None) or reads as `value`, if `condition`.

    `name` starts with `@` where a missing register field is filled for this row.
    """

    name: str
    value: Expression | None
    condition: Expression | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """One step of a ladder: `operator` (`le lt ge gt`, or `else`), its threshold, and the points it gives."""

    operator: str
    threshold: Expression | None
    points: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """What a flag does: `kind` is na, unseen, set, floor, down, minus, cap, score, urgent, refer or mark."""

    kind: str
    amount: Fraction | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Flag:
    """A circumstance that can be ticked (`auto` None) or is derived (`auto`), with its effects and label."""

    name: str
    effects: tuple[Effect, ...]
    label: str
    auto: Expression | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """A plausibility check: a false condition shows `message`; the score stays."""

    condition: Expression
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RemedyLink:
    """A shortfall proposes checklist item `code`; `column` and `quantity` may be unknown (None)."""

    code: str
    column: str | None
    quantity: Expression | None
    condition: Expression | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """An inner node of the tree (first or second level); siblings' weights sum to 100."""

    code: str
    parent: str
    level: int
    name: str
    name_en: str
    guide: str
    weight: Fraction
    source: str
    provenance: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A leaf of the tree: what is observed at a place, and the rule that judges it."""

    code: str
    parent: str
    name: str
    name_en: str
    guide: str
    scope: Scope
    weight: Fraction
    is_bottom_line: bool
    is_graded: bool
    inputs: tuple[InputField, ...]
    optional_inputs: tuple[OptionalInput, ...]
    formula: Expression | None
    value_unit: str
    bands: tuple[Band, ...]
    grade_points: Mapping[int, Fraction]
    grade_texts: Mapping[int, str]
    flags: tuple[Flag, ...]
    checks: tuple[Check, ...]
    applies_when: Expression | None
    applies_text: str
    required_fields: tuple[tuple[str, Expression | None], ...]
    rollup: Rollup
    mean_units: bool
    share_weight: Expression | None
    remedies: tuple[RemedyLink, ...]
    min_photos: int
    evidence_count: Expression | None
    photo_rule: str
    evidence_text: str
    steps: tuple[int, ...]
    standard_items: tuple[str, ...]
    source: str
    provenance: tuple[str, ...]
    note: str
    axis: Axis
    ask: tuple[str, ...]
    night: bool
    ok: Mapping[str, Fraction]
    suggest: tuple[tuple[str, Conditional], ...]
    share_scope: str
    walk: int = 0
    ask_from: tuple[Asked, ...] = ()
    plain: str = ""
    """What residents call it when it is bad, "" where the pack has no such words."""

    def input(self, name: str) -> InputField | None:
        """Return the box called `name`."""
        return next((box for box in self.inputs if box.name == name), None)

    def flag(self, name: str) -> Flag | None:
        """Return the flag called `name`."""
        return next((flag for flag in self.flags if flag.name == name), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class PackIdentity:
    """Which pack this is: the id, version and SHA-256 a survey is pinned to, and what it says of itself."""

    id: str
    version: str
    sha256: str
    title: str
    title_en: str
    status: str
    statement: str
    statement_en: str
    source: str
    jurisdiction: str
    english: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Its tables' words in English, as `translated.in_language` reads them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreWord:
    """A word of the total from `at_least` points on."""

    word: str
    word_en: str
    at_least: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Tree:
    """The indicator tree of a pack, in table order. `words` run from best to worst.

    `review` says how much a finding weighs before a seal; a kind it does not name is a warning.
    """

    identity: PackIdentity
    groups: tuple[Group, ...]
    items: tuple[Item, ...]
    words: tuple[ScoreWord, ...]
    best_word_with_red_flag: str
    pass_mark: Fraction
    suggest_mark: Fraction
    presets: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    review: Mapping[FindingKind, FindingLevel] = field(default_factory=dict)
    uses: tuple[Use, ...] = ()

    def item(self, code: str) -> Item | None:
        """Return the leaf with this code."""
        return next((item for item in self.items if item.code == code), None)

    def walked(self, scope: str) -> tuple[Item, ...]:
        """Return the items looked at in places of a scope, what is met first when walking coming first."""
        return tuple(sorted((item for item in self.items if item.scope == scope), key=_met))


@dataclass(frozen=True, kw_only=True, slots=True)
class StatusOption:
    """A status a checklist item may have, with what it needs."""

    status: str
    label: str
    needs: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """One assignment of an item's `effect`: kind `input`, `grade` or `unflag` of `item`'s `name`."""

    item: str
    kind: str
    name: str
    value: Expression | None
    condition: Expression | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CostPart:
    """A thing of an item that costs: the first of `columns` that is known and priced counts.

    An extra is costed where a price book has it and never missed.
    """

    columns: tuple[str, ...]
    is_extra: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckItem:
    """One of the 36 renovation items."""

    code: str
    group: str
    is_must: bool
    sequence: str
    name: str
    name_en: str
    scope: Scope
    unit: str
    quantities: tuple[InputField, ...]
    statuses: tuple[StatusOption, ...]
    must_reason_required: bool
    phase: str
    payer_default: str
    resident_share_default: str
    class_guobanfa23: str
    tier_50hao: str
    five_no: str
    urgent_when: tuple[str, ...]
    urgent_text: str
    min_photos: int
    evidence_text: str
    depends_on: tuple[str, ...]
    indicators: tuple[str, ...]
    effect: tuple[Assignment, ...]
    status_from: tuple[tuple[Expression, str], ...]
    note: str
    walk: int = 0
    costs: tuple[CostPart, ...] = ()
    plain: str = ""
    """What residents call doing it, "" where the pack has no such words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Checklist:
    """The checklist of a pack, in table order.

    `phases` name what is done first, second and so on; works of the `underground` phase open the ground.
    """

    identity: PackIdentity
    items: tuple[CheckItem, ...]
    phases: tuple[str, ...] = ()
    underground: str = ""

    def item(self, code: str) -> CheckItem | None:
        """Return the checklist item with this code."""
        return next((item for item in self.items if item.code == code), None)

    def walked(self, scope: str) -> tuple[CheckItem, ...]:
        """Return the items recorded at places of a scope, what is met first when walking coming first."""
        return tuple(sorted((item for item in self.items if item.scope == scope), key=_met))


def _met(item: Item | CheckItem) -> tuple[bool, int]:
    """Order by `walk`; items the pack gives no turn (0) come last, as they stand in its table."""
    return (item.walk == 0, item.walk)


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterField:
    """A field of the register.

    `level` is setting, estate, building, unit or household; `options` of an enum code=label; `synonyms` are
    the words spreadsheets of others head its column with.
    """

    name: str
    level: str
    type: str
    unit: str
    default: str
    label: str
    label_en: str
    used_by: tuple[str, ...]
    note: str
    options: Mapping[str, str]
    rules: tuple[str, ...]
    is_personal: bool
    source: str
    provenance: tuple[str, ...]
    ask_from: tuple[Asked, ...] = ()
    synonyms: tuple[str, ...] = ()

    @property
    def short_label(self) -> str:
        """Return the label without what it says in brackets."""
        return re.sub("（.*?）", "", self.label)


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """The register's fields in table order, and who is asked for what."""

    identity: PackIdentity
    fields: tuple[RegisterField, ...]
    inquiry: Inquiry = field(default_factory=Inquiry)

    def field(self, level: str, name: str) -> RegisterField | None:
        """Return the field `name` of `level`."""
        return next((one for one in self.fields if (one.level, one.name) == (level, name)), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Forms:
    """The packs one survey is pinned to."""

    tree: Tree
    checklist: Checklist
    register: Register
