"""What a signature is worth and what became of a bundle: each in words, a shape and an ink of its own."""

from renodesk.services.inbox_lines import InboxLine, Standing

STANDING_ICONS = {
    Standing.TRUSTED: ("trusted", "good"),
    Standing.UNKNOWN: ("stranger", "warn"),
    Standing.UNSIGNED: ("unsigned", "ink3"),
    Standing.REVOKED: ("revoked", "bad"),
    Standing.ALTERED: ("altered", "bad"),
}
"""Standing -> (file, colour token)."""
TAKEN_ICON, REFUSED_ICON, MOVED_ICON = ("answered", "good"), ("quarantine", "bad"), ("moved", "accent")


def outcome_icon(line: InboxLine) -> tuple[str, str]:
    """Return the icon of what became of a bundle."""
    return TAKEN_ICON if line.is_taken else REFUSED_ICON
