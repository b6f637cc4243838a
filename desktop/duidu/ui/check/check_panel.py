"""The panel of the check: the findings, which of them are shown, and what is done with them.

It changes nothing itself.
"""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QWidget,
)

from duidu.app.check.kinds import BY_ID
from duidu.app.check.located import Located
from duidu.ui.base.panel import OwnKeys, Panel
from duidu.ui.check.finding_rows import FindingRows, check_name, decided_by, sentence_of, told_whole
from duidu.ui.style.i18n import plural, tr, translated_text
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.button_lines import ButtonLines
from duidu.ui.style.widgets.hit_list import HitList

_ALL, _ASIDE = "", "\0aside"


class CheckPanel(Panel):
    """Lists findings. `chosen` carries the Located to go to, `stepped` how many to go on.

    `decided` carries whether the finding shown is never a fault; `counted_again` takes a decision
    back; `asked` carries the name of an action: ways, names, report, go_on, stop.
    """

    chosen = Signal(object)
    stepped = Signal(int)
    decided = Signal(bool)
    counted_again = Signal()
    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._all: Sequence[Located] = ()
        self._done, self._problem, self._works = 0.0, "", False
        self.kinds, self.count, self.list = QComboBox(self), QLabel(self), QListView(self)
        self.kinds.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.kinds.setMinimumContentsLength(10)
        self.told = QLabel(self)
        for label in (self.count, self.told):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setObjectName("secondary")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.model = HitList[Located](self, told_whole)
        self.list.setModel(self.model)
        self.list.setItemDelegate(FindingRows(self.list, theme))
        self.buttons = {
            name: QPushButton(self) for name in ("work", "here", "never", "again", "names", "more")
        }
        self.more = {name: QAction(self) for name in ("ways", "report")}
        menu = QMenu(self)
        menu.addActions(list(self.more.values()))
        self.buttons["more"].setMenu(menu)
        # As in the list: else quotation marks are set a hanzi wide.
        narrow = self.told.font()
        narrow.setFeature(QFont.Tag.fromString("pwid"), 1)
        self.told.setFont(narrow)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        """Put the parts below each other."""
        top = QHBoxLayout()
        top.addWidget(self.count, 1)
        top.addWidget(self.buttons["work"])
        self.body.addWidget(self.kinds)
        self.body.addLayout(top)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.told)
        for names in (("here", "never", "again"), ("names", "more")):
            line = ButtonLines()
            for name in names:
                line.addWidget(self.buttons[name])
            self.body.addLayout(line)
        for button in self.buttons.values():
            button.setObjectName("action")

    def _connect(self) -> None:
        """Connect list, buttons and the panel's own keys."""
        self.kinds.currentIndexChanged.connect(self._list)
        self.list.clicked.connect(lambda index: self.chosen.emit(self.model.hits[index.row()]))
        self.list.activated.connect(lambda index: self.chosen.emit(self.model.hits[index.row()]))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.buttons["here"].clicked.connect(lambda: self.decided.emit(False))
        self.buttons["never"].clicked.connect(lambda: self.decided.emit(True))
        self.buttons["again"].clicked.connect(self.counted_again)
        self.buttons["work"].clicked.connect(
            lambda: self.asked.emit("stop" if self._works else "go_on")
        )
        self.buttons["names"].clicked.connect(lambda: self.asked.emit("names"))
        for name, action in self.more.items():
            action.triggered.connect(lambda _=False, name=name: self.asked.emit(name))
        keys = {
            "Del": lambda: self.decided.emit(False),
            "Shift+Del": lambda: self.decided.emit(True),
            "Shift+Return": lambda: self.stepped.emit(-1),
        }
        OwnKeys(keys, self, self.list)

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def shown(self) -> Sequence[Located]:
        """The findings in the list."""
        return self.model.hits

    @property
    def current(self) -> Located | None:
        """The finding that is chosen in the list."""
        row = self.list.currentIndex().row()
        return self.shown[row] if 0 <= row < len(self.shown) else None

    def show_found(
        self, found: Sequence[Located], done: float, works: bool, problem: str = ""
    ) -> None:
        """Show what is found so far; the chosen finding stays chosen, if it is still there."""
        self._all, self._done, self._works, self._problem = found, done, works, problem
        self._fill_kinds()
        self._list()

    def choose(self, one: Located | None) -> None:
        """Choose a finding in the list, None for none."""
        row = next((i for i, other in enumerate(self.shown) if _same(one, other)), -1)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        else:
            self.list.selectionModel().clear()
        self._tell()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.heading.setText(tr("CheckPanel", "Check"))
        self.kinds.setAccessibleName(tr("CheckPanel", "Which findings are shown"))
        self.list.setAccessibleName(tr("CheckPanel", "Findings"))
        names = {
            "here": tr("CheckPanel", "Not a fault"),
            "never": tr("CheckPanel", "Never"),
            "again": tr("CheckPanel", "Count it again"),
            "names": tr("CheckPanel", "Names…"),
            "more": tr("CheckPanel", "More"),
        }
        for name, text in names.items():
            self.buttons[name].setText(text)
        self.more["ways"].setText(tr("CheckPanel", "Which checks run…"))
        self.more["report"].setText(tr("CheckPanel", "Write a report…"))
        self.buttons["here"].setToolTip(tr("CheckPanel", "Not a fault in this place (Del)"))
        self.buttons["never"].setToolTip(
            tr("CheckPanel", "Not a fault wherever these words stand (Shift+Del)")
        )
        self.buttons["never"].setAccessibleName(tr("CheckPanel", "Never a fault"))
        self._fill_kinds()
        self._list()

    def _fill_kinds(self) -> None:
        """Offer all findings, those of each check that has some, and what was set aside."""
        chosen = self.kinds.currentData()
        counts = Counter(one.finding.check for one in self._all if not one.aside)
        aside = sum(1 for one in self._all if one.aside)
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(tr("CheckPanel", "All findings ({n})", n=counts.total()), _ALL)
        for check in [*BY_ID, *sorted(counts.keys() - BY_ID.keys())]:
            # The one that is chosen stays, though the last of its findings was put right.
            if counts[check] or check == chosen:
                self.kinds.addItem(f"{check_name(check)} ({counts[check]})", check)
        if aside or chosen == _ASIDE:
            self.kinds.addItem(tr("CheckPanel", "Set aside ({n})", n=aside), _ASIDE)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen)))
        self.kinds.blockSignals(False)

    def _list(self) -> None:
        """List the findings of the kind that is chosen."""
        kind, current = self.kinds.currentData(), self.current
        wanted = [
            one
            for one in self._all
            if bool(one.aside) == (kind == _ASIDE)
            and (kind in (None, _ALL, _ASIDE) or one.finding.check == kind)
        ]
        self.model.show(wanted)
        self.choose(current)

    def _tell(self) -> None:
        """Tell how many there are, which is chosen, and what may be done with it."""
        number, current = self.list.currentIndex().row(), self.current
        text = plural("CheckPanel", len(self.shown), "{n} finding", "{n} findings")
        if current is not None:
            text = tr("CheckPanel", "{current} of {findings}", current=number + 1, findings=text)
        if self._done < 1:
            share = round(self._done * 100)
            going = (
                tr("CheckPanel", "Checking… {n} %", n=share)
                if self._works
                else tr("CheckPanel", "{n} % checked", n=share)
            )
            text = f"{text} · {going}" if self.shown else going
        elif not self._all:
            text = tr("CheckPanel", "Nothing was found.")
        self.count.setText("\n".join(filter(None, (text, translated_text(self._problem)))))
        lines = (sentence_of(current), decided_by(current)) if current else ()
        self.told.setText("\n".join(filter(None, lines)))
        self.told.setVisible(current is not None)
        aside = bool(current and current.aside)
        self.buttons["again"].setVisible(aside)
        for name in ("here", "never"):
            self.buttons[name].setVisible(not aside)
            self.buttons[name].setEnabled(current is not None)
        self.buttons["work"].setVisible(self._done < 1)
        self.buttons["work"].setText(
            tr("CheckPanel", "Stop") if self._works else tr("CheckPanel", "Go on")
        )
        self.more["report"].setEnabled(bool(self._all))


def _same(one: Located | None, other: Located) -> bool:
    """Whether two are of one finding, though a decision or a severity changed."""
    return one is not None and (one.row, one.finding.check, one.places) == (
        other.row,
        other.finding.check,
        other.places,
    )
