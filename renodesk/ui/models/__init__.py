"""See ARCHITECTURE.md: models of the window."""
