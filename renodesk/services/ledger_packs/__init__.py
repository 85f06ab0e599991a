"""Ledgers as packs: which there are, what they are called, and their cells in words."""
