"""Whether small files are in the library already.

Asked before what reads formats is loaded, so that reopening an article is instant.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from duidu.library.library import Library

MOST_BYTES = 4 << 20  # hashed within some milliseconds
TRANSLATION_ADDED = "translation added"
"""What the metadata of an article say in the place of how its languages stood in its file."""


def known_article(library: Library, paths: Sequence[Path]) -> str:
    """The id of the article made from just these files as they are now.

    "" where there is none, or finding out takes longer. A file with the same path and time of
    change is taken for the same, as in Opener.changed_files.
    """
    return _by_place(library, paths) or _by_content(library, paths)


def _by_place(library: Library, paths: Sequence[Path]) -> str:
    try:
        wanted = {(path.absolute(), path.stat().st_mtime) for path in paths}
    except OSError:
        return ""
    # One file is enough to find the articles; all files are compared then.
    for path, modified in sorted(wanted)[:1]:
        for article in library.articles.find_by_file(path, modified):
            if {(file.path, file.modified) for file in library.articles.files(article)} == wanted:
                return article
    return ""


def _by_content(library: Library, paths: Sequence[Path]) -> str:
    """The article with files of these contents; "" where one file is too large to be hashed."""
    import hashlib  # takes as long to load as a small article to read

    from duidu.app.opening.file_identity import article_of_files

    named: list[str] = []
    for path in paths:
        try:
            if not path.is_file() or path.stat().st_size > MOST_BYTES:
                return ""
            named.append(hashlib.sha256(path.read_bytes()).hexdigest())
        except OSError:
            return ""  # Opening it in earnest will say why.
    wanted = set(named)
    found = library.articles.find_by_hash(named[0]) if named else []
    for article in found:
        if {file.sha256 for file in library.articles.files(article)} == wanted:
            return article
    grown = next((article for article in found if grew_from(library, article, wanted)), "")
    return grown or article_of_files(library, named)


def grew_from(library: Library, article: str, wanted: Collection[str]) -> bool:
    """Whether an article is the text of this one file (SHA-256), and its translation came later."""
    files = library.articles.files(article)
    if {file.sha256 for file in files[:1]} != set(wanted):
        return False
    return library.articles.info(article).metadata.get("arrangement") == TRANSLATION_ADDED
