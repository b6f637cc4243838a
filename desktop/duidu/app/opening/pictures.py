"""The pictures of what was opened: from where they stand in the files to where in the article."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from duidu.app.opening.recognised import Arrangement
from duidu.core.article import SideName
from duidu.core.jobs import Job
from duidu.core.picture import COVER, Image, Picture
from duidu.formats.base.document import Document, RawBlock, Shown

if TYPE_CHECKING:
    from duidu.library.library import Library

# How the two texts of a file stand where a picture of it belongs to both.
_OF_BOTH = frozenset({Arrangement.ALTERNATING, Arrangement.IN_ONE_PARAGRAPH, Arrangement.SEGMENTS})
# Of each side: the pictures at its blocks, with the number of the block.
ShownOnSides = Sequence[Sequence[tuple[int, Shown]]]


@dataclass(frozen=True, slots=True)
class PicturesFound:
    """Pictures of an article that is not kept yet, and their images by name."""

    pictures: tuple[Picture, ...] = ()
    images: Mapping[str, Image] | None = None

    def keep(self, library: "Library", article: str, job: Job) -> None:
        """Keep them with an article. Raises Cancelled, LibraryError, OSError."""
        library.pictures.put(article, self.pictures, (self.images or {}).values(), job.check)

    def of_translation(self, first: int) -> tuple[Picture, ...]:
        """The pictures as those of a translation whose blocks begin with this id."""
        return tuple(
            one._replace(side=SideName.TARGET, block=first + one.block)
            for one in self.pictures
            if one.block != COVER
        )

    def __bool__(self) -> bool:
        return bool(self.pictures)


NO_PICTURES = PicturesFound()


def numbered_through(documents: Sequence[Document]) -> list[Document]:
    """Documents whose pictures show the images of all, put one after the other."""
    found: list[Document] = []
    before = 0
    for document in documents:
        blocks = (_moved(block, before) for block in document.blocks) if before else None
        found.append(replace(document, blocks=tuple(blocks)) if blocks else document)
        before += len(document.images)
    return found


def _moved(block: RawBlock, by: int) -> RawBlock:
    if not block.pictures:
        return block
    moved = tuple(one._replace(image=one.image + by) for one in block.pictures)
    return block._replace(pictures=moved)


def shown_in(blocks: Iterable[RawBlock]) -> list[tuple[int, Shown]]:
    """The pictures at blocks, with the numbers of these."""
    return [
        (at, one) for at, block in enumerate(blocks) if block.pictures for one in block.pictures
    ]


def pictures_found(
    documents: Sequence[Document], shown: ShownOnSides, arrangement: Arrangement
) -> PicturesFound:
    """The pictures of an article of these documents, which show those on its two sides.

    The first cover there is is the cover of the article.
    """
    images = [image for document in documents for image in document.images]
    if not images:
        return NO_PICTURES
    names = [image.sha256 for image in images]
    across = arrangement in _OF_BOTH

    def picture(side: SideName, block: int, one: Shown) -> Picture:
        image = images[one.image]
        size = (image.form, image.width, image.height)
        return Picture(side, block, names[one.image], *size, one.words, one.below, across)

    pictures = [
        picture(side, block, one)
        for side, here in zip(SideName, shown, strict=True)
        for block, one in here
    ]
    if (cover := _cover(documents)) is not None:
        pictures.insert(0, picture(SideName.SOURCE, COVER, Shown(cover)))
    used = {one.sha256 for one in pictures}
    by_name = {name: one for name, one in zip(names, images, strict=True) if name in used}
    return PicturesFound(tuple(pictures), by_name)


def pictures_of_package(document: Document) -> PicturesFound:
    """The pictures that an article package holds."""
    from duidu.formats.article_package.pictures import PICTURES, packed_pictures

    images = document.images
    names = [image.sha256 for image in images]
    pictures = tuple(
        Picture(
            one.side,
            one.block,
            names[one.image],
            images[one.image].form,
            images[one.image].width,
            images[one.image].height,
            one.words,
            one.below,
            one.across,
        )
        for one in packed_pictures(document.parts.get(PICTURES, "[]"), len(images))
    )
    return PicturesFound(pictures, dict(zip(names, images, strict=True)))


def _cover(documents: Sequence[Document]) -> int | None:
    """The number of the image on the cover, through all documents."""
    before = 0
    for document in documents:
        if document.cover is not None:
            return before + document.cover
        before += len(document.images)
    return None


def lost_pictures(documents: Sequence[Document], shown: ShownOnSides) -> int:
    """How many pictures of the documents stand at blocks that are on neither side."""
    there = sum(len(block.pictures) for document in documents for block in document.blocks)
    return max(0, there - sum(map(len, shown)))
