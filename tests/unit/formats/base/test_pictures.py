"""Pictures of a file become images of our own: upright, on white, in bounds; others are counted."""

import base64
import io

import PIL.Image
import pytest

from duidu.core.left_out import LeftOut
from duidu.core.picture import LONGEST_SIDE, MOST_PICTURES
from duidu.formats.base.document import PICTURE, RawBlock, Shown
from duidu.formats.base.pictures import Pictures
from fixtures.picture_files import picture


def gathered(data: bytes | None) -> tuple[Pictures, LeftOut]:
    left_out = LeftOut()
    pictures = Pictures(left_out, lambda name: data)
    pictures.take("x", "words")
    return pictures, left_out


def decoded(data: bytes) -> PIL.Image.Image:
    return PIL.Image.open(io.BytesIO(data))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_each_kind_is_kept_in_its_size(form: str) -> None:
    pictures, left_out = gathered(picture(40, 30, form))
    (image,) = pictures.images
    assert (image.width, image.height) == (40, 30) == decoded(image.data).size
    assert decoded(image.data).format == image.form.upper()
    assert not left_out.counts


@pytest.mark.parametrize(
    "data",
    [
        None,
        b"",
        b"no picture at all",
        picture()[:50],
        picture(15, 400),
        picture(form="TIFF"),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        # As many pixels as a decoder should never begin with, in few bytes.
        picture(9_000, 9_000, mode="1", color=1),
    ],
)
def test_what_cannot_be_shown_is_counted(data: bytes | None) -> None:
    pictures, left_out = gathered(data)
    assert pictures.images == []
    assert left_out.counts == {"picture": 1}
    assert pictures.at(RawBlock("x")).pictures == ()


def test_a_large_picture_becomes_smaller_and_keeps_its_shape() -> None:
    pictures, _ = gathered(picture(4_000, 1_000, "JPEG"))
    assert (pictures.images[0].width, pictures.images[0].height) == (LONGEST_SIDE, 400)


def test_what_one_sees_through_is_on_white() -> None:
    pictures, _ = gathered(picture(mode="RGBA", color=(0, 0, 0, 0)))
    assert decoded(pictures.images[0].data).convert("RGB").getpixel((3, 3)) == (255, 255, 255)


def test_a_photograph_that_lies_on_its_side_is_turned() -> None:
    into = io.BytesIO()
    made = PIL.Image.new("RGB", (60, 20))
    exif = made.getexif()
    exif[0x0112] = 6
    made.save(into, "JPEG", exif=exif)
    pictures, _ = gathered(into.getvalue())
    assert (pictures.images[0].width, pictures.images[0].height) == (20, 60)


def test_nothing_that_a_camera_wrote_about_itself_is_kept() -> None:
    into = io.BytesIO()
    made = PIL.Image.new("RGB", (60, 20))
    exif = made.getexif()
    exif[0x010F] = "SECRET CAMERA"
    made.save(into, "JPEG", exif=exif)
    pictures, _ = gathered(into.getvalue())
    assert b"SECRET" not in pictures.images[0].data


def test_the_first_frame_of_what_moves_is_shown() -> None:
    into = io.BytesIO()
    frames = [PIL.Image.new("RGB", (20, 20), color) for color in ("red", "blue")]
    frames[0].save(into, "GIF", save_all=True, append_images=frames[1:])
    pictures, _ = gathered(into.getvalue())
    assert decoded(pictures.images[0].data).convert("RGB").getpixel((3, 3)) == (255, 0, 0)


def test_the_same_picture_is_one_image() -> None:
    pictures = Pictures(LeftOut(), lambda name: picture())
    for name in ("a", "b", "a"):
        pictures.take(name)
    assert len(pictures.images) == 1
    assert pictures.at(RawBlock("x")).pictures == (Shown(0), Shown(0), Shown(0))


def test_no_more_are_taken_than_a_text_may_have() -> None:
    left_out = LeftOut()
    pictures = Pictures(left_out, lambda name: picture())
    for _ in range(MOST_PICTURES + 2):
        pictures.take("a")
    assert left_out.counts == {"picture": 2}


def test_a_picture_may_be_in_its_address() -> None:
    address = "data:image/png;base64," + base64.b64encode(picture()).decode("ascii")
    pictures = Pictures(LeftOut(), lambda name: None)
    assert pictures.take(address)


@pytest.mark.parametrize(
    ("said", "kept"),
    [("A map of the island", "A map of the island"), ("image12", ""), ("map.jpg", ""), ("图3", "")],
)
def test_words_that_say_nothing_are_none(said: str, kept: str) -> None:
    pictures = Pictures(LeftOut(), lambda name: picture())
    pictures.take("a", said)
    assert pictures.at(RawBlock("x")).pictures == (Shown(0, kept),)


def test_pictures_behind_the_last_block_stand_below_it() -> None:
    pictures = Pictures(LeftOut(), lambda name: picture())
    pictures.take("a")
    first = pictures.at(RawBlock("one"))
    pictures.take("b")
    assert pictures.finish([first]) == [
        RawBlock("one", pictures=(Shown(0), Shown(0, below=True)), name=PICTURE + "a"),
    ]
