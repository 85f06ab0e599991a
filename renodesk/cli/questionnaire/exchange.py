"""`questionnaire import | sheet | xlsform`: forms from tables, workbooks to fill, forms for phones."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate, pairs
from renodesk.cli.questionnaire.group import PHASE, phase_of, questionnaire_group
from renodesk.services.questionnaires.fillable import write_form_book
from renodesk.services.questionnaires.importing import plan_forms, take_forms
from renodesk.services.questionnaires.xlsform import write_xlsform
from renodesk.texts import joined


@questionnaire_group.command("import")
@click.argument("file", type=ESTATE_FILE)
@click.argument("table", type=ANY_PATH)
@PHASE
@click.option("--sheet", default="", help="工作簿里哪一页 / which sheet of a workbook")
@click.option(
    "--match",
    "matches",
    multiple=True,
    metavar="TITLE=CODE",
    help="这一列是哪一题 / which question a column is",
)
@click.option("--dry-run", is_flag=True, help="只看会怎样 / only say what would be done")
@pass_frame
def take(
    frame: Frame,
    file: Path,
    table: Path,
    phase: str | None,
    sheet: str,
    matches: tuple[str, ...],
    dry_run: bool,
) -> None:
    """收问卷表（.xlsx .csv）：整张收下或整张不收 / take forms in, all of them or none."""
    with estate(frame, file, read_only=dry_run) as session:
        plan = plan_forms(
            session, table, phase=phase_of(phase), sheet=sheet, matches=pairs(matches, "--match")
        )
        if plan.columns.unmatched:
            frame.words(
                "forms_unmatched",
                columns=joined("、", (one.title for one in plan.columns.unmatched), frame.lang),
            )
        if not dry_run or plan.faults:
            take_forms(session, plan)
        frame.done(
            "forms_would_take" if dry_run else "forms_taken",
            count=len(plan.forms),
            known=plan.known,
            questions=plan.questions,
            file=plan.file,
        )


@questionnaire_group.command("sheet")
@click.argument("file", type=ESTATE_FILE)
@click.option("--out", type=ANY_PATH, required=True, help="写到哪里 / where to (.xlsx)")
@PHASE
@pass_frame
def sheet(frame: Frame, file: Path, out: Path, phase: str | None) -> None:
    """可填的 Excel，一行一份，填好用 import 收回 / a workbook to fill, taken back by import."""
    with estate(frame, file, read_only=True) as session:
        questions = write_form_book(session, out, frame.lang, phase_of(phase))
        frame.done("form_book_written", file=out.name, questions=questions)


@questionnaire_group.command("xlsform")
@click.argument("file", type=ESTATE_FILE)
@click.option("--out", type=ANY_PATH, required=True, help="写到哪里 / where to (.xlsx)")
@PHASE
@pass_frame
def xlsform(frame: Frame, file: Path, out: Path, phase: str | None) -> None:
    """给手机（ODK、Kobo）的 XLSForm，数据用 import 收回 / an XLSForm for phones; import takes its data."""
    with estate(frame, file, read_only=True) as session:
        questions = write_xlsform(session, out, phase_of(phase))
        frame.done("form_xlsform_written", file=out.name, questions=questions)
