"""What our own writer of images makes is known again, and nothing else is taken for it."""

from dataclasses import replace

import pytest

from duidu.core.errors import FileError
from duidu.core.jobs import NoJob
from duidu.core.left_out import LeftOut
from duidu.core.picture import Image
from duidu.formats.base.pictures import Pictures
from duidu.formats.base.whole_images import is_whole_image
from duidu.formats.sandbox import given_images
from fixtures.picture_books import drawing
from fixtures.picture_files import picture

KINDS = [
    *(picture(mode=mode, color=0) for mode in ("1", "L", "P", "I;16", "RGB")),
    picture(mode="RGBA", color=(10, 20, 30, 40)),
    picture(mode="LA", color=(10, 20)),
    *(picture(form=form) for form in ("JPEG", "GIF", "WEBP", "BMP")),
    picture(2_000, 900, "JPEG"),
]


def made(data: bytes) -> Image:
    """An image as our own writer makes it of a picture in a file."""
    pictures = Pictures(LeftOut(), lambda _: data)
    assert pictures.image("a") == 0
    return pictures.images[0]


@pytest.mark.parametrize("data", KINDS)
def test_whatever_we_write_is_one(data: bytes) -> None:
    assert is_whole_image(made(data))


PNG, JPEG = drawing(7), made(picture(form="JPEG"))


@pytest.mark.parametrize(
    "image",
    [
        *(replace(PNG, data=PNG.data[:size]) for size in range(0, len(PNG.data), 9)),
        *(replace(JPEG, data=JPEG.data[:size]) for size in range(0, len(JPEG.data), 60)),
        *(replace(one, data=one.data + b"<script>") for one in (PNG, JPEG)),
        replace(PNG, data=PNG.data[:-12] + b"\0\0\0\0tEXt\0\0\0\0" + PNG.data[-12:]),
        replace(PNG, data=PNG.data.replace(b"IDAT", b"IDOT")),
        replace(PNG, form="jpeg"),
        replace(JPEG, form="png"),
        replace(PNG, width=PNG.width + 1),
        replace(JPEG, height=1),
    ],
)
def test_all_else_is_none(image: Image) -> None:
    assert not is_whole_image(image)


def test_a_child_tells_them_apart() -> None:
    wrong = [replace(PNG, data=PNG.data[:-30]), replace(JPEG, data=b""), replace(PNG, form="gif")]
    assert given_images.whole_images([PNG, *wrong, JPEG], "pictures", NoJob()) == [PNG, JPEG]
    assert given_images.whole_images([], "pictures", NoJob()) == []


def test_one_that_ends_the_child_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:

    asked: list[int] = []

    def fail(images: list[Image], name: str, job: object) -> list[Image]:
        asked.append(len(images))
        if JPEG in images:
            raise FileError("It ended.")
        return list(images)

    monkeypatch.setattr(given_images, "_asked", fail)
    images = [PNG, drawing(8), JPEG, drawing(9)]
    found = given_images.whole_images(images, "pictures", NoJob())
    assert found == [PNG, drawing(8), drawing(9)]
    assert asked == [4, 2, 2, 1, 1]
