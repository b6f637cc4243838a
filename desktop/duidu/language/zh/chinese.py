"""Chinese as the rest of the house sees it: sentences, tokens with readings. The work is in the modules beside this one."""

from duidu.core.article import Span
from duidu.core.token import ReadingSource, Token, TokenKind
from duidu.language.zh.script import ScriptConverter
from duidu.language.zh.sentences import cut
from duidu.language.zh.tokenizer import Tokenizer
from duidu.language.zh.wordfile import WordFile, open_words


class Chinese:
    """Simplified and traditional Chinese. Pure and safe to call from any thread."""

    code = "zh"

    def __init__(self, words: WordFile | None = None) -> None:
        self._words = words or open_words()
        self._script = ScriptConverter(self._words)
        self._tokenizer = Tokenizer(self._words)

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Sentences of a block's text."""
        return cut(text)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Tokens that together cover the text, with their readings."""
        simple = self._script.simplified(text)
        tokens = []
        at = 0
        for word, kind in self._tokenizer.words(simple):
            end = at + len(word)
            tokens.append(self._token(at, text[at:end], word, kind))
            at = end
        return tuple(tokens)

    def words(self, text: str) -> list[str]:
        """The words of text, without readings."""
        at, words = 0, []
        for word, _ in self._tokenizer.words(self._script.simplified(text)):
            words.append(text[at : at + len(word)])
            at += len(word)
        return words

    def _token(self, at: int, word: str, simple: str, kind: TokenKind) -> Token:
        record = (self._words.record(word) or self._words.record(simple)) if kind is TokenKind.WORD else None
        if record is None or not record.readings:
            return Token(at, at + len(word), word, kind)
        first, *others = (reading.syllables for reading in record.readings)
        return Token(at, at + len(word), word, kind, first, ReadingSource.WORD, tuple(others))

    def stem(self, word: str) -> str:
        """Chinese words do not change."""
        return word
