"""Ways files travel by: a folder or stick, WebDAV, S3. Files are opaque here; what they hold is not known."""
