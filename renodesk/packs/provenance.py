"""Where a row of a pack comes from, in words: 政策文件 · 手册（试行） · 公开资料 · 待核 · 本表建议."""

from collections.abc import Iterable

from renodesk.texts import Language, say


def provenance_words(codes: Iterable[str], language: Language) -> tuple[str, ...]:
    """Return the words for provenance codes (SEED, HANDBOOK, FOUND, TRAINING, PROPOSED), in their order."""
    return tuple(say(f"provenance_{code.casefold()}", language) for code in codes)
