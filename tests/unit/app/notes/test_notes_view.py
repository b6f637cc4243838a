"""What the panel shows of many notes: filtered, sorted by place or date, counted."""

from dataclasses import replace

import pytest

from duidu.app.notes.notes_view import (
    NoteFilter,
    NoteOrder,
    count_notes,
    linked_notes,
    shown_notes,
    state_of,
)
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName
from fixtures.injections import injections

SOURCE, TARGET = SideName.SOURCE, SideName.TARGET


def note(
    name: str, side: SideName = SOURCE, block: int = 0, start: int = 0, **more: object
) -> Annotation:
    made = Annotation(
        name,
        "a",
        AnnotationKind.NOTE,
        (Anchor(side, block, start, start + 2, "引文"),),
        created=1.0,
        modified=1.0,
    )
    return replace(made, **more)  # type: ignore[arg-type]


NOTES = [
    note(
        "late",
        block=9,
        kind=AnnotationKind.QUESTION,
        color="blue",
        text="Ｗｈｙ this?",
        modified=30.0,
    ),
    note("whole", anchors=(), text="about all", created=9.0, modified=20.0),
    note(
        "early",
        start=5,
        color="gold",
        tags=("people", "check"),
        modified=10.0,
        links=("late", "gone"),
    ),
    note("first", TARGET, tags=("people",), text="这里的译文", created=5.0),
    note(
        "lost",
        anchors=(replace(note("x").anchors[0], state=AnchorState.LOST), note("x").anchors[0]),
    ),
    note("moved", block=3, anchors=(Anchor(SOURCE, 3, 1, 2, "别", state=AnchorState.MOVED),)),
]
BLOCKS = {(SOURCE, 9): 10, (SOURCE, 3): 2, (SOURCE, 0): 1, (TARGET, 0): 0}


def shown(
    order: NoteOrder = NoteOrder.PLACE,
    wanted: NoteFilter | None = None,
    *,
    descending: bool = False,
) -> list[str]:
    return [
        n.id
        for n in shown_notes(NOTES, wanted or NoteFilter(), order, BLOCKS, descending=descending)
    ]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, {"late", "whole", "early", "first", "lost", "moved"}),
        ({"kinds": frozenset({AnnotationKind.QUESTION})}, {"late"}),
        ({"colors": frozenset({"gold", "blue"})}, {"late", "early"}),
        ({"tags": frozenset({"people"})}, {"early", "first"}),
        ({"tags": frozenset({"people", "check"})}, {"early"}),
        ({"sides": frozenset({TARGET})}, {"first"}),
        ({"states": frozenset({AnchorState.LOST})}, {"lost"}),
        ({"states": frozenset({AnchorState.MOVED})}, {"moved"}),
        ({"since": 10.0, "until": 20.0}, {"whole", "early"}),
        ({"text": "why THIS"}, {"late"}),
        ({"text": "译"}, {"first"}),
        ({"text": "引文"}, {"late", "early", "first", "lost"}),
        ({"text": "peop"}, {"early", "first"}),
        ({"text": "%"}, set()),
    ],
)
def test_filters(wanted: dict[str, object], expected: set[str]) -> None:
    assert set(shown(wanted=NoteFilter(**wanted))) == expected  # type: ignore[arg-type]


def test_by_place_the_whole_article_comes_first_and_what_is_in_no_place_last() -> None:
    assert shown() == ["whole", "first", "lost", "early", "moved", "late"]
    everywhere_lost = replace(
        NOTES[2], id="nowhere", anchors=(replace(NOTES[2].anchors[0], state=AnchorState.LOST),)
    )
    assert [
        n.id for n in shown_notes([everywhere_lost, *NOTES], NoteFilter(), NoteOrder.PLACE, BLOCKS)
    ][-1] == "nowhere"


def test_by_date_either_way() -> None:
    assert shown(NoteOrder.MODIFIED, descending=True)[:3] == ["late", "whole", "early"]
    assert shown(NoteOrder.CREATED)[-1] == "whole"
    assert shown(NoteOrder.PLACE, descending=True) == shown()[::-1]


def test_counts_are_the_choices_of_the_filter() -> None:
    counts = count_notes(NOTES)
    assert counts.kinds == {AnnotationKind.NOTE: 5, AnnotationKind.QUESTION: 1}
    assert counts.tags == {"people": 2, "check": 1}
    assert counts.colors == {"blue": 1, "gold": 1}
    assert counts.sides == {SOURCE: 4, TARGET: 1}
    assert counts.states == {AnchorState.SURE: 4, AnchorState.LOST: 1, AnchorState.MOVED: 1}


def test_links_are_seen_from_both_ends_and_only_to_notes_that_are_there() -> None:
    assert {k: v for k, v in linked_notes(NOTES).items() if v} == {
        "early": ("late",),
        "late": ("early",),
    }


def test_the_worst_place_is_the_state() -> None:
    assert state_of(NOTES[4]) is AnchorState.LOST
    assert state_of(NOTES[1]) is AnchorState.SURE


@pytest.mark.parametrize("text", [text for text in injections() if text.strip()])
def test_any_text_is_looked_for_as_it_stands(text: str) -> None:
    assert NoteFilter(text=text).matches(note("n", text=f"before {text} after"))
    assert not NoteFilter(text=text).matches(note("n", text="什么也没有"))
