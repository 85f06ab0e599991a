"""The packs of rules of consent that an estate goes by: those its profile names, read as one."""

from collections.abc import Iterable

from renodesk.domain.consent import Consent
from renodesk.domain.profile import Profile
from renodesk.errors import UnknownBook
from renodesk.estates import pinning
from renodesk.packs import PackText, consent_of
from renodesk.paths import forms_dir
from renodesk.services import price_books
from renodesk.services.profile_in_use import named
from renodesk.services.session import EstateSession

KIND = "consent"


def consent_texts(
    session: EstateSession, profile: Profile | None = None, beside: Iterable[PackText] = ()
) -> tuple[PackText, ...]:
    """Return the rules of the chosen profile (or of another); without one those in use, else those that ship.

    Raises:
        PackFaulty: they cannot be read.
    """
    if found := named(session, KIND, profile, beside):
        return found
    kept = tuple(pinning.all_kept(session.file))
    try:
        return (price_books.find(KIND, session.environment.forms, kept, KIND),)
    except UnknownBook:
        return (price_books.find(KIND, forms_dir(), (), KIND),)


def consent_in_use(
    session: EstateSession, profile: Profile | None = None, beside: Iterable[PackText] = ()
) -> Consent:
    """Return them as values; several packs are one, and a rule of an earlier one hides its namesake.

    Raises:
        PackFaulty: they cannot be read.
    """
    packs = [consent_of(one) for one in consent_texts(session, profile, beside)]
    if len(packs) == 1:
        return packs[0]
    rules = {rule.code: rule for one in reversed(packs) for rule in one.rules}
    in_order = dict.fromkeys(rule.code for one in packs for rule in one.rules)
    return Consent(
        identity=packs[0].identity,
        rules=tuple(rules[code] for code in in_order),
        everywhere=tuple(dict.fromkeys(name for one in packs for name in one.everywhere)),
    )
