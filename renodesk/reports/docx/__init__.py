"""The Word writer: blocks in, a document with real styles out that an office can edit."""
