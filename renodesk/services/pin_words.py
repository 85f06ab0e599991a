"""What pins say, in one language: window, paper and command line use the same words."""

from renodesk.domain.about import About
from renodesk.domain.pins import Severity
from renodesk.domain.places import ESTATE, Place
from renodesk.services.pin_rows import Pin
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


class PinWords:
    """Says pins in the names of an estate."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Use the session's register and forms."""
        self._session = session
        self._language = language

    def line(self, pin: Pin) -> str:
        """Return a pin in one line: how bad, what, where, its own words."""
        head = [self.severity(pin.severity), self.about(pin.about)]
        return " · ".join(part for part in (*head, pin.text) if part)

    def about(self, about: About) -> str:
        """Return what a pin marks, with its place; "" for words alone."""
        if about.use:
            return f"{say('pin_kind_photo', self._language)} {self.photo(about.use)}"
        return " · ".join(part for part in (self.item(about.item), self.place(about.place)) if part)

    def severity(self, severity: Severity) -> str:
        """Return how bad something is, "" where it is not."""
        if severity == Severity.NONE:
            return ""
        return say(f"pin_severity_{severity.value}", self._language)

    def photo(self, use: str) -> str:
        """Return what a photo use is called."""
        rows = self._session.photo_rows.rows(self._session.round)
        row = next((one for one in rows if one.use == use), None)
        return say("pin_gone", self._language) if row is None else row.caption or row.name

    def item(self, code: str) -> str:
        """Return code and name of an item or one of the 36, "" for none."""
        forms = self._session.forms
        known = forms.tree.item(code) or forms.checklist.item(code)
        if known is None:
            return code
        return f"{code} {(known.name_en if self._language == 'en' else '') or known.name}"

    def place(self, place: Place | None) -> str:
        """Return a place by its shown names, one that is gone by its keys."""
        if place is None:
            return ""
        if place == ESTATE:
            return self._session.name
        for building in self._session.survey.buildings:
            if place == building.place:
                return building.name
            for unit in building.units:
                if unit.place == place:
                    return self._entrance(building.name, unit.name)
        return place.shown

    def _entrance(self, building: str, unit: str) -> str:
        if not unit.isdigit():
            return building + unit
        return say("pin_entrance", self._language, building=building, unit=unit)
