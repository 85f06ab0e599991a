"""Drawn sample scenes: what the photos of the sample estate show."""
