"""Filter button of the notes panel: colours, tags, sides, states, dates and the order."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from duidu.app.notes.notes_view import NoteCounts, NoteFilter, NoteOrder
from duidu.core.annotation import AnchorState
from duidu.core.article import SideName
from duidu.core.visible_text import show_controls
from duidu.ui.base.short_text import short
from duidu.ui.style.i18n import tr
from duidu.ui.style.icons import icon
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.colors_row import color_name

DAY = 86_400.0  # seconds
LONGEST_TAG = 60  # letters shown of a tag
MOST_TAGS = 40  # a longer menu would not fit the screen


class FilterButton(QToolButton):
    """Button whose menu filters and sorts notes.

    `wanted` filters by all but kind and text, which the panel adds; `changed` is emitted when the
    filter or the order changes.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.wanted = NoteFilter()
        self.names: Mapping[str, str] = {}
        """The person's own names of the colours."""
        self.order, self.descending = NoteOrder.PLACE, False
        self._days = 0
        self.setObjectName("flat")
        self.setCheckable(True)
        self.setIconSize(QSize(18, 18))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        theme.changed.connect(self.tint)
        self.tint()

    def tint(self) -> None:
        """Draw the icon in the theme's colours."""
        self.setIcon(icon("filter", self._theme.colors, self.devicePixelRatioF()))

    def fill(self, counts: NoteCounts) -> None:
        """Fill the menu with what there is among the notes."""
        menu = self.menu()
        menu.clear()
        self.setAccessibleName(tr("NotesFilter", "Filter and sort"))
        self.setToolTip(tr("NotesFilter", "Filter and sort"))
        colors = [(color_name(color, self.names), color) for color in counts.colors]
        tags = [
            (show_controls(short(tag, LONGEST_TAG)), tag)
            for tag, _ in counts.tags.most_common(MOST_TAGS)
        ]
        sides = [(side_name(side), side.value) for side in counts.sides]
        states = [(state_name(state), state.value) for state in counts.states]
        self._choices(
            tr("NotesFilter", "Colour"),
            colors,
            set(self.wanted.colors),
            lambda on: self._set(colors=frozenset(on)),
        )
        self._choices(
            tr("NotesFilter", "Tags"),
            tags,
            set(self.wanted.tags),
            lambda on: self._set(tags=frozenset(on)),
        )
        self._choices(
            tr("NotesFilter", "Side"),
            sides,
            {side.value for side in self.wanted.sides},
            lambda on: self._set(sides=frozenset(map(SideName, on))),
        )
        self._choices(
            tr("NotesFilter", "Place"),
            states,
            {state.value for state in self.wanted.states},
            lambda on: self._set(states=frozenset(map(AnchorState, on))),
        )
        authors = [
            (show_controls(short(name, LONGEST_TAG)), name)
            for name, _ in counts.authors.most_common(MOST_TAGS)
        ]
        self._choices(
            tr("NotesFilter", "Written by"),
            authors,
            set(self.wanted.authors),
            lambda on: self._set(authors=frozenset(on)),
        )
        self._date(menu.addMenu(tr("NotesFilter", "Changed")))
        menu.addSeparator()
        self._sorting(menu.addMenu(tr("NotesFilter", "Sort by")))
        menu.addSeparator()
        menu.addAction(tr("NotesFilter", "Show all"), self.reset).setEnabled(self.is_filtering)
        self.setChecked(self.is_filtering)

    @property
    def is_filtering(self) -> bool:
        """Whether the filter hides any notes."""
        return self.wanted != NoteFilter()

    def reset(self) -> None:
        """Show all notes again."""
        self._days = 0
        self.wanted = NoteFilter()
        self.changed.emit()

    def _set(self, **fields: object) -> None:
        # The callers above give names and types that NoteFilter has.
        self.wanted = replace(self.wanted, **fields)  # type: ignore[arg-type]
        self.changed.emit()

    def _choices(
        self,
        title: str,
        choices: Sequence[tuple[str, str]],
        on: set[str],
        chosen: Callable[[set[str]], None],
    ) -> None:
        """Add a menu of which several entries can be on; `chosen` gets the values that are."""
        menu = self.menu().addMenu(title)
        menu.menuAction().setVisible(len(choices) > 1 or bool(on))
        for text, value in choices:
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in on)
            action.toggled.connect(
                lambda checked, value=value: chosen(on | {value} if checked else on - {value})
            )

    def _date(self, menu: QMenu) -> None:
        """Fill the menu of dates, of which one is on."""
        choices = (
            (tr("NotesFilter", "At any time"), 0),
            (tr("NotesFilter", "Today"), 1),
            (tr("NotesFilter", "In the last week"), 7),
            (tr("NotesFilter", "In the last month"), 31),
        )
        group = QActionGroup(menu)
        for text, days in choices:
            self._exclusive(menu, group, text, days == self._days).triggered.connect(
                lambda _=False, days=days: self._since(days)
            )

    def _since(self, days: int) -> None:
        self._days = days
        self._set(since=time.time() - days * DAY if days else None)

    def _sorting(self, menu: QMenu) -> None:
        """Fill the menu of orders."""
        names = {
            NoteOrder.PLACE: tr("NotesFilter", "Place in the text"),
            NoteOrder.CREATED: tr("NotesFilter", "Date written"),
            NoteOrder.MODIFIED: tr("NotesFilter", "Date changed"),
            NoteOrder.KIND: tr("NotesFilter", "Kind"),
            NoteOrder.COLOR: tr("NotesFilter", "Colour"),
            NoteOrder.TEXT: tr("NotesFilter", "Text"),
            NoteOrder.AUTHOR: tr("NotesFilter", "Written by"),
        }
        group = QActionGroup(menu)
        for order, text in names.items():
            self._exclusive(menu, group, text, order is self.order).triggered.connect(
                lambda _=False, order=order: self._sort(order)
            )
        menu.addSeparator()
        backwards = menu.addAction(tr("NotesFilter", "Backwards"))
        backwards.setCheckable(True)
        backwards.setChecked(self.descending)
        backwards.toggled.connect(lambda on: self._sort(self.order, on))

    def _sort(self, order: NoteOrder, descending: bool | None = None) -> None:
        self.order = order
        self.descending = self.descending if descending is None else descending
        self.changed.emit()

    def _exclusive(self, menu: QMenu, group: QActionGroup, text: str, on: bool) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(on)
        group.addAction(action)
        return action


def side_name(side: SideName) -> str:
    """The name of a side in the interface's language."""
    return (
        tr("NotesFilter", "Left text")
        if side is SideName.SOURCE
        else tr("NotesFilter", "Right text")
    )


def state_name(state: AnchorState) -> str:
    """The name of an anchor's state in the interface's language."""
    return {
        AnchorState.SURE: tr("NotesFilter", "Sure"),
        AnchorState.MOVED: tr("NotesFilter", "Moved, please check"),
        AnchorState.LOST: tr("NotesFilter", "Lost"),
    }[state]
