"""The file that an article is made from, where it is kept to be written back into."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.app.opening.file_alignment import places_of_fields
from duidu.app.opening.read_files import ReadFile
from duidu.app.opening.recognised import Recognised
from duidu.core.article import SideName
from duidu.core.errors import Sentence
from duidu.core.jobs import Job

if TYPE_CHECKING:
    # Most articles come from no such file.
    from duidu.library.articles.originals import Original


@dataclass(frozen=True, slots=True)
class FileToKeep:
    """A file that is to be kept, with what was recognised in it."""

    read: ReadFile
    recognised: Recognised

    def original(self, job: Job) -> "Original":
        """The file with where each of its texts is in the article. Raises Cancelled."""
        from duidu.library.articles.originals import Original

        found = self.recognised
        assert found.groups is not None
        places = {
            side.value: [list(column) for column in zip(*on_side, strict=True)]
            for side, on_side in zip(
                SideName, places_of_fields(found.languages, found.groups, job), strict=True
            )
        }
        details = self.read.details
        name = Path(details.path).name.encode("utf-8", "replace").decode("utf-8")
        return Original(self.read.data, details.format, details.encoding, name, places)


def file_to_keep(
    files: Sequence[ReadFile], recognised: Recognised
) -> tuple[FileToKeep | None, tuple[Sentence, ...]]:
    """The file to be kept with an article, None where it is of no such kind.

    One that is too large is not kept, and a sentence tells of it.
    """
    if len(files) != 1 or not files[0].data or recognised.groups is None:
        return None, ()
    # A document may be of a kind that is written back and have no table of two texts.
    if all(block.field is None for block in files[0].document.blocks):
        return None, ()
    from duidu.library.articles.originals import LARGEST_ORIGINAL

    (file,) = files
    if len(file.data) <= LARGEST_ORIGINAL:
        return FileToKeep(file, recognised), ()
    told = Sentence(
        "“{name}” is larger than {most} MB, so that it is not kept: your changes cannot be written "
        "back into it. Split it first if they are to be.",
        name=Path(file.details.path).name,
        most=LARGEST_ORIGINAL >> 20,
    )
    return None, (told,)
