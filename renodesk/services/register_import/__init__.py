"""A register from a spreadsheet as others lay it out: columns matched, values understood, shown, taken."""
