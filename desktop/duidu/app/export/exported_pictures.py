"""The pictures of an article for its files: those whose bytes are there, and where they stand."""

from collections.abc import Mapping
from typing import NamedTuple

from duidu.core.article import SideName
from duidu.core.picture import COVER, Image, Picture
from duidu.formats.base.exported import Exported, count_sentence
from duidu.library.articles.pictures import shown_once
from duidu.library.library import Library

# Formats that hold pictures.
_HOLDING = frozenset({"html", "epub", "docx", "markdown"})


class ExportedPictures(NamedTuple):
    """The pictures at blocks, their images by name, and the name of the cover's."""

    pictures: Mapping[tuple[SideName, int], tuple[Picture, ...]]
    images: Mapping[str, Image]
    cover: str


def exported_pictures(library: Library, article: str) -> ExportedPictures:
    """The pictures of an article as its page shows them. Raises LibraryError."""
    kept, images = kept_pictures(library, article)
    if not kept:
        return ExportedPictures({}, {}, "")
    coming = library.articles.info(article).coming is not None
    at: dict[tuple[SideName, int], tuple[Picture, ...]] = {}
    for one in shown_once(library.pictures.placed(article, coming)):
        if one.sha256 in images:
            at[one.side, one.block] = (*at.get((one.side, one.block), ()), one)
    used = {one.sha256 for shown in at.values() for one in shown}
    cover = next((one.sha256 for one in kept if one.block == COVER and one.sha256 in images), "")
    wanted = {name: image for name, image in images.items() if name in used or name == cover}
    return ExportedPictures(at, wanted, cover)


def kept_pictures(
    library: Library, article: str
) -> tuple[tuple[Picture, ...], Mapping[str, Image]]:
    """The pictures of an article as they are kept, and by name the images that are not lost."""
    kept = tuple(library.pictures.of(article))
    images: dict[str, Image] = {}
    for one in kept:
        data = None if one.sha256 in images else library.pictures.data(one.sha256, one.form)
        if data is not None:
            images[one.sha256] = Image(one.form, one.width, one.height, data)
    return kept, images


def pictures_left_out(exported: Exported, form: str) -> tuple[str, ...]:
    """Tell how many pictures a format (by its id) could not hold."""
    if form in _HOLDING:
        return ()
    count = sum(map(len, exported.pictures.values()))
    return count_sentence(count, "1 picture was left out.", "{count} pictures were left out.")
