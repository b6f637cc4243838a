"""Going round the parts of the window by one key: bar, panels, text, the line at the foot. Within a part Tab goes on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from duidu.ui.base.panel import Panel
from duidu.ui.window.window_protocol import ReaderWindow


def next_part(window: ReaderWindow) -> None:
    """Put the focus on the part after the one that has it, round again at the end."""
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
    """Each part with the widget that takes the focus for it, in the order one reads the window."""
    parts: list[tuple[QWidget, QWidget]] = [(window.bar, window.bar.menu_button)]
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
