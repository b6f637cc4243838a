"""Lists of very many items are filled between events, and the newest filling alone."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from duidu.ui.style.widgets.slow_fill import SlowFill


def test_all_rows_are_handed_over_in_order_and_the_first_at_once(qtbot: QtBot) -> None:
    parts: list[tuple[int, int]] = []
    ended: list[bool] = []
    owner = QObject()
    filling = SlowFill(owner, lambda: ended.append(True))
    filling.fill(1_000, lambda first, last: parts.append((first, last)))
    assert len(parts) == 1
    filling.fill(700, lambda first, last: parts.append((first, last)))
    del parts[0]
    qtbot.waitUntil(lambda: bool(ended))
    assert [n for first, last in parts for n in range(first, last)] == list(range(700))
    assert len(ended) == 1


def test_few_rows_are_there_at_once(qtbot: QtBot) -> None:
    parts: list[tuple[int, int]] = []
    owner = QObject()
    SlowFill(owner).fill(20, lambda first, last: parts.append((first, last)))
    SlowFill(owner).fill(0, lambda first, last: parts.append((first, last)))
    assert parts == [(0, 20), (0, 0)]
