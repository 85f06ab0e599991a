"""`profile`: whose rules, procedures and settings hold for an estate."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedGroup, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.services import profile_choosing, profile_copying, profile_preview, profiles
from renodesk.services.consent_pack import consent_in_use
from renodesk.services.procedure.packs import of_estate, procedures_in_use
from renodesk.services.profile_preview import Preview, WeightsChange
from renodesk.services.profile_words import preview_lines, score_word, weights_word
from renodesk.texts import Language, joined, say


@click.group("profile", cls=SharedGroup)
def profile_group() -> None:
    """地方配置：用哪里的规则、程序和口径 / whose rules, procedures and settings hold."""


@profile_group.command("list")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def list_profiles(frame: Frame, file: Path) -> None:
    """有哪些配置 / the profiles one may choose."""
    with estate(frame, file, read_only=True) as session:
        found = profiles.listing(session)
        value: Json = [
            {
                "id": one.text.id,
                "version": one.text.version,
                "title": one.profile.title(english=frame.lang == "en") if one.profile else None,
                "jurisdiction": one.profile.identity.jurisdiction if one.profile else None,
                "complaints": one.complaints,
                "used": one.is_used,
            }
            for one in found
        ]
        frame.answer(value, (_line(one, frame.lang) for one in found))


def _line(one: profiles.Listed, language: Language) -> str:
    mark = "*" if one.is_used else " "
    if one.profile is None:
        return say(
            "profile_line_faulty",
            language,
            mark=mark,
            id=one.text.id,
            version=one.text.version,
            count=one.complaints,
        )
    title = one.profile.title(english=language == "en")
    jurisdiction = one.profile.identity.jurisdiction
    return say(
        "profile_line",
        language,
        mark=mark,
        id=one.text.id,
        version=one.text.version,
        title=title,
        jurisdiction=jurisdiction,
    )


@profile_group.command("show")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def show(frame: Frame, file: Path) -> None:
    """这个小区用的配置 / the profile that holds."""
    with estate(frame, file, read_only=True) as session:
        profile, consent = profiles.of(session), consent_in_use(session)
        is_chosen = profiles.chosen(session) is not None
        ways = [one.code for one in of_estate(session, procedures_in_use(session))]
        places = [*profile.consent, *consent.everywhere]
        value: Json = {
            "chosen": is_chosen,
            "id": profile.id or None,
            "version": profile.identity.version or None,
            "title": profile.identity.title,
            "rules": list(dict.fromkeys(places)),
            "procedures": list(ways),
            "price_book": profile.price_book or None,
            "settings": dict(profile.settings),
            "source": profile.identity.source or None,
        }
        lines = [] if is_chosen else [frame.text("profile_unchosen")]
        title = profile.title(english=frame.lang == "en")
        lines.append(
            frame.text(
                "profile_now",
                title=title,
                rules=joined("、", dict.fromkeys(places), frame.lang),
                ways=joined("、", ways, frame.lang) or "–",
            )
        )
        english = frame.lang == "en"
        identity = profile.identity
        lines += [(identity.statement_en if english else identity.statement)] if identity.statement else []
        frame.answer(value, lines)


@profile_group.command("preview")
@click.argument("file", type=ESTATE_FILE)
@click.argument("name")
@pass_frame
def preview(frame: Frame, file: Path, name: str) -> None:
    """换一个配置会改变什么：口径、得分、门槛，什么也不存 / what another would change; nothing is kept."""
    with estate(frame, file, read_only=True) as session:
        found = profile_preview.preview(session, name)
        frame.answer(_json(found), preview_lines(found, frame.lang))


@profile_group.command("set")
@click.argument("file", type=ESTATE_FILE)
@click.argument("name")
@click.option("--weights", "reweighs", is_flag=True, help="这一轮也换成它的权重 / reweigh this round too")
@pass_frame
def choose(frame: Frame, file: Path, name: str, reweighs: bool) -> None:
    """用一个配置：名字或 .toml 文件；可以撤销 / choose a profile by name or file; one act, undoable."""
    with estate(frame, file) as session:
        found = profile_preview.preview(session, name)
        profile_choosing.choose(session, name, reweighs=reweighs)
        title = found.profile.title(english=frame.lang == "en")
        lines = [*preview_lines(found, frame.lang), frame.text("profile_set", title=title)]
        if reweighs and found.weights is not None:
            weights = weights_word(found.weights.after, frame.lang)
            lines.append(frame.text("profile_weights_taken", weights=weights))
        frame.answer(_json(found), lines)


@profile_group.command("copy")
@click.argument("name")
@click.argument("out", type=ANY_PATH)
@click.option("--title", default="", help="新配置的标题 / the title of the new one")
@pass_frame
def copy(frame: Frame, name: str, out: Path, title: str) -> None:
    """抄一份配置来改：OUT 的文件名就是新的 id / copy a profile to change it; OUT is named after its id."""
    profile_copying.copy_profile(frame.environment.forms, name, out, title=title)
    frame.done("profile_copied", file=out.name)


def _json(found: Preview) -> Json:
    return {
        "id": found.profile.id,
        "version": found.profile.identity.version,
        "settings": [
            {"name": one.field.name, "before": one.before, "after": one.after} for one in found.settings
        ],
        "scores": [
            {"code": one.code, "before": score_word(one.before), "after": score_word(one.after)}
            for one in found.scores
        ],
        "verdicts": [
            {
                "gate": one.gate,
                "before": one.before.outcome.value if one.before else None,
                "after": one.after.outcome.value if one.after else None,
                "rules": [
                    {"code": rule.code, "source": rule.source, "clause": rule.clause} for rule in one.rules
                ],
            }
            for one in found.verdicts
        ],
        "weights": _weights(found.weights) if found.weights is not None else None,
        "procedures": {"before": list(found.former), "after": list(found.procedures)},
    }


def _weights(found: WeightsChange) -> Json:
    return {
        "before": found.before,
        "after": found.after,
        "scores": [
            {"code": one.code, "before": score_word(one.before), "after": score_word(one.after)}
            for one in found.scores
        ],
    }


COMMANDS = (profile_group,)
