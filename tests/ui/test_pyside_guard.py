"""The installed PySide6 does not lose references to None.

6.12.0 on Python 3.10 and 3.11 takes one at nearly every void call and aborts after some thousand.
"""

import sys

from PySide6.QtCore import QObject


def test_void_calls_leave_none_alone() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 100
