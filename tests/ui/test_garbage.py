"""The collector that runs between frames."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from duidu.ui.garbage import Garbage


class Node:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    collector = Garbage(qapp)
    yield collector
    collector.stop()


def test_cycles_go_when_the_window_loses_the_focus(garbage: Garbage, qapp: QApplication) -> None:
    alive = weakref.ref(Node())
    assert alive() is not None
    assert not gc.isenabled()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert alive() is None


def test_the_automatic_collector_comes_back(garbage: Garbage) -> None:
    garbage.stop()
    assert gc.isenabled()
