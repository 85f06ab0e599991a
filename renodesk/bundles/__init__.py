"""The exchange package: a zip that is a BagIt 1.0 bag (RFC 8493). Knows members and bytes, no estates."""
