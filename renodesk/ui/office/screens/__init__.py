"""The screens of the office."""
