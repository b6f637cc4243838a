"""Asks a confined child process which images are what they are said to be."""

from collections.abc import Sequence

from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.core.picture import Image
from duidu.formats.sandbox.images import described, images_of
from duidu.formats.sandbox.process import ask


def whole_images(images: Sequence[Image], name: str, job: Job) -> list[Image]:
    """Those of some images that are decoded to their end; `name` is that of where they came from.

    One that makes the child fail holds up no other. Raises Cancelled.
    """
    sane = [image for image in images if _is_sane(image)]
    try:
        return _asked(sane, name, job) if sane else []
    except FileError:
        if len(sane) == 1:
            return []
    half = len(sane) // 2
    return [*whole_images(sane[:half], name, job), *whole_images(sane[half:], name, job)]


def _is_sane(image: Image) -> bool:
    """Whether its first bytes say what is said of it, within the bounds of any image."""
    try:
        images_of(described([image]), [image.data])
    except (TypeError, ValueError, LookupError):
        return False
    return True


def _asked(images: Sequence[Image], name: str, job: Job) -> list[Image]:
    """The images that a child says are whole. Raises FileError, Cancelled."""
    data = b"".join(image.data for image in images)
    sizes = [len(image.data) for image in images]
    answer = ask("images", name, job, data, images=described(images), sizes=sizes)
    said = answer.said.get("whole")
    if not isinstance(said, list) or len(said) != len(images):
        return []
    return [image for image, is_whole in zip(images, said, strict=True) if is_whole is True]
