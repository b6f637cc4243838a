"""The pictures in an article package: a list of where they stand, and a member for each image."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from duidu.core.article import SideName
from duidu.core.errors import FileError
from duidu.core.left_out import LeftOut
from duidu.core.picture import FORMS, LONGEST_WORDS, MOST_PICTURES, Image, Picture
from duidu.formats.base.archive import Archive
from duidu.formats.base.pictures import Pictures

PICTURES = "pictures.json"
"""The member with where they stand; few packages have one."""
_FOLDER = "pictures/"
# What SQLite takes, and more than any text needs.
_LARGEST = 1 << 53


class PackedPicture(NamedTuple):
    """A picture of a package: the number of its image in the document, and where it stands."""

    side: SideName
    block: int
    image: int
    words: str
    below: bool
    across: bool


def picture_members(
    pictures: Sequence[Picture], images: Mapping[str, Image]
) -> Iterator[tuple[str, bytes]]:
    """Yield the members of a package that hold pictures whose images are there."""
    listed = [
        [one.side.value, one.block, _member(images[one.sha256]), one.words, one.below, one.across]
        for one in pictures
        if one.sha256 in images
    ]
    if listed:
        text = json.dumps(listed, ensure_ascii=True, separators=(",", ":"))
        yield PICTURES, text.encode("ascii") + b"\n"
        yield from ((_member(image), image.data) for image in images.values())


def read_pictures(archive: Archive, left_out: LeftOut) -> tuple[str, tuple[Image, ...]]:
    """Read the pictures of a package: what `packed_pictures` reads, and their images.

    Each image is decoded and made anew, as those of any file are. What cannot be is counted.
    """
    pictures = Pictures(left_out, archive.picture)
    kept = []
    for entry in _listed(archive)[:MOST_PICTURES]:
        try:
            side, block, member, words, below, across = entry
            number = pictures.image(str(member)) if str(member).startswith(_FOLDER) else None
        except (TypeError, ValueError):
            number = None
        if number is None:
            left_out["picture"] += 1
        else:
            kept.append([side, block, number, words, below, across])
    return json.dumps(kept), tuple(pictures.images)


def is_picture(member: str) -> bool:
    """Whether a member of a package belongs to its pictures."""
    return member == PICTURES or member.startswith(_FOLDER)


def packed_pictures(text: str, images: int) -> list[PackedPicture]:
    """The pictures that `read_pictures` found, of which each shows one of so many images.

    What is none of ours is left out: the package may come from a stranger.
    """
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError):
        return []
    listed: list[Any] = entries if type(entries) is list else []
    return [one for entry in listed[:MOST_PICTURES] for one in _picture(entry, images)]


def _picture(entry: object, images: int) -> Iterator[PackedPicture]:
    """Yield the picture of an entry, if it is one."""
    if type(entry) is not list or len(entry) != len(PackedPicture._fields):
        return
    side, block, image, words, below, across = entry
    are_numbers = type(block) is int and type(image) is int
    are_others = type(words) is str and type(below) is bool and type(across) is bool
    if not are_numbers or not are_others or side not in tuple(SideName):
        return
    if -1 <= block < _LARGEST and 0 <= image < images and len(words) <= LONGEST_WORDS:
        yield PackedPicture(SideName(side), block, image, words, below, across)


def _listed(archive: Archive) -> list[Any]:
    if PICTURES not in archive:
        return []
    try:
        found = json.loads(archive.read(PICTURES))
    except (ValueError, RecursionError, FileError):
        return []
    return found if type(found) is list else []


def _member(image: Image) -> str:
    assert image.form in FORMS
    return f"{_FOLDER}{image.sha256}.{image.form}"
