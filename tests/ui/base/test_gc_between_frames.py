"""The collector that runs between frames."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from duidu.ui.base.gc_between_frames import GcBetweenFrames


class Node:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[GcBetweenFrames]:
    collector = GcBetweenFrames(qapp)
    yield collector
    collector.stop()


def test_cycles_go_when_the_window_loses_the_focus(
    garbage: GcBetweenFrames, qapp: QApplication
) -> None:
    alive = weakref.ref(Node())
    assert alive() is not None
    assert not gc.isenabled()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert alive() is None


def test_nothing_is_collected_while_a_book_is_made_behind_the_window(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle = False
    collector = GcBetweenFrames(qapp, lambda: idle)
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._MANY", 0)
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._MORE", 0)
    alive = weakref.ref(Node())
    collector._timer.timeout.emit()
    assert alive() is not None
    idle = True
    collector._timer.timeout.emit()
    assert alive() is None
    collector.stop()


def test_little_is_collected_also_while_work_goes_on(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    collector = GcBetweenFrames(qapp, lambda: False)
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._MANY", 0)
    alive = weakref.ref(Node())
    collector._timer.timeout.emit()
    assert alive() is None
    collector.stop()


def test_what_a_book_left_waits_until_nobody_looks_on(
    garbage: GcBetweenFrames, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._TOO_MANY", 0)
    alive = weakref.ref(Node())
    garbage._timer.timeout.emit()
    assert alive() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert alive() is None


def test_what_many_pages_left_waits_too(
    garbage: GcBetweenFrames, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._MANY", 0)
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._ALL_EVERY", 2)
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._OLD", 0)
    old = Node()
    garbage._timer.timeout.emit()
    alive = weakref.ref(old)
    del old
    garbage._timer.timeout.emit()
    assert alive() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert alive() is None


def test_all_are_collected_now_and_then_while_they_are_few(
    garbage: GcBetweenFrames, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._MANY", 0)
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._ALL_EVERY", 2)
    old = Node()
    garbage._timer.timeout.emit()
    alive = weakref.ref(old)
    del old
    garbage._timer.timeout.emit()
    assert alive() is None


def test_work_without_end_does_not_keep_garbage_without_end(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    collector = GcBetweenFrames(qapp, lambda: False)
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._MANY", 0)
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._MORE", 0)
    alive = weakref.ref(Node())
    for _ in range(200):
        collector._timer.timeout.emit()
    assert alive() is None
    collector.stop()


def test_the_automatic_collector_comes_back(garbage: GcBetweenFrames) -> None:
    garbage.stop()
    assert gc.isenabled()
