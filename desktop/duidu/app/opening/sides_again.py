"""Reads the files of an article again so that each text stands on the side where it stood.

What a person has on a side is looked for on that side.
"""

from dataclasses import replace

from duidu.app.opening.arrange import Arranged
from duidu.app.opening.found_article import FoundArticle, read_article
from duidu.app.opening.read_files import FileDetails
from duidu.app.opening.recognised import Arrangement, Choices
from duidu.core.article import Article, Side, SideName
from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.formats.sandbox.ready_children import ReadyChildren
from duidu.language.registry import base_code
from duidu.library.articles.article_info import ArticleInfo, SourceFile
from duidu.library.library import Library


def read_on_same_sides(
    library: Library, article: str, job: Job, ready: ReadyChildren | None = None
) -> FoundArticle:
    """What an article's files hold now. Raises FileError, LibraryError, Cancelled."""
    info, files = library.articles.info(article), library.articles.files(article)
    if len(files) == 2 and sum(bool(file.path.name) for file in files) == 1:
        return _beside_pasted(library, info, files, job, ready)
    paths = [file.path for file in files]
    found = read_article(paths, job=job, ready=ready)
    if found.package is not None or not _is_turned(found.arranged.article, info):
        return found
    return read_article(paths, job=job, ready=ready, choices=Choices(swapped=True))


def _is_turned(now: Article, info: ArticleInfo) -> bool:
    """Whether the texts stand on the other sides now: the one that stood left stands right."""
    left, right = base_code(info.source_language), base_code(info.target_language)
    stands = base_code(now.source.language), base_code(now.target.language)
    return stands[1] == left and stands[0] != left and (not right or stands[0] == right)


def _beside_pasted(
    library: Library,
    info: ArticleInfo,
    files: list[SourceFile],
    job: Job,
    ready: ReadyChildren | None,
) -> FoundArticle:
    """The one text that came from a file as it is now, beside the other, which was pasted."""
    # The text came before its translation.
    name = SideName.SOURCE if files[0].path.name else SideName.TARGET
    (path,) = (file.path for file in files if file.path.name)
    languages = {SideName.SOURCE: info.source_language, SideName.TARGET: info.target_language}
    choices = Choices((languages[name],), Arrangement.ALONE)
    found = read_article([path], job=job, ready=ready, choices=choices)
    if not found.arranged.article.source.blocks:
        raise FileError("There is no text in “{name}” any more.", name=path.name)
    read = found.arranged.article.source
    kept = Side(languages[name.other], library.articles.blocks(info.id, name.other))
    sides = (read, kept) if name is SideName.SOURCE else (kept, read)
    article = replace(found.arranged.article, title=info.title, source=sides[0], target=sides[1])
    (details,) = found.files
    pasted = next(
        FileDetails("", file.sha256, 0.0, "", file.encoding, doubtful=False)
        for file in files
        if not file.path.name
    )
    told = (details, pasted) if name is SideName.SOURCE else (pasted, details)
    arranged = Arranged(
        article,
        Arrangement.TWO_FILES,
        notes=found.arranged.notes,
        left_out=found.arranged.left_out,
        places=found.arranged.places,
    )
    return replace(found, arranged=arranged, files=told, choices=None)
