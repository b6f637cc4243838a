"""The sentence encoder, for commands that work better with it and also without it."""

import os

# Sentences are small: a second core gains nothing, and on a busy machine the first waits for it.
# numpy reads this when it is loaded.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ.get("OPENBLAS_NUM_THREADS", "1")

from duidu.lexicon.senses import Encoder


def installed_encoder() -> Encoder | None:
    """Load the encoder (a second, 80 MB); None where its weights are not installed."""
    try:
        from duidu.align.base.sentence_encoder import SentenceEncoder

        return SentenceEncoder()
    except ImportError:
        return None
