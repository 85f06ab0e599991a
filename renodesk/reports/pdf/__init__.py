"""The PDF writer: blocks in, an embedded-font PDF out."""
