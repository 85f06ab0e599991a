"""See ARCHITECTURE.md for what this package is for."""
