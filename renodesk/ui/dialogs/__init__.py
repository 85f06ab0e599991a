"""See ARCHITECTURE.md: dialogs of the window."""
