"""What an article's record says of its second side, which a text alone does not have yet."""

from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from duidu.library.articles.article_info import ArticleInfo, SourceFile, add_files
from duidu.library.articles.part_states import PartState, with_parts
from duidu.library.store.article_record import change_article
from duidu.library.store.codec import dumps


@dataclass(frozen=True, slots=True)
class SecondSide:
    """The language of the target, and all that comes and goes with it.

    `files` are all files of the article, `metadata` all that is said of it, `parts` those in which
    it is still to be aligned, `aligner` what aligned it.
    """

    language: str
    aligner: str
    files: Sequence[SourceFile]
    metadata: dict[str, str]
    parts: Sequence[PartState] = ()

    @classmethod
    def of(cls, info: ArticleInfo, files: Sequence[SourceFile]) -> "SecondSide":
        """That of an article as it is."""
        return cls(info.target_language, info.aligner, tuple(files), info.metadata, info.parts)


def put_second_side(connection: apsw.Connection, number: int, second: SecondSide) -> None:
    """Write it in the place of what was said before, in the transaction that puts the rows."""
    change_article(
        connection,
        number,
        target_language=second.language,
        aligner=second.aligner,
        metadata=dumps(with_parts(second.metadata, second.parts)),
    )
    connection.execute("DELETE FROM files WHERE article=?", (number,))
    add_files(connection, number, tuple(second.files))
