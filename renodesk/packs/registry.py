"""Every kind of pack. A new kind is one reader and one line here."""

from collections.abc import Callable, Mapping

from renodesk.domain.form import Checklist, Register, Tree
from renodesk.packs.checklist import read_checklist
from renodesk.packs.description import Description
from renodesk.packs.register import read_register
from renodesk.packs.tree import read_tree

Content = Tree | Checklist | Register
KINDS: Mapping[str, Callable[[Description], Content]] = {
    "tree": read_tree,
    "checklist": read_checklist,
    "register": read_register,
}
