"""Papers in the window: asked for in one dialog, written in the background, remembered for the next time."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from renodesk.services.environment import Progress
from renodesk.services.reporting import Form, Kind, PaperOptions, notes_of, read_logo, write_paper
from renodesk.services.reporting.offers import PaperOffer, paper_offers, plan_offers
from renodesk.ui.dialogs.paper import PaperDialog
from renodesk.ui.paper_wish import PaperWishes
from renodesk.ui.workbench import Workbench, plain_name


class PaperActs(QObject):
    """Asks which paper, and writes it."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Ask over `window`."""
        super().__init__(window)
        self._workbench = workbench
        self._window = window

    def write(self) -> None:
        """Ask which paper, how and where, and write it."""
        estate, preferences = self._workbench.estate, self._workbench.preferences
        if estate is None:
            return
        language, wishes = self._workbench.language, PaperWishes.read(preferences)
        office = preferences["organization"] if wishes.office is None else wishes.office
        dialog = PaperDialog(
            paper_offers(language),
            plan_offers(estate.session, language),
            wishes,
            (office, preferences["logo"]),
            lambda offer, ending: self._proposed(wishes, offer, ending),
            self._window,
        )
        dialog.ask(lambda: self._accepted(dialog, wishes))

    def _proposed(self, wishes: PaperWishes, offer: PaperOffer, ending: str) -> Path:
        estate = self._workbench.estate
        assert estate is not None
        folder = Path(wishes.folder) if wishes.folder and _is_folder(wishes.folder) else None
        name = f"{estate.session.name}{offer.title.partition('（')[0]}{ending}"
        return (folder or estate.session.path.parent) / plain_name(name)

    def _accepted(self, dialog: PaperDialog, wishes: PaperWishes) -> None:
        preferences, out, logo = self._workbench.preferences, dialog.target, dialog.logo.text().strip()
        if out.exists() and not self._workbench.messages.ask(
            self.tr("已有这个文件"), self.tr("“{0}”已经有了。要用新的替换吗？").format(out.name)
        ):
            return
        if dialog.offer.kind is Kind.POSTER and not self._may_hang(dialog.options):
            return
        office = dialog.options.office
        kept = replace(
            wishes.wanting(dialog.offer.kind.value, dialog.wish),
            office=None if office == preferences["organization"] else office,
            folder=str(out.parent),
        )
        kept.keep(preferences)
        if logo != preferences["logo"]:
            preferences.choose("logo", logo)
        options = replace(dialog.options, language="zh")
        self.write_to(dialog.offer.kind, dialog.form, out, options, dialog.offer.title, logo)

    def _may_hang(self, options: PaperOptions) -> bool:
        """Say which photos a poster has, which were left out and why; ask whether it may be written."""
        estate = self._workbench.estate
        if estate is None:
            return False
        wanted = replace(options, language=self._workbench.language)
        notes = self._workbench.operations.do(lambda: notes_of(estate.session, Kind.POSTER, wanted))
        if notes is None:
            return False
        asking = self.tr("写出吗？")
        return self._workbench.messages.ask(self.tr("海报要贴出去"), "\n\n".join((*notes, asking)))

    def write_to(
        self, kind: Kind, form: Form, out: Path, options: PaperOptions, title: str, logo: str = ""
    ) -> None:
        """Write a paper to a file in the background, with the logo of a file where one is named."""
        estate = self._workbench.estate
        if estate is None:
            return

        def job(progress: Progress) -> Form:
            picture = read_logo(Path(logo)) if logo else None
            return write_paper(estate.session, kind, form, out, replace(options, logo=picture), progress)

        def told(_: Form) -> None:
            parts = [self.tr("已写好：{0}").format(out.name)]
            if kind is Kind.MEETING:
                parts += notes_of(estate.session, kind, replace(options, language=self._workbench.language))
            self._workbench.messages.done("　".join(parts))

        self._workbench.operations.run(self.tr("写文件：{0}").format(title), job, told)


def _is_folder(text: str) -> bool:
    try:
        return Path(text).is_dir()
    except (OSError, ValueError):
        return False
