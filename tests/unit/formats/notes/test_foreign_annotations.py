"""Web Annotations as other programs write them, in every shape that the model allows."""

from typing import Any

import pytest

from duidu.core.errors import FileError
from duidu.formats.notes.web_annotations import read_jsonld

QUOTE = {"type": "TextQuoteSelector", "exact": "雨停了"}
TARGET = {"source": "http://example.org/page", "selector": QUOTE}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"id": "a", "target": TARGET, "bodyValue": "said"}, "said"),
        (
            {
                "target": TARGET,
                "body": {"type": "Choice", "items": [{"value": "a"}, {"value": "b"}]},
            },
            "a",
        ),
        (
            {"target": TARGET, "body": {"type": "List", "items": [{"value": "a"}, {"value": "b"}]}},
            "a\n\nb",
        ),
        ({"first": {"items": [{"target": TARGET, "bodyValue": "in a page"}]}}, "in a page"),
        ({"items": [{"items": [{"target": TARGET, "bodyValue": "deep"}]}]}, "deep"),
        (
            {
                "target": {"selector": {"type": "FragmentSelector", "refinedBy": QUOTE}},
                "bodyValue": "refined",
            },
            "refined",
        ),
        ({"target": {"selector": {"type": "Choice", "items": [QUOTE]}}, "bodyValue": "of"}, "of"),
        ([{"target": TARGET, "bodyValue": "in a list"}], "in a list"),
    ],
)
def test_each_shape_is_a_note_on_its_words(data: Any, said: str) -> None:  # noqa: ANN401
    (note,) = read_jsonld(data).notes
    assert note.text == said
    assert [anchor.exact for anchor in note.anchors] == ["雨停了"]


def test_one_without_a_name_is_the_same_note_each_time() -> None:
    data = [{"target": TARGET, "bodyValue": text} for text in ("one", "two")]
    first, again = (read_jsonld(data).notes for _ in range(2))
    assert [note.id for note in first] == [note.id for note in again]
    assert first[0].id != first[1].id


def test_collections_in_collections_without_end_are_refused() -> None:
    data: dict[str, Any] = {"items": []}
    for _ in range(5_000):
        data = {"items": [data]}
    with pytest.raises(FileError):
        read_jsonld(data)
