"""What a remark or a pin is about: an answer (or checklist item) at a place, a photo, a place, nothing."""

from dataclasses import dataclass

from renodesk.domain import vocabulary
from renodesk.domain.places import Place, place_of_key


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """`item` with `place`: an answer; `place` alone: a place; `use`: a photo use; none: words alone."""

    item: str = ""
    place: Place | None = None
    use: str = ""

    @property
    def text(self) -> str:
        """Return what the `about` cell holds, "" for nothing."""
        if self.use:
            return vocabulary.about_photo(self.use)
        if self.place is None:
            return ""
        return (
            vocabulary.about_answer(self.item, self.place)
            if self.item
            else vocabulary.about_place(self.place)
        )


def read_about(text: str) -> About:
    """Return what an `about` cell says; what cannot be read is about nothing."""
    kind, _, rest = text.partition(":")
    if kind == "photo":
        return About(use=rest)
    item, _, where = rest.partition("/") if kind == "answer" else ("", "", rest)
    try:
        place = place_of_key(where) if kind in ("answer", "place") else None
    except ValueError:
        return About()
    return About(item=item, place=place)
