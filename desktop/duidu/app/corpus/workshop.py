"""What a worker does: reads the files of a document, aligns it, and says what came of it."""

import base64
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.app.corpus.asked import ALIGN, Answer, Asked
from duidu.app.corpus.document import aligned_document
from duidu.app.opening.add_folder import named
from duidu.app.opening.alone import require_translation
from duidu.app.opening.found_article import read_article
from duidu.app.opening.given_rows import align_found
from duidu.core.article import Side
from duidu.core.errors import DuiduError, FileError
from duidu.core.jobs import NoJob
from duidu.language.registry import base_code

if TYPE_CHECKING:
    from duidu.align.base.pooling import SpanEncoder
    from duidu.align.base.protocol import Aligner

# Sentences by which texts without names in common are told to be about the same, and code points
# of each: a vector of so many is as good as one of all.
_SENTENCES, _LONGEST = 60, 300


class Workshop:
    """Does one task after the other; dictionary and encoder are loaded for the first."""

    def __init__(self) -> None:
        self._aligners: dict[bool, Aligner] = {}
        self._encoder: SpanEncoder | None = None

    def answer(self, asked: Asked) -> Answer:
        """Do a task. What fails is answered, too: in one sentence that names the file."""
        try:
            return self._align(asked) if asked.task == ALIGN else self._look(asked.files[0])
        except DuiduError as error:
            return {"failed": str(named(asked.files[0], error))}
        except MemoryError:
            too_large = FileError("It takes more memory than a worker may have; cut it into parts.")
            return {"failed": str(named(asked.files[0], too_large))}

    def _align(self, asked: Asked) -> Answer:
        arranged = read_article(asked.files).arranged
        article = arranged.article
        require_translation(article, asked.files[0].name)
        languages = article.source.language, article.target.language
        if not are_wanted(languages, asked.wanted):
            return {"languages": languages}
        alignment = align_found(arranged, partial(self._aligner, asked.quick), NoJob())
        return {"document": aligned_document(article, alignment).as_json()}

    def _look(self, file: Path) -> Answer:
        """Say which language a file is in, and what it is about; or that it holds two."""
        article = read_article([file]).arranged.article
        if not article.is_alone:
            return {"look": {"both": True}}
        said = {
            "both": False,
            "language": article.source.language,
            "size": sum(len(block.text) for block in article.source.blocks),
            "vector": self._vector(article.source),
        }
        return {"look": said}

    def _vector(self, side: Side) -> str:
        """What a text is about: the mean of the vectors of some of its sentences, in base 64.

        "" where there is no encoder.
        """
        import numpy as np

        encoder = self._loaded_encoder()
        texts = _spread(side.sentence_texts())
        if encoder is None or not texts:
            return ""
        pooled = encoder.pool([[text] for text in texts])
        vectors = encoder.embed(pooled.sums, pooled.counts, pooled.edges)
        vector = vectors.mean(axis=0).astype(np.float32)
        return base64.b64encode(vector.tobytes()).decode("ascii")

    def _loaded_encoder(self) -> "SpanEncoder | None":
        from duidu.align.beads.make_aligner import load_encoder

        if self._encoder is None:
            self._encoder = load_encoder()
        return self._encoder

    def _aligner(self, quick: bool) -> "Aligner":
        from duidu.align.beads.make_aligner import make_aligner

        if quick not in self._aligners:
            encoder = None if quick else self._loaded_encoder()
            self._aligners[quick] = make_aligner(quick, encoder=encoder)
        return self._aligners[quick]


def are_wanted(languages: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether two languages are those that are wanted, in either order; any are if () are.

    One that is wanted without its script is wanted in any.
    """
    return not wanted or any(
        all(is_of(language, code) for language, code in zip(languages, order, strict=True))
        for order in (wanted, wanted[::-1])
    )


def is_of(language: str, code: str) -> bool:
    """Whether a text's language is that of a code, which may leave the script open."""
    return language == code or (base_code(code) == code and base_code(language) == code)


def _spread(texts: Sequence[str]) -> list[str]:
    """Some of many texts, evenly spread, each cut where it is very long."""
    count = min(len(texts), _SENTENCES)
    return [texts[at * len(texts) // count][:_LONGEST] for at in range(count)]
