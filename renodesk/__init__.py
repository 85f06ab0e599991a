"""RenoDesk: offline health checks of old residential estates, from survey to plan."""

__version__ = "0.1.0"
