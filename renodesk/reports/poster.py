"""The poster of a residents' meeting: one A3 page in plain words, to be read from two metres."""

from collections.abc import Sequence

from renodesk.reports import blocks
from renodesk.reports.meeting_snapshot import Finding, MeetingSnapshot
from renodesk.reports.papers import Document, PageWords
from renodesk.reports.words import interval_text
from renodesk.texts import say

SUGGESTED = "★"


def poster_document(snapshot: MeetingSnapshot) -> Document:
    """Return the poster as a document of one page."""
    writer = _Writer(snapshot)
    words = PageWords(
        title=say("poster_title", snapshot.language, estate=snapshot.estate),
        author=snapshot.office or "RenoDesk",
        header="",
        header_right="",
        footer="",
        page="",
        contents="",
    )
    return Document(
        blocks=(writer.poster(),),
        words=words,
        size="A3",
        is_draft=not snapshot.is_sealed,
        digest=snapshot.digest,
        estate_id=snapshot.estate_id,
        date=snapshot.date,
    )


class _Writer:
    def __init__(self, snapshot: MeetingSnapshot) -> None:
        self._it = snapshot

    def _say(self, code: str, **facts: object) -> str:
        return say(f"poster_{code}", self._it.language, **facts)

    def poster(self) -> blocks.Poster:
        it = self._it
        found = tuple(self._found(one) for one in it.findings)
        musts = tuple(
            blocks.PosterWork(text=one.plain, where=one.where.full, where_short=one.where.short)
            for one in it.musts
        )
        menu = tuple(
            blocks.PosterChoice(
                number=one.number, text=one.plain, is_suggested=one.is_suggested and self._tells_apart
            )
            for one in it.menu
        )
        badge_note = self._say("badge_unseen", count=it.unseen) if it.unseen else self._say("badge_note")
        titles = self._titles()
        hint = self._hint()
        return blocks.Poster(
            title=it.estate,
            subtitle=self._say("subtitle", round=it.round),
            badge=(self._say("badge"), interval_text(it.score), it.word, badge_note),
            found_title=titles[0],
            found=found,
            must_title=titles[1],
            musts=musts,
            menu_title=titles[2],
            menu_hint=hint,
            menu=menu,
            meeting_title=self._say("meeting"),
            when=self._say("when"),
            when_blank=self._say("when_blank"),
            where=self._say("where"),
            whom=self._say("whom"),
            phone=self._say("phone"),
            how=self._say("how"),
            notes=tuple(self._notes()),
            plain=tuple(self._plain(found, musts, menu, badge_note)),
        )

    def _titles(self) -> tuple[str, str, str]:
        """Return the titles of what was found, of what is done anyway, and of the menu."""
        it = self._it
        if it.more_findings:
            found = self._say("found_of", count=len(it.findings), more=it.more_findings)
        elif it.findings:
            found = self._say("found", count=len(it.findings))
        else:
            found = self._say("found_none_yet" if it.unseen else "found_none", count=it.unseen)
        must = self._say("must", count=len(it.musts)) if it.musts else self._say("must_none")
        return found, must, self._say("menu", count=len(it.menu)) if it.menu else self._say("menu_none")

    @property
    def _tells_apart(self) -> bool:
        """Return whether what is suggested is worth a mark: not where everything is."""
        return len({one.is_suggested for one in self._it.menu}) == 2

    def _hint(self) -> str:
        it = self._it
        parts = [self._say("menu_hint")] if it.menu else []
        if self._tells_apart:
            parts.append(self._say("suggested"))
        if it.not_offered:
            parts.append(self._say("not_offered", count=it.not_offered))
        return "".join(parts)

    def _found(self, one: Finding) -> blocks.PosterFinding:
        photo = None
        if one.photo is not None:
            photo = blocks.Photo(
                caption=one.photo.caption, read=one.photo.read, missing=self._say("photo_gone")
            )
        return blocks.PosterFinding(
            text=one.plain,
            where=one.where.full,
            where_short=one.where.short,
            mark=self._say("urgent") if one.is_urgent else "",
            photo=photo,
        )

    def _notes(self) -> list[str]:
        it = self._it
        plan = self._say("note_plan", plan=it.plan) if it.is_adopted else self._say("note_no_plan")
        kind = self._say("note_proposed" if it.is_proposed else "note_official")
        data = self._say("note_data", seal=it.seal, date=it.date, digest=it.digest[:16])
        return [plan + self._say("note_price"), kind, " · ".join(part for part in (it.office, data) if part)]

    def _plain(
        self,
        found: tuple[blocks.PosterFinding, ...],
        musts: tuple[blocks.PosterWork, ...],
        menu: tuple[blocks.PosterChoice, ...],
        badge_note: str,
    ) -> list[blocks.Block]:
        """Return the poster as ordinary blocks, for an office that edits it in Word."""
        it = self._it
        titles = self._titles()
        made: list[blocks.Block] = [
            blocks.Heading(text=it.estate, flows=True),
            blocks.Paragraph(text=self._say("subtitle", round=it.round)),
            blocks.KeyNumber(
                label=self._say("badge"),
                value=interval_text(it.score),
                word=it.word,
                note=badge_note,
                tone="plain",
            ),
            blocks.Heading(text=titles[0], level=2),
            blocks.Bullets(
                lines=tuple(
                    one.text + self._say("comma", where=one.where) + (f"（{one.mark}）" if one.mark else "")
                    for one in found
                )
            ),
        ]
        pictures = tuple(one.photo for one in found if one.photo is not None)
        if pictures:
            made.append(blocks.Photos(photos=pictures))
        made += [
            blocks.Heading(text=titles[1], level=2),
            _two_columns([one.text + self._say("comma", where=one.where) for one in musts]),
            blocks.Heading(text=titles[2], level=2),
        ]
        if self._hint():
            made.append(blocks.Paragraph(text=self._hint()))
        made.append(
            _two_columns(
                [f"□ {one.number}　{one.text}{SUGGESTED if one.is_suggested else ''}" for one in menu]
            )
        )
        blank = "＿" * 10
        made += [
            blocks.Heading(text=self._say("meeting"), level=2),
            blocks.Bullets(
                lines=(
                    f"{self._say('when')}　{self._say('when_blank') or blank}",
                    f"{self._say('where')}　{blank}",
                    f"{self._say('whom')}　{blank}　{self._say('phone')}　{blank}",
                )
            ),
            blocks.Paragraph(text=self._say("how")),
            *(blocks.Paragraph(text=one, tone="quiet") for one in self._notes()),
        ]
        return made


def _two_columns(lines: Sequence[str]) -> blocks.Table:
    """Return lines down two columns."""
    half = -(-len(lines) // 2)
    columns = (blocks.Column(title="", width=0.5), blocks.Column(title="", width=0.5))
    pairs = [(lines[at], lines[at + half] if at + half < len(lines) else "") for at in range(half)]
    rows = tuple((blocks.Cell(text=left), blocks.Cell(text=right)) for left, right in pairs)
    return blocks.Table(columns=columns, rows=rows)
