"""Web Annotations come back exactly, those of others as far as they quote."""

import contextlib
import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.core.errors import FileError
from duidu.formats.notes.exported_notes import ArticleNotes, NoteEntry, NotesFile
from duidu.formats.notes.notes_files import read_notes
from duidu.formats.notes.web_annotations import write_jsonld
from fixtures.injections import injections

TEXT = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(injections())
OFFSETS = st.integers(0, 10**9)
TIMES = st.floats(0, 4e9)
ANCHORS = st.builds(
    Anchor,
    st.sampled_from(SideName),
    OFFSETS,
    OFFSETS,
    OFFSETS,
    TEXT,
    TEXT,
    TEXT,
    TEXT,
    st.sampled_from(AnchorState),
)
IDS = st.uuids().map(str) | TEXT
NOTES = st.builds(
    Annotation,
    IDS,
    TEXT,
    st.sampled_from(AnnotationKind),
    st.lists(ANCHORS, max_size=3).map(tuple),
    TEXT,
    TEXT,
    st.lists(TEXT, max_size=3).map(tuple),
    st.lists(IDS, max_size=2).map(tuple),
    TIMES,
    TIMES,
    st.none() | TIMES,
    st.dictionaries(TEXT, TEXT, max_size=2),
    TEXT,
    TEXT,
    st.just("") | IDS,
)


def written(*notes: Annotation) -> bytes:
    return write_jsonld(
        [ArticleNotes("a/1", "标题", "zh-Hans", "en", tuple(NoteEntry(note) for note in notes))]
    )


def read(value: Any) -> NotesFile:  # noqa: ANN401 - any JSON
    return read_notes(json.dumps(value).encode(), "notes.json")


@given(st.lists(NOTES, max_size=4))
def test_what_was_written_is_read_exactly(notes: list[Annotation]) -> None:
    found = read_notes(written(*notes), "notes.jsonld")
    assert list(found.notes) == notes
    assert found.titles == {"a/1": "标题"}


def test_earlier_texts_go_with_a_note() -> None:
    note = Annotation(
        "7d1f7a52-1f5e-4b7e-9a56-0d4f3f8f5a10", "a", AnnotationKind.NOTE, text="third"
    )
    article = ArticleNotes(
        "a", "", "zh-Hans", "en", (NoteEntry(note, earlier=("second", "first")),)
    )
    assert read_notes(write_jsonld([article]), "x").earlier == {note.id: ("second", "first")}


