"""The sentence encoder for commands that are better with it and work without."""

from duidu.lexicon.senses import Encoder


def installed_encoder() -> Encoder | None:
    """The encoder, loaded (a second, 80 MB), or None where its weights are not installed."""
    try:
        from duidu.align.use import UseEncoder

        return UseEncoder()
    except ImportError:
        return None
