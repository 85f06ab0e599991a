"""See ARCHITECTURE.md: screens of the window."""
