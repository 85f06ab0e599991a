"""The sections of the plan document (一小区一策), one file each; the registry says their order."""
