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


def test_work_behind_the_window_has_its_garbage_collected_in_portions(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle = False
    collector = GcBetweenFrames(qapp, lambda: idle)
    collector._timer.timeout.emit()
    assert collector._soon.isActive()
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._MANY", 0)
    alive = weakref.ref(Node())
    collector._soon.timeout.emit()
    assert alive() is None
    # Too many for one portion are left to the time when nobody looks on.
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._TOO_MANY", 0)
    alive = weakref.ref(Node())
    collector._soon.timeout.emit()
    assert alive() is not None
    idle = True
    collector._soon.stop()
    collector._soon.timeout.emit()
    assert not collector._soon.isActive()
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


class Hands:
    """The processor time of a window's thread, which works or rests."""

    def __init__(self) -> None:
        self.spent = 0.0
        self.each = 0.04  # a collection as short as that is not noticed

    def worked(self) -> float:
        """Seconds until now; each question adds some."""
        self.spent += self.each
        return self.spent


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def busy(
    qapp: QApplication, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> Iterator[GcBetweenFrames]:
    """A collector of which any young object is worth a collection, in a window at work."""
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._MANY", 0)
    collector = GcBetweenFrames(qapp, worked=hands.worked)
    yield collector
    collector.stop()


def old_garbage(collector: GcBetweenFrames) -> "weakref.ref[Node]":
    """Something that became garbage after it had outlived a collection."""
    old = Node()
    collector._timer.timeout.emit()
    return weakref.ref(old)


def rest(collector: GcBetweenFrames, hands: Hands, rounds: int) -> None:
    """Let the window's thread do nothing for so many rounds."""
    hands.each = 0.0
    for _ in range(rounds):
        collector._timer.timeout.emit()


def test_old_cycles_go_when_the_window_comes_to_rest(busy: GcBetweenFrames, hands: Hands) -> None:
    alive = old_garbage(busy)
    busy._timer.timeout.emit()
    assert alive() is not None
    rest(busy, hands, 2)
    assert alive() is None


def test_a_closed_page_goes_without_a_rest(busy: GcBetweenFrames) -> None:
    alive = old_garbage(busy)
    busy.expect_garbage()
    busy._timer.timeout.emit()
    assert alive() is None


def test_where_there_is_much_to_look_through_it_waits_for_a_long_rest(
    busy: GcBetweenFrames, qapp: QApplication, hands: Hands
) -> None:
    hands.each = 0.3  # what the first full collection takes
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    alive = old_garbage(busy)
    busy.expect_garbage()
    rest(busy, hands, 40)
    assert alive() is not None
    rest(busy, hands, 20)
    assert alive() is None


def test_a_page_that_was_open_when_the_window_lost_the_focus_goes_too(
    garbage: GcBetweenFrames, qapp: QApplication
) -> None:
    page = Node()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    alive = weakref.ref(page)
    del page
    assert alive() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert alive() is None


def test_all_are_collected_now_and_then_while_they_are_few(
    busy: GcBetweenFrames, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duidu.ui.base.gc_between_frames._ALL_EVERY", 2)
    alive = old_garbage(busy)
    busy._timer.timeout.emit()
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