def test_the_page_is_what_the_standard_says() -> None:
    note = Annotation(
        "7d1f7a52-1f5e-4b7e-9a56-0d4f3f8f5a10",
        "a",
        AnnotationKind.NOTE,
        (Anchor(SideName.TARGET, 4, 1, 3, "bc", "a", "d"),),
        "!",
    )
    page = json.loads(written(note))
    item = page["items"][0]
    assert page["type"] == "AnnotationPage"
    assert (item["id"], item["type"], item["motivation"]) == (
        f"urn:uuid:{note.id}",
        "Annotation",
        "commenting",
    )
    assert item["target"][0]["source"] == "urn:duidu:article:a#target-4"
    assert item["target"][0]["selector"][1] == {
        "type": "TextPositionSelector",
        "start": 1,
        "end": 3,
    }
    assert item["body"] == [
        {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": "!"}
    ]


def test_a_reply_is_written_as_the_standard_has_it() -> None:
    answered = "7d1f7a52-1f5e-4b7e-9a56-0d4f3f8f5a10"
    anchor = Anchor(SideName.TARGET, 4, 1, 3, "bc", "a", "d")
    reply = Annotation(
        "1c0b2a7e-53a5-4f0d-8a0e-7f9d2b6c4e21",
        "a",
        AnnotationKind.NOTE,
        (anchor,),
        "He is the president.",
        author="Ren Ying",
        editor="Li",
        answers=answered,
    )
    item = json.loads(written(reply))["items"][0]
    assert (item["motivation"], item["target"]) == ("replying", [f"urn:uuid:{answered}"])
    assert item["body"][0]["purpose"] == "replying"
    assert item["creator"] == {"type": "Person", "name": "Ren Ying"}
    assert read_notes(written(reply), "x").notes == (reply,)


@pytest.mark.parametrize(
    ("creator", "name"),
    [
        ("http://example.org/ren", "http://example.org/ren"),
        ({"type": "Person", "name": "  Ren\nYing "}, "Ren Ying"),
        ({"type": "Person", "name": ["Ren", "任"]}, "Ren"),
        ({"id": "acct:ren@example.org"}, "ren"),
        ({"email": "mailto:ren@example.org"}, "ren@example.org"),
        ({"nickname": "ying", "id": "http://example.org/1"}, "ying"),
        ([{"type": "Person"}, {"name": "Li"}], "Li"),
        ({}, ""),
        (None, ""),
        (5, "5"),
    ],
)
def test_the_creator_of_another_program_is_the_author(creator: object, name: str) -> None:
    item = {"id": "http://example.org/1", "target": "http://example.org/page", "creator": creator}
    assert read({"items": [item]}).notes[0].author == name


@pytest.mark.parametrize(
    "target",
    [
        "http://example.org/anno1",
        {"id": "http://example.org/anno1", "type": "Annotation"},
        {"source": "http://example.org/anno1"},
        [{"source": "http://example.org/anno1"}],
    ],
)
def test_a_reply_of_another_program_answers_the_note_it_names(target: object) -> None:
    first = {"id": "http://example.org/anno1", "target": "http://example.org/page"}
    reply = {"id": "http://example.org/anno2", "motivation": "replying", "target": target}
    note, answer = read({"items": [first, reply]}).notes
    assert answer.answers == note.id
    assert note.answers == ""


def test_a_reply_to_words_of_a_page_answers_no_note() -> None:
    target = {
        "source": "http://example.org/page",
        "selector": {"type": "TextQuoteSelector", "exact": "银行"},
    }
    item = {"id": "http://example.org/2", "motivation": "replying", "target": target}
    (note,) = read({"items": [item]}).notes
    assert (note.answers, note.anchors[0].exact) == ("", "银行")


FOREIGN = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "AnnotationPage",
    "items": [
        {
            "id": "http://example.org/anno1",
            "type": "Annotation",
            "motivation": "highlighting",
            "created": "2025-01-02T03:04:05Z",
            "body": [
                {"type": "TextualBody", "value": "why?"},
                {"type": "TextualBody", "purpose": "tagging", "value": "t"},
            ],
            "target": {
                "source": "http://example.org/page1",
                "selector": {
                    "type": "TextQuoteSelector",
                    "exact": "anotation",
                    "prefix": "this is an ",
                    "suffix": " that",
                },
            },
        },
        {
            "id": "http://example.org/anno2",
            "type": "Annotation",
            "body": "whole page",
            "target": "http://example.org/page1",
        },
    ],
}


def test_annotations_of_others_are_read_as_far_as_they_quote() -> None:
    found = read(FOREIGN)
    one, other = found.notes
    assert (one.kind, one.text, one.tags, one.created) == (
        AnnotationKind.NOTE,
        "why?",
        ("t",),
        1735787045.0,
    )
    assert one.anchors == (Anchor(SideName.SOURCE, -1, 0, 9, "anotation", "this is an ", " that"),)
    assert (other.text, other.anchors) == ("whole page", ())
    assert read(FOREIGN).notes[0].id == one.id != other.id


HYPOTHESIS = {
    "id": "Q7xIkm5vEe6",
    "created": "2024-05-01T10:00:00.123456+00:00",
    "updated": "2024-05-02T10:00:00+00:00",
    "user": "acct:someone@hypothes.is",
    "uri": "https://example.org/article",
    "text": "is this right?",
    "tags": ["check"],
    "target": [
        {
            "source": "https://example.org/article",
            "selector": [
                {
                    "type": "RangeSelector",
                    "startContainer": "/p[1]",
                    "endContainer": "/p[1]",
                    "startOffset": 0,
                    "endOffset": 2,
                },
                {"type": "TextPositionSelector", "start": 10, "end": 12},
                {"type": "TextQuoteSelector", "exact": "银行", "prefix": "他在", "suffix": "工作"},
            ],
        }
    ],
}


