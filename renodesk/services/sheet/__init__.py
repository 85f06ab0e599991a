"""The answer sheet: what was seen, as a file that people and scripts write and read."""
