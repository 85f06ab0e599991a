"""The sections of the diagnosis report, one file each; the registry says their order."""
