"""Growth is one new file and one line: a file that nobody registered is found here."""

import ast
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

import click
from architecture.sources import PACKAGE, modules, nodes

from renodesk.cli import registry as commands
from renodesk.cli.papers import ReportCommand
from renodesk.packs.registry import KINDS
from renodesk.paths import forms_dir
from renodesk.reports.papers import Kind
from renodesk.reports.plan_sections.registry import BUILDING_SECTIONS, PLAN_SECTIONS
from renodesk.reports.registry import WRITERS
from renodesk.reports.sections.registry import SECTIONS
from renodesk.services.reporting.offers import section_code, section_names
from renodesk.texts import catalogue
from renodesk.ui.office.registry import OFFICE_SCREENS
from renodesk.ui.office_rows import OFFICE_TITLES
from renodesk.ui.screens.registry import SCREENS


def names_in(folder: str, *apart: str) -> set[str]:
    """Return the modules of a folder without those that are no entry."""
    return {path.stem for path in (PACKAGE / folder).glob("*.py")} - {"__init__", "registry", *apart}


def homes(entries: Iterable[Callable[..., object]]) -> list[str]:
    """Return the module of each entry, without its package."""
    return [entry.__module__.rpartition(".")[2] for entry in entries]


def test_every_screen_is_registered_once_under_its_own_name() -> None:
    keys = [icon for icon, _, _ in SCREENS]
    assert sorted(homes(screen for _, _, screen in SCREENS)) == sorted(names_in("ui/screens"))
    assert len(set(keys)) == len(keys)
    assert len({title for _, title, _ in SCREENS}) == len(keys)


def test_every_screen_of_the_office_is_registered_once_under_its_own_name_and_has_a_key() -> None:
    keys = [icon for icon, _, _ in OFFICE_SCREENS]
    assert sorted(homes(screen for _, _, screen in OFFICE_SCREENS)) == sorted(names_in("ui/office/screens"))
    assert [(icon, title) for icon, title, _ in OFFICE_SCREENS] == [*OFFICE_TITLES]
    assert len(set(keys)) == len(keys)


def test_every_section_of_the_report_is_registered_once() -> None:
    assert sorted(homes(SECTIONS.values())) == sorted(names_in("reports/sections", "saying"))
    assert [section.__name__ for section in SECTIONS.values()] == homes(SECTIONS.values()) == [*SECTIONS]


def test_every_section_of_the_plan_document_is_registered_once() -> None:
    sections = {**PLAN_SECTIONS, **BUILDING_SECTIONS}
    apart = ("saying", "facts", "kept", "states", "open_points")
    assert sorted(homes(sections.values())) == sorted(names_in("reports/plan_sections", *apart))
    assert [section.__name__ for section in sections.values()] == homes(sections.values()) == [*sections]


def test_every_writer_of_reports_is_registered() -> None:
    folders = {path.parent.name for path in (PACKAGE / "reports").glob("*/__init__.py")}
    assert set(WRITERS) == folders - {"sections", "plan_sections"}


def test_every_kind_of_pack_has_a_reader_and_every_reader_a_kind() -> None:
    readers = {
        (name.removeprefix("packs/").removesuffix(".py"), node.name)
        for name, tree in modules().items()
        if name.startswith("packs/")
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and _takes_a_description(node)
    }
    assert {(reader.__module__.rpartition(".")[2], reader.__name__) for reader in KINDS.values()} == readers
    shipped = [_kind(path) for path in forms_dir().glob("*/pack.toml")]
    profiles = {_kind(path) for path in forms_dir().glob("profiles/*.toml")}
    once = [*(one for one in shipped if one != "ledger"), *profiles]
    assert sorted(KINDS) == sorted([*once, "ledger"]), "of ledgers alone there are many"


def _kind(path: Path) -> str:
    return str(tomllib.loads(path.read_text(encoding="utf-8"))["kind"])


def _takes_a_description(node: ast.FunctionDef) -> bool:
    arguments = [ast.unparse(one.annotation) for one in node.args.args if one.annotation]
    return node.name.startswith("read_") and arguments == ["Description"]


def test_every_module_with_commands_is_registered_and_no_command_stands_twice() -> None:
    found: list[click.Command] = []
    packages = {path.parent.name for path in (PACKAGE / "cli").glob("*/__init__.py")}
    for name in sorted(names_in("cli", "frame", "opening", "bundle_options", "usage") | packages):
        module = getattr(commands, name)
        assert module.COMMANDS, name
        found.extend(module.COMMANDS)
    names = [command.name for command in found]
    assert sorted(map(id, found)) == sorted(map(id, commands.COMMANDS))
    assert len(set(names)) == len(names)
    assert set(commands.root.commands) == set(names)


def test_every_command_that_is_written_can_be_called() -> None:
    written = {
        node.name
        for name, within in nodes().items()
        if name.startswith("cli/")
        for node in within
        if isinstance(node, ast.FunctionDef) and any("command(" in ast.unparse(one) for one in _marks(node))
    }
    assert written == set(_reached(commands.root))


def _marks(node: ast.FunctionDef) -> list[ast.expr]:
    return [one for one in node.decorator_list if isinstance(one, ast.Call)]


def _reached(group: click.Group) -> Iterable[str]:
    for command in group.commands.values():
        if isinstance(command, click.Group):
            yield from _reached(command)
        else:
            beside = command.beside.values() if isinstance(command, ReportCommand) else ()
            for one in (command, *beside):
                assert one.callback is not None
                yield one.callback.__name__


def test_every_section_of_every_paper_can_be_chosen_by_a_word() -> None:
    unsaid = {
        (kind.value, name)
        for kind in Kind
        for name in section_names(kind)
        if section_code(kind, name) not in catalogue()
    }
    assert unsaid == set(), "their words stand in resources/texts/paper_offers.toml"
