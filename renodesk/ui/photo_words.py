"""What the window says of a photo: its line, where it belongs and on what grounds."""

from datetime import timedelta

from PySide6.QtCore import QObject

from renodesk.domain.evidence import PhotoNeed
from renodesk.domain.photo_stream import Basis
from renodesk.domain.places import Place
from renodesk.domain.public_paper import Publicness
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.photo_tray import TrayRow
from renodesk.services.spot_search import Target
from renodesk.ui.models.photos import Tile
from renodesk.ui.names import name_in, place_name, role_word
from renodesk.ui.workbench import Workbench


class PhotoWords(QObject):
    """Says photos in the words of the open estate."""

    def __init__(self, workbench: Workbench) -> None:
        """Use the names of the workbench's estate."""
        super().__init__()
        self._workbench = workbench

    def tile(self, one: TrayRow) -> Tile:
        """Return what a tile says."""
        row = one.row
        time = row.at[11:16] or self.tr("没有时间")
        if not one.is_waiting:
            where, token = self.spot(row.place, row.item), "ink"
        elif one.proposal.place is None:
            where, token = self.tr("还不知道在哪"), "ink3"
        else:
            sign = "→ " if one.proposal.is_sure else "? "
            where = sign + self.spot(one.proposal.place, one.proposal.item)
            token = "accent" if one.proposal.is_sure else "warn"
        return Tile(
            title=f"{time} {row.caption or row.name}", where=where, token=token, marks=self.marks(row)
        )

    def evidence_tile(self, one: TrayRow) -> Tile:
        """Return what a tile says beside the item it shows: what is seen, then what it is and when."""
        row = one.row
        known = "" if row.role == "evidence" else role_word(row.role)
        marks = self.tr("缩小过") if row.reduced else ""
        if not row.has_original:
            marks = self.tr("原图不在这里")
        drawn = self.tr("标注") if row.annotation else ""
        public = self.tr("可公开") if row.public is Publicness.CHECKED else ""
        where = " · ".join(part for part in (known, row.at[5:16].replace("T", " "), drawn, public) if part)
        token = "accent" if row.role in ("before", "after") else "ink2"
        return Tile(title=row.caption or row.name, where=where, token=token, marks=marks)

    def need(self, need: PhotoNeed) -> str:
        """Return how many photos there are and how many are missing, as the pack counts them."""
        if not need.missing:
            return self.tr("{0} 张").format(need.have)
        join = self.tr(" 或 ") if need.is_one_of else self.tr("、")
        kinds = join.join(name if count == 1 else f"{name} ×{count}" for name, count in need.kinds)
        words = self.tr("有 {0} 张，还差 {1} 张").format(need.have, need.missing)
        return self.tr("{0}：{1}").format(words, kinds) if kinds else words

    def marks(self, row: PhotoRow) -> str:
        """Return what is special about a use, in one short word each."""
        roles = {
            "before": self.tr("前"),
            "after": self.tr("后"),
            "document": self.tr("资料"),
            "plan": self.tr("图"),
        }
        found = [roles.get(row.role, "")]
        if row.annotation:
            found.append(self.tr("标注"))
        if row.reduced:
            found.append(self.tr("缩小过"))
        if not row.has_original:
            found.append(self.tr("原图不在这里"))
        return " ".join(word for word in found if word)

    def spot(self, place: Place | None, item: str) -> str:
        """Return a place and an item there."""
        estate = self._workbench.estate
        if estate is None or place is None:
            return ""
        name = place_name(estate.session, place)
        return f"{name} · {self.item(item)}" if item else name

    def item(self, code: str) -> str:
        """Return code and name of an item or one of the 36."""
        estate = self._workbench.estate
        if estate is None:
            return code
        forms = estate.session.forms
        known = forms.tree.item(code) or forms.checklist.item(code)
        return f"{code} {name_in(self._workbench.language, known)}" if known is not None else code

    def target(self, target: Target) -> str:
        """Return a target of the field."""
        return self.spot(target.place, target.item)

    def title(self, row: PhotoRow, count: int) -> str:
        """Return caption or name, time and camera, and how many are chosen."""
        time = row.at.replace("T", " ")
        if row.time_from == "name":
            time += self.tr("（按文件名）")
        if row.corrected_at:
            time += self.tr("（已按时差校正）")
        parts = [row.caption, row.name, time or self.tr("没有时间"), row.camera]
        if row.reduced:
            parts.append(
                self.tr("收入时从 {0} 缩小过，没有原大的片子").format(row.reduced.replace("x", " × "))
            )
        estate = self._workbench.estate
        if not row.has_original and estate is not None:
            from renodesk.services.space import where_original  # a start need not wait for receipts

            parts.append(where_original(estate.session, row.sha256, self._workbench.language))
        chosen = [self.tr("选中 {0} 张").format(count)] if count > 1 else []
        return " · ".join(part for part in (*chosen, *parts) if part)

    def where(self, one: TrayRow) -> str:
        """Return where a photo is, or where it probably belongs."""
        if not one.is_waiting:
            return self.spot(one.row.place, one.row.item)
        if one.proposal.place is None:
            return self.tr("还不知道在哪")
        words = self.tr("放到 {0}") if one.proposal.is_sure else self.tr("也许是 {0}")
        return words.format(self.spot(one.proposal.place, one.proposal.item))

    def why(self, one: TrayRow) -> str:
        """Return the grounds of a proposal."""
        if not one.is_waiting:
            return ""
        match one.proposal.basis:
            case Basis.SHEET:
                is_sheet = bool(one.row.code)
                return self.tr("拍的就是这处的现场表") if is_sheet else self.tr("前面拍了这处的现场表")
            case Basis.TYPED:
                return self.tr("按“从这张起”说的位置")
            case Basis.TIME:
                return self.tr("时间最近的记录在那里，相差{0}").format(self._gap(one.proposal.gap))
        return self.tr("没有拍现场表，时间上也没有相近的记录。打字说出位置。")

    def _gap(self, gap: timedelta | None) -> str:
        seconds = round(gap.total_seconds()) if gap is not None else 0
        if seconds < 60:
            return self.tr(" {0} 秒").format(seconds)
        return self.tr(" {0} 分钟").format(round(seconds / 60))
