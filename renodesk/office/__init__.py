"""The office: an archive of estate files, an index that answers across them, and the ranking."""
