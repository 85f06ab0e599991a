"""The screen of ledgers, part by part: fields, the row at hand, its files, and spreadsheets."""
