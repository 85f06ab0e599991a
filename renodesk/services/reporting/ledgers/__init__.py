"""A round's ledgers as a workbook: it is read once (`making`), and each sheet is made of that alone."""

from renodesk.services.reporting.ledgers.writing import book_of, write_ledgers

__all__ = ["book_of", "write_ledgers"]
