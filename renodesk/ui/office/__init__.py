"""The office: an archive's inbox, estates, ranking and trusted devices, in the same window."""
