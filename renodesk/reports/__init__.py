"""Reports: a frozen snapshot goes in, format-neutral blocks come out, writers turn blocks into files."""
