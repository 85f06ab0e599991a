"""The dialog that takes tables of others in."""
