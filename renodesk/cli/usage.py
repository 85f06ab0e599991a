"""What stands wrong on a command line, in the language of who typed it; click itself speaks English only."""

from collections.abc import Sequence

import click

from renodesk.texts import Language, say


def usage_words(error: click.ClickException, language: Language) -> str:
    """Return how the command is used, and what of the line was not understood."""
    return "\n".join([*_usage(error, language), _what(error, language)])


def _usage(error: click.ClickException, language: Language) -> Sequence[str]:
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return ()
    pieces = " ".join(context.command.collect_usage_pieces(context))
    return (
        say("usage_line", language, command=context.command_path, pieces=pieces),
        say("usage_help", language, command=context.command_path),
    )


def _what(error: click.ClickException, language: Language) -> str:
    match error:
        case click.NoSuchOption():
            return _unknown("usage_no_option", error.option_name, error.possibilities, language)
        case click.exceptions.NoSuchCommand():
            return _unknown("usage_no_command", error.command_name, error.possibilities, language)
        case click.MissingParameter():
            return say("usage_missing", language, name=_name(error), values=_values(error.param))
        case click.BadOptionUsage():
            detail = error.message.removesuffix(".")
            return say("usage_bad_option", language, name=error.option_name, detail=detail)
        case click.BadParameter():
            detail = error.message.removesuffix(".")
            if error.param is None:
                return say("usage_bad", language, detail=f"{_name(error)} {detail}".strip())
            return say(
                "usage_bad_value", language, name=_name(error), values=_values(error.param), detail=detail
            )
        case _:
            return say("usage_bad", language, detail=error.format_message().removesuffix("."))


def _unknown(code: str, name: str, possible: Sequence[str] | None, language: Language) -> str:
    known = " / ".join(sorted(possible or ()))
    return say(code + "_but" if known else code, language, name=name, known=known)


def _name(error: click.BadParameter) -> str:
    if error.param_hint:
        return error.param_hint if isinstance(error.param_hint, str) else " / ".join(error.param_hint)
    if error.param is None:
        return ""
    return (
        " / ".join(error.param.opts)
        if isinstance(error.param, click.Option)
        else error.param.human_readable_name
    )


def _values(param: click.Parameter | None) -> str:
    """Return what a parameter takes, as it stands in the usage: `[zh|en]`, `0<=x<=3650`, `YYYY`."""
    if param is None or isinstance(param, click.Argument):
        return ""
    kind = param.type
    if isinstance(kind, click.Choice):
        return " [" + "|".join(map(str, kind.choices)) + "]"
    if isinstance(kind, (click.IntRange, click.FloatRange)):
        return f" ({kind._describe_range()})"
    return f" {param.make_metavar(click.Context(click.Command('')))}"
