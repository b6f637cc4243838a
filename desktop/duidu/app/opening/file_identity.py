"""The id of the article that a file is opened as: the same one in every library.

So a file that a person opened on two devices before these heard of each other is one article, with
the notes of both, and one that came from another device is found when its file is opened here.
"""

import hashlib
import uuid
from collections.abc import Sequence
from itertools import permutations

from duidu.core.errors import LibraryError
from duidu.library.library import Library


def identity_of(digests: Sequence[str]) -> str:
    """The id by the checksums of the files, in the order in which they are opened."""
    said = "\n".join(("duidu article of files", *digests))
    return str(uuid.UUID(bytes=hashlib.sha256(said.encode()).digest()[:16], version=5))


def free_identity(library: Library, digests: Sequence[str]) -> str:
    """That id, or "" where the library has or had such an article: then it is a new one."""
    identity = identity_of(digests)
    try:
        library.articles.info(identity)
    except LibraryError:
        return "" if library.sync.texts.is_kept(identity) else identity
    return ""


def article_of_files(library: Library, digests: Sequence[str]) -> str:
    """The id of the article on the shelf that these files were opened as anywhere, "" for none."""
    wanted = [identity_of(order) for order in permutations(digests)] if len(digests) <= 2 else []
    there = library.articles.titles(wanted)
    return next((identity for identity in wanted if identity in there), "")
