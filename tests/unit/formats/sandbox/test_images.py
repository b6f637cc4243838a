"""Images come from the child as its own writer makes them, or the whole answer is none."""

import dataclasses
from typing import Any

import pytest

from duidu.core.left_out import LeftOut
from duidu.core.picture import LONGEST_SIDE, Image
from duidu.formats.base.document import Document, RawBlock, Shown
from duidu.formats.base.pictures import Pictures
from duidu.formats.sandbox.handover import decoded, encoded, packed, unpacked
from fixtures.picture_files import picture


def images(*data: bytes) -> tuple[Image, ...]:
    pictures = Pictures(LeftOut(), lambda name: data[int(name)])
    for number in range(len(data)):
        pictures.take(str(number))
    return tuple(pictures.images)


DRAWN, PHOTO = images(picture(40, 30), picture(50, 20, "JPEG"))
DOCUMENT = Document(
    (RawBlock("x", pictures=(Shown(1, "words", below=True),)),), images=(DRAWN, PHOTO), cover=0
)


def again(document: Document, parts: list[bytes] | None = None) -> Document:
    found: dict[str, Any] = decoded(encoded(packed(document)))
    return unpacked(found, [one.data for one in document.images] if parts is None else parts)


def test_they_come_back_with_what_shows_them() -> None:
    assert again(DOCUMENT) == DOCUMENT


@pytest.mark.parametrize(
    "other",
    [
        {"width": 41},
        {"height": 0},
        {"form": "jpeg"},
        {"data": b"\x89PNG\r\n\x1a\n"},
        {"data": b"\xff\xd8\xff\xe0"},
        {"data": b"<svg/>"},
    ],
)
def test_one_that_is_not_what_is_said_is_refused(other: dict[str, Any]) -> None:
    image = dataclasses.replace(DRAWN, **other)
    with pytest.raises(ValueError, match="image"):
        again(Document((RawBlock("x"),), images=(image,)))


def test_a_form_of_our_own_only() -> None:
    with pytest.raises(KeyError):
        again(Document((RawBlock("x"),), images=(dataclasses.replace(DRAWN, form="svg"),)))


def test_one_larger_than_ours_is_refused() -> None:
    data = picture(LONGEST_SIDE + 1, 20)
    with pytest.raises(ValueError, match="too large"):
        again(Document((RawBlock("x"),), images=(Image("png", LONGEST_SIDE + 1, 20, data),)))


@pytest.mark.parametrize(
    "block",
    [
        RawBlock("x", pictures=(Shown(2),)),
        RawBlock("x", pictures=(Shown(-1),)),
        RawBlock("x", pictures=(Shown(0, "w" * 3_000),)),
        RawBlock("x", pictures=(Shown(0),) * 1_001),
    ],
)
def test_pictures_of_nothing_and_too_many_are_refused(block: RawBlock) -> None:
    with pytest.raises(ValueError, match="picture"):
        again(dataclasses.replace(DOCUMENT, blocks=(block,)))


def test_bytes_of_another_number_and_another_cover_are_refused() -> None:
    with pytest.raises(ValueError, match="number"):
        again(DOCUMENT, [DRAWN.data])
    with pytest.raises(ValueError, match="cover"):
        again(dataclasses.replace(DOCUMENT, cover=7))
