"""See ARCHITECTURE.md: editors of the window."""
