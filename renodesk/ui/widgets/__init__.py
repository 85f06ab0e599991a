"""See ARCHITECTURE.md: widgets of the window."""
