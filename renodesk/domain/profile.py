"""Which rules, procedures, settings and packs hold for an estate where it lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from renodesk.domain.consent import Consent, ConsentRule, Counted
from renodesk.domain.form import PackIdentity


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """The profile of a jurisdiction.

    `consent` names jurisdictions whose rules hold beside those that hold everywhere, `procedures` are codes,
    `packs` ids of packs that have to be there, `price_book` an id or "". `settings` are typed values, ""
    empties one. `first` says which gate waits for which here, beside what the rules say themselves.
    `residents` is what a document that names no unit is read as. `wording` says what papers call a
    field of the register here. A template is copied, never chosen.
    """

    identity: PackIdentity
    consent: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    price_book: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    first: Mapping[str, str] = field(default_factory=dict)
    residents: Counted = Counted.HOUSEHOLDS
    wording: Mapping[str, str] = field(default_factory=dict)
    weights: str = ""
    """By which of the tree's weights rounds are scored here; "" for those of its table."""
    is_template: bool = False

    @property
    def id(self) -> str:
        """Return its id."""
        return self.identity.id

    def title(self, *, english: bool) -> str:
        """Return its title."""
        return (self.identity.title_en if english else "") or self.identity.title

    def places(self, consent: Consent) -> tuple[str, ...]:
        """Return the jurisdictions whose rules hold: its own first, then those of everywhere."""
        own = [one for one in self.consent if one not in consent.everywhere]
        return tuple(dict.fromkeys((*own, *consent.everywhere)))

    def rules(self, consent: Consent) -> tuple[ConsentRule, ...]:
        """Return the rules that hold, those of its own places first."""
        return tuple(rule for place in self.places(consent) for rule in consent.of(place))


def circle(waits: Mapping[str, Sequence[str]]) -> str:
    """Return a gate that waits for itself, however far, "" where none does."""
    for name in waits:
        ahead, seen = list(waits[name]), set[str]()
        while ahead:
            one = ahead.pop()
            if one == name:
                return name
            if one not in seen:
                seen.add(one)
                ahead += waits.get(one, ())
    return ""
