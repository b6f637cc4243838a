"""Aligning again from the window, between rows that are decided; linking sentences freely by keyboard. Both undone exactly."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from duidu.align.fixed import around_fixed
from duidu.app.session import Session
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Side, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.ui.main_window import MainWindow
from duidu.ui.page_parts import PageParts
from duidu.ui.screenshot import find_word
from ui.small_library import OneToOne, add_article


class AroundFixed(OneToOne):
    """Answers one to one between rows that stay."""

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        """Leave the fixed rows as they are."""
        aligned = partial(super().align, job=job)
        return Alignment(tuple(around_fixed(source, target, fixed, lambda one, other: aligned(one, other).rows)), self.name)


@pytest.fixture
def parts(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PageParts:
    """An open article; the aligner answers one to one."""
    monkeypatch.setattr(session, "aligner", lambda quick: AroundFixed())
    window.open_article(add_article(session, tmp_path))
    found = window.parts
    assert found is not None
    qtbot.waitUntil(lambda: found.page.view.flow.reading is not None)
    return found


def put(parts: PageParts, word: str) -> None:
    """The caret into a word."""
    place = find_word(parts.page, word)
    assert place is not None
    parts.page.view.go_to(place)


def beads(parts: PageParts) -> list[tuple[Bead, ...]]:
    """The sentence beads of all rows."""
    return [parts.page.reading.row(index).row.sentences for index in range(parts.page.reading.row_count())]


def test_rows_that_the_person_joined_stay_joined(qtbot: QtBot, window: MainWindow, session: Session, parts: PageParts) -> None:
    before = parts.page.reading.row_count()
    put(parts, "清晨")
    window.actions_["article.merge_rows"].trigger()
    assert parts.page.reading.row_count() == before - 1
    joined = session.library.articles.rows(parts.page.article, 1, 2)[0]
    window.actions_["article.realign_between"].trigger()
    qtbot.waitUntil(lambda: window.messages.message is not None and "Nothing" in window.messages.message.text)
    assert session.library.articles.rows(parts.page.article, 1, 2)[0] == joined


def test_what_a_machine_misaligned_is_aligned_again_from_here(qtbot: QtBot, window: MainWindow, session: Session, parts: PageParts) -> None:
    right = beads(parts)
    articles, article = session.library.articles, parts.page.article
    (row,) = articles.rows(article, 1, 2)
    wrong = type(row.row)(row.row.blocks, (Bead((0, 1), (0, 1)),))
    articles.replace_rows(article, 1, 1, [type(row)(1, wrong, row.source, row.target)])
    parts.page.reading.changed(Changes(frozenset({Changed.ALIGNMENT}), article))
    misaligned = beads(parts)
    assert misaligned != right
    put(parts, "清晨")
    window.actions_["article.realign"].trigger()
    qtbot.waitUntil(lambda: beads(parts) == right)
    window.desk.undo(article)
    assert beads(parts) == misaligned


def test_sentences_are_linked_freely_in_two_steps(window: MainWindow, parts: PageParts) -> None:
    put(parts, "老人")
    window.actions_["article.link"].trigger()
    put(parts, "At dawn")
    window.actions_["article.link"].trigger()
    place = find_word(parts.page, "老人")
    assert place is not None
    row = parts.page.reading.row(parts.page.reading.row_of(SideName.SOURCE, place.block))
    bead = row.bead_of(SideName.SOURCE, 1)
    assert bead is not None
    assert (bead.source, bead.target) == ((1,), (0,))
    window.actions_["edit.undo"].trigger()
    assert parts.page.reading.row(row.index).bead_of(SideName.SOURCE, 1) == Bead((1,), (1,))
