"""Which languages the dictionary that ships is about.

CC-CEDICT has Chinese headwords and English meanings; what chooses senses and readings by the
translation knows only this pair. Importing this module loads no dictionary.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from duidu.language.registry import base_code
from duidu.language.zh.description import CHINESE

if TYPE_CHECKING:
    from duidu.core.token import Token
    from duidu.language.corrections import Corrections
    from duidu.lexicon.lexicon import Lexicon
    from duidu.lexicon.senses import Encoder

ParallelTokens = Callable[[str, str, "Corrections"], "tuple[Token, ...]"]
"""The tokens of a sentence, given its counterpart and what the person corrected."""


def parallel_reader(
    code: str, encoder: "Callable[[], Encoder | None]", lexicon: "Callable[[], Lexicon]"
) -> Callable[[], ParallelTokens] | None:
    """The loader of what reads a language beside its translation; None if nothing does.

    `lexicon` gives the dictionary in use. Loading takes seconds and asks for the sentence encoder:
    for a job's thread.
    """
    if base_code(code) != CHINESE.code:
        return None

    def load() -> ParallelTokens:
        from duidu.lexicon.parallel import open_parallel

        return open_parallel(encoder(), lexicon()).tokens

    return load
