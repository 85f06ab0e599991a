"""Tables of others taken in: one way to match columns, to look before and to take, whatever they go into."""

from renodesk.services.table_import.door import Line, LineKind, Outlook, TableDoor
from renodesk.services.table_import.opening import Opened, open_block, open_file

__all__ = ["Line", "LineKind", "Opened", "Outlook", "TableDoor", "open_block", "open_file"]