@pytest.mark.parametrize("name", ["rows", "annotations"])
def test_hypothesis_exports_become_notes(name: str) -> None:
    reply = {
        **HYPOTHESIS,
        "id": "reply",
        "references": ["Q7xIkm5vEe6"],
        "target": [{"source": "x"}],
        "tags": [],
        "user_info": {"display_name": "Ren Ying"},
    }
    mark = {**HYPOTHESIS, "id": "mark", "text": "", "tags": []}
    found = read({name: [HYPOTHESIS, reply, mark], "total": 3})
    note, answer, highlight = found.notes
    assert (note.kind, note.text, note.tags) == (AnnotationKind.NOTE, "is this right?", ("check",))
    assert note.anchors == (Anchor(SideName.SOURCE, -1, 0, 2, "银行", "他在", "工作"),)
    assert note.modified - note.created == pytest.approx(86399.876544)
    assert (answer.answers, answer.links, answer.author) == (note.id, (), "Ren Ying")
    assert (highlight.kind, highlight.text) == (AnnotationKind.HIGHLIGHT, "")
    assert read({name: [HYPOTHESIS]}).notes[0].id == note.id


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"not json",
        b"{}",
        b"[1, 2]",
        b'{"items": [{"body": "x"}]}',
        b'{"items": [{"id": 1, "target": {"selector": [3]}}]}',
        b'{"rows": [{"id": 1, "uri": 2, "target": 3}]}',
        b'{"items": [{"id": "x", "target": "y", "created": "yesterday"}]}',
        b'{"items": [{"id": "x", "target": "y", "duidu:kind": "shout"}]}',
        b'{"duidu:articles": 1, "items": []}',
        b'{"items": [{"id": "x", "target": "y", "duidu:times": [NaN, 1]}]}',
        b'{"items": [{"id": "x", "target": "y", "duidu:times": [1]}]}',
        b'{"items": [{"id": "x", "target": {"selector": {"type": "TextQuoteSelector", '
        b'"exact": "a"}, "duidu:state": "odd"}}]}',
        b"[" * 100_000,
        b'{"items": [' + b"1" * 5_000 + b"]}",
    ],
)
def test_other_files_are_refused_with_a_sentence_that_names_them(data: bytes) -> None:
    with pytest.raises(FileError, match=r"^notes\.json[: ].*\.$"):
        read_notes(data, "notes.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)
VALID = [
    json.loads(
        written(
            Annotation(
                "n",
                "a",
                AnnotationKind.TAG,
                (Anchor(SideName.SOURCE, 1, 0, 2, "ab"),),
                "t",
                tags=("x",),
                links=("y",),
            )
        )
    )
]
VALID += [FOREIGN, {"rows": [HYPOTHESIS]}]


def nodes(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - any JSON
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(found for key, item in inner for found in nodes(item, (*path, key)))]


@given(st.sampled_from(VALID), st.data(), JSON)
def test_a_damaged_file_is_read_or_refused_and_never_anything_else(
    valid: Any,  # noqa: ANN401
    data: st.DataObject,
    wrong: Any,  # noqa: ANN401
) -> None:
    damaged = copy.deepcopy(valid)
    path = data.draw(st.sampled_from([path for path in nodes(valid) if path]))
    at = damaged
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = wrong
    with contextlib.suppress(FileError):
        assert isinstance(read(damaged), NotesFile)


QUOTE = {"type": "TextQuoteSelector", "exact": "river", "prefix": "the ", "suffix": " was"}
POSITION = {"type": "TextPositionSelector", "start": 4, "end": 9}


def of_others(*items: object, **page: object) -> NotesFile:
    data = {"type": "AnnotationPage", "items": list(items)} | page
    return read_notes(json.dumps(data).encode(), "notes.json")


@pytest.mark.parametrize(
    "selector",
    [
        QUOTE,
        [POSITION, QUOTE],
        {"type": "FragmentSelector", "value": "p3", "refinedBy": QUOTE},
        [{"type": "CssSelector", "value": "p", "refinedBy": [POSITION, QUOTE]}],
        ["http://example.org/selector1", QUOTE],
    ],
)
def test_quotations_of_others_wherever_they_stand(selector: object) -> None:
    target = {"source": "http://example.org/x", "selector": selector}
    (note,) = of_others({"id": "a", "bodyValue": "why", "target": target}).notes
    (anchor,) = note.anchors
    assert (anchor.exact, anchor.prefix, anchor.suffix) == ("river", "the ", " was")
    assert (anchor.block, note.text) == (-1, "why")


@pytest.mark.parametrize(
    "selector",
    [
        POSITION,
        {"type": "RangeSelector", "startSelector": {}, "endSelector": {}},
        {"type": "TextQuoteSelector", "prefix": "the ", "suffix": " was"},
        {"type": "TextQuoteSelector", "exact": "", "prefix": "the "},
    ],
)
def test_a_place_that_quotes_nothing_is_lost_and_not_the_whole_article(selector: object) -> None:
    (note,) = of_others({"id": "a", "target": {"source": "x", "selector": selector}}).notes
    assert [anchor.state for anchor in note.anchors] == [AnchorState.LOST]
    (page,) = of_others({"id": "a", "target": "http://example.org/x"}).notes
    assert page.anchors == ()


def test_a_single_annotation_and_the_first_page_of_a_collection() -> None:
    item = {"type": "Annotation", "id": "a", "target": {"source": "x", "selector": QUOTE}}
    single = read_notes(json.dumps(item).encode(), "one.json")
    first = {"type": "AnnotationCollection", "first": {"items": [item]}}
    assert single.notes == read_notes(json.dumps(first).encode(), "all.json").notes
    assert len(single.notes) == 1
