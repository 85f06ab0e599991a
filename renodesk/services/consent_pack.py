"""The pack of rules of consent that an estate goes by."""

from renodesk.domain.consent import Consent
from renodesk.errors import UnknownBook
from renodesk.estates import pinning
from renodesk.packs import PackText, consent_of
from renodesk.paths import forms_dir
from renodesk.services import price_books
from renodesk.services.session import EstateSession

KIND = "consent"


def consent_text(session: EstateSession) -> PackText:
    """Return the rules in use; a folder of an office's own that has none means those that ship."""
    kept = tuple(pinning.all_kept(session.file))
    try:
        return price_books.find(KIND, session.environment.forms, kept, KIND)
    except UnknownBook:
        return price_books.find(KIND, forms_dir(), (), KIND)


def consent_in_use(session: EstateSession) -> Consent:
    """Return them as values.

    Raises:
        PackFaulty: they cannot be read.
    """
    return consent_of(consent_text(session))
