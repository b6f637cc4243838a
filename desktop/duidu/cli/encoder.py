"""The sentence encoder for commands that are better with it and work without."""

import os

# Sentences are small: a second core gains nothing and on a busy machine waits for the first. Read when numpy is loaded.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ.get("OPENBLAS_NUM_THREADS", "1")

from duidu.lexicon.senses import Encoder


def installed_encoder() -> Encoder | None:
    """The encoder, loaded (a second, 80 MB), or None where its weights are not installed."""
    try:
        from duidu.align.base.sentence_encoder import SentenceEncoder

        return SentenceEncoder()
    except ImportError:
        return None
