"""Dialog of the names of the text: each rendering with its count and places, made all the same."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from duidu.app.check.names import NameUse
from duidu.app.settings.author import author_name
from duidu.core.article import Place, SideName
from duidu.core.jobs import Job
from duidu.core.visible_text import show_controls
from duidu.ui.alignment.lock_control import refuses
from duidu.ui.base.panel import OwnKeys
from duidu.ui.base.search_field import SearchField
from duidu.ui.base.sheet import Sheet
from duidu.ui.check.check_work import CheckWork
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.paint.scene import Hits
from duidu.ui.style.i18n import listed, plural, tr

if TYPE_CHECKING:
    from duidu.app.base.commands import Together
    from duidu.app.check.article_check import ArticleCheck

_ROWS, _TEXT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MOST = 2_000  # names that are listed
_RENDERINGS = 4  # told beside a name; all are below it


class NamesSheet(Sheet):
    """A name a line, its renderings below it; a choice of one makes all the others like it."""

    def __init__(self, work: CheckWork, parent: QWidget) -> None:
        super().__init__(parent, 620, 600)
        self._work, self._page = work, work.page
        self._names: list[NameUse] = []
        self._shown: dict[tuple[str, str], int] = {}
        self.filter, self.only, self.list = SearchField(self), QComboBox(self), QTreeWidget(self)
        self.count, self.to, self.told = QLabel(self), QComboBox(self), QLabel(self)
        self.make = QPushButton(self)
        self.make.setObjectName("action")
        self.count.setObjectName("secondary")
        self.filter.setClearButtonEnabled(True)
        self.list.setColumnCount(3)
        self.list.setUniformRowHeights(True)
        self.list.ensurePolished()
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.list.setColumnWidth(0, 180)
        for _ in range(2):
            self.only.addItem("")
        self._lay_out()
        self.filter.textChanged.connect(self._list)
        self.only.currentIndexChanged.connect(self._list)
        self.list.currentItemChanged.connect(lambda *_: self._selected())
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self.make.clicked.connect(self._make_all)
        OwnKeys({"Ctrl+Return": self._make_all}, self)
        work.rows_changed.connect(self._read)
        self.texts()
        self._read()

    def _lay_out(self) -> None:
        """Put the parts below each other."""
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.filter, 1)
        top.addWidget(self.only)
        foot.addWidget(self.told)
        foot.addWidget(self.to, 1)
        foot.addWidget(self.make)
        self.told.setBuddy(self.to)
        self.column.addLayout(top)
        self.column.addWidget(self.count)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(foot)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("NamesSheet", "Names and their renderings"))
        self.filter.setPlaceholderText(tr("NamesSheet", "Filter names"))
        self.filter.setAccessibleName(tr("NamesSheet", "Filter names"))
        self.only.setAccessibleName(tr("NamesSheet", "Which names are shown"))
        self.only.setItemText(0, tr("NamesSheet", "All names"))
        self.only.setItemText(1, tr("NamesSheet", "Rendered in several ways, or not at all"))
        self.list.setAccessibleName(tr("NamesSheet", "Names and their renderings"))
        self.list.setHeaderLabels(
            [
                tr("NamesSheet", "Name"),
                tr("NamesSheet", "Times"),
                tr("NamesSheet", "Renderings"),
            ]
        )
        self.told.setText(tr("NamesSheet", "Make all of them"))
        self.make.setText(tr("NamesSheet", "Make them the same"))
        self._list()

    # -- what is shown -----------------------------------------------------------------------------

    def _read(self) -> None:
        """Have the names looked for again."""
        self._work.ask(lambda check, job: check.names(job), self._take)

    def _take(self, names: list[NameUse]) -> None:
        self._names = names
        self._list()

    def _list(self) -> None:
        """List the names that pass the filters, those with several renderings open."""
        wanted, current = self.filter.text().strip().casefold(), self._chosen()
        doubtful = self.only.currentIndex() == 1
        shown = [
            use
            for use in self._names
            if (not doubtful or _is_doubtful(use)) and (not wanted or wanted in _words(use))
        ]
        self.list.blockSignals(True)
        self.list.clear()
        for use in shown[:_MOST]:
            item = self._item(use)
            if current is not None and use.name == current.name:
                self.list.setCurrentItem(item)
        first = self.list.topLevelItem(0)
        if self.list.currentItem() is None and first is not None:
            self.list.setCurrentItem(first)
        self.list.blockSignals(False)
        self.count.setText(
            plural("NamesSheet", len(shown), "{n} name", "{n} names")
            if shown or self._names
            else tr("NamesSheet", "No names were found, or they are still looked for.")
        )
        self._selected()

    def _item(self, use: NameUse) -> QTreeWidgetItem:
        """The line of a name, with a line below it for each rendering."""
        told = [f"{text} {count}" for text, count, _ in use.renderings]
        more = "…" if len(told) > _RENDERINGS else ""
        parts = [listed(told[:_RENDERINGS]) + more]
        if use.unanswered:
            parts.append(_alone(use))
        item = QTreeWidgetItem(
            self.list, [show_controls(use.name), str(use.count), "; ".join(filter(None, parts))]
        )
        item.setToolTip(2, "; ".join([listed(told), *parts[1:]]))
        for text, count, rows in use.renderings:
            below = QTreeWidgetItem(item, ["", str(count), text])
            below.setData(0, _ROWS, rows)
            below.setData(0, _TEXT, text)
        if use.unanswered:
            below = QTreeWidgetItem(item, ["", str(use.unanswered), _alone(use)])
            below.setData(0, _ROWS, use.alone)
            below.setData(0, _TEXT, "")
        item.setExpanded(_is_doubtful(use))
        if _is_doubtful(use):
            item.setForeground(2, self._page.context.theme.colors.accent)
        return item

    def _chosen(self) -> NameUse | None:
        """The name whose line, or a line below it, is chosen."""
        item = self.list.currentItem()
        top = item.parent() or item if item is not None else None
        name = top.text(0) if top is not None else None
        return next((use for use in self._names if show_controls(use.name) == name), None)

    def _selected(self) -> None:
        """Offer the renderings of the name, the one of its line first, else the commonest."""
        use, item = self._chosen(), self.list.currentItem()
        self.to.clear()
        for text, _, _ in use.renderings if use else ():
            self.to.addItem(text, text)
        chosen = item.data(0, _TEXT) if item is not None else None
        self.to.setCurrentIndex(max(0, self.to.findData(chosen)))
        several = self.to.count() > 1
        self.to.setEnabled(several)
        self.make.setEnabled(several and not self._page.context.session.library.read_only)

    # -- what is done ------------------------------------------------------------------------------

    def _go(self, item: QTreeWidgetItem) -> None:
        """Go to the next place of a rendering, or of a name without one, and light both sides."""
        use, rows, text = self._chosen(), item.data(0, _ROWS), item.data(0, _TEXT)
        if use is None or not rows:
            return
        key = (use.name, text)
        number = self._shown[key] = self._shown.get(key, -1) + 1
        row = self._page.open_text.row(rows[number % len(rows)])
        lit = [
            Stretch(side, block.id, at, at + len(wanted))
            for side in SideName
            for block in row.blocks(side)
            for wanted in filter(None, (use.name, text))
            for at in _all_places(block.text, wanted)
        ]
        if lit:
            self._page.jump(Place(lit[0].side, lit[0].block, lit[0].start))
            self._page.view.set_hits(Hits(lit, all_current=True))

    def _make_all(self) -> None:
        """Write the chosen rendering for all others of the name."""
        use, to, names = self._chosen(), str(self.to.currentData() or ""), self._names
        if use is None or not to or not self.make.isEnabled():
            return
        article, context = self._page.article, self._page.context
        author = author_name(context.settings)

        def work(check: "ArticleCheck", job: Job) -> "tuple[SideName, Together]":
            from duidu.app.check.make_all import make_all

            side, library = check.written_side, context.session.library
            return side, make_all(library, article, use, to, side, names, job, author)

        def made(found: "tuple[SideName, Together]") -> None:
            side, command = found
            count = len(command.commands)
            if refuses(self._page, side):
                return
            if context.do(article, command) is not None:
                said = plural(
                    "NamesSheet",
                    count,
                    "{n} place was made “{rendering}”.",
                    "{n} places were made “{rendering}”.",
                    rendering=to,
                )
                context.offer_undo(article, said)

        self._work.ask(work, made)


def _is_doubtful(use: NameUse) -> bool:
    return len(use.renderings) > 1 or bool(use.unanswered)


def _words(use: NameUse) -> str:
    return " ".join((use.name, *(text for text, _, _ in use.renderings))).casefold()


def _alone(use: NameUse) -> str:
    return plural("NamesSheet", use.unanswered, "{n} without an answer", "{n} without an answer")


def _all_places(text: str, wanted: str) -> list[int]:
    places, at = [], text.find(wanted)
    while at >= 0:
        places.append(at)
        at = text.find(wanted, at + len(wanted))
    return places
