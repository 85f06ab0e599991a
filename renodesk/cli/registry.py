"""Every command of the command line, in the order of the help page."""

import sys

import click

from renodesk import __version__
from renodesk.cli import (
    answer_sheets,
    asking,
    assigning,
    attaching,
    ballots,
    comparing,
    conflicts,
    devices,
    drafts,
    evidence,
    exchange,
    filling,
    funding,
    history,
    house,
    joining,
    ledgers,
    log,
    money,
    office,
    outbox,
    pack_moving,
    papers,
    persons,
    planning,
    preferences,
    problems,
    procedure,
    profiles,
    questionnaire,
    register,
    results,
    siteplan,
    space,
    standards,
    survey,
    ways,
)
from renodesk.cli.frame import (
    Frame,
    Pictures,
    SharedGroup,
    Window,
    no_pictures,
    no_window,
    run,
    window_options,
)

COMMANDS = (
    *house.COMMANDS,
    *pack_moving.COMMANDS,
    *preferences.COMMANDS,
    *register.COMMANDS,
    *joining.COMMANDS,
    *survey.COMMANDS,
    *answer_sheets.COMMANDS,
    *filling.COMMANDS,
    *assigning.COMMANDS,
    *asking.COMMANDS,
    *evidence.COMMANDS,
    *attaching.COMMANDS,
    *persons.COMMANDS,
    *siteplan.COMMANDS,
    *results.COMMANDS,
    *papers.COMMANDS,
    *comparing.COMMANDS,
    *problems.COMMANDS,
    *planning.COMMANDS,
    *money.COMMANDS,
    *funding.COMMANDS,
    *procedure.COMMANDS,
    *profiles.COMMANDS,
    *questionnaire.COMMANDS,
    *ledgers.COMMANDS,
    *drafts.COMMANDS,
    *history.COMMANDS,
    *conflicts.COMMANDS,
    *log.COMMANDS,
    *exchange.COMMANDS,
    *space.COMMANDS,
    *ballots.COMMANDS,
    *standards.COMMANDS,
    *devices.COMMANDS,
    *ways.COMMANDS,
    *outbox.COMMANDS,
    *office.COMMANDS,
)


@click.group("renodesk", cls=SharedGroup, invoke_without_command=True)
@click.version_option(__version__, prog_name="renodesk")
@click.pass_context
def root(context: click.Context) -> None:
    """RenoDesk：老旧小区体检与一小区一策 / health checks of old estates."""
    if context.invoked_subcommand is None:
        frame = context.ensure_object(Frame)
        code = frame.open_window(None)
        if code is None:
            frame.words("no_window")
            code = 3
        frame.exit_code = code


root.params.extend(window_options())
for command in COMMANDS:
    root.add_command(command)


def main(
    arguments: list[str] | None = None, *, window: Window = no_window, pictures: Pictures = no_pictures
) -> int:
    """Run the command line and return its exit code.

    `window` opens the window where one is asked for, `pictures` draws its screens where none can be seen. An
    estate file alone, as a double click gives it, is opened in the window.
    """
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) == 1 and given[0].lower().endswith(".reno"):
        given = ["open", given[0]]
    return run(root, given, window=window, pictures=pictures)
