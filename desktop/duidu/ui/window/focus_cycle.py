"""Moves the focus round the parts of the window: toolbar, panels, text, message line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from duidu.ui.base.panel import Panel
from duidu.ui.window.window_protocol import ReaderWindow


def next_part(window: ReaderWindow) -> None:
    """Put the focus on the next part, after the last one on the first."""
    parts = _parts(window)
    focused = window.focusWidget()
    at = next(
        (
            number
            for number, (part, _) in enumerate(parts)
            if focused and (part is focused or part.isAncestorOf(focused))
        ),
        -1,
    )
    following = parts[(at + 1) % len(parts)][1]
    if isinstance(following, Panel):
        following.take_focus()
    else:
        following.setFocus(Qt.FocusReason.TabFocusReason)


def _parts(window: ReaderWindow) -> list[tuple[QWidget, QWidget]]:
    """Return each part with the widget that takes the focus for it, in reading order."""
    parts: list[tuple[QWidget, QWidget]] = [(window.toolbar, window.toolbar.menu_button)]
    page = window.page
    shown = window.stack.currentWidget()
    if page is not None:
        left, right = page.shown_panels()
        parts += [(part, part) for part in (left, page.view, right) if part is not None]
    elif shown is not None:
        parts.append((shown, shown))
    if window.messages.isVisible():
        parts.append(
            (window.messages, next(iter(window.messages.buttons), window.messages.close_button))
        )
    return parts
