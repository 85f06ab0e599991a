"""Which rows and fields of the round's packs a plan document reads: `resources/papers/plan.toml`."""

from collections.abc import Mapping
from functools import cache

from renodesk.paths import resource


@cache
def chosen_rows() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return rows of the tree and fields of the register by part of the document."""
    import tomllib  # a start need not wait for papers

    text = resource("papers", "plan.toml").read_text(encoding="utf-8")
    return {
        part: {name: tuple(codes) for name, codes in lists.items()}
        for part, lists in tomllib.loads(text).items()
    }
