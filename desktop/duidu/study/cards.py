"""Study cards: a word, its reading and meaning here, its sentence and the translation.

Also writes them as text that Anki imports.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

FIELDS = (
    *("Word", "Traditional", "Reading", "Meaning", "Sentence", "Translation", "Source"),
    *("Here", "SentenceReading", "Hant", "WordSound", "SentenceSound"),
)
_HTML_TONE = "tone"  # before the number of a tone, in the class of a syllable

Syllable = tuple[str, str]
"""How a syllable of a reading is written, with what joins it to the one before; and hao3."""
Piece = tuple[str, str, str]
"""A stretch of a sentence: its text, and where it is one character with a reading, that as it is
written and as a base syllable (hao3); "" and "" elsewhere."""


@dataclass(frozen=True, slots=True)
class StudyCard:
    """One card; all fields are plain text.

    `word` is spelt as in `sentence`, where it stands at code point `start` (-1: not known).
    `reading` is as it is to be shown, and made of `syllables`; `pieces` make up the sentence.
    `here` are the words of the translation that answer the word. `traditional_script` says how the
    sentence is written, `tags` contain no spaces; `note` is the learner's own and is not exported.
    `changed` is when the word was marked, in seconds since 1970, 0.0 where that is not known.
    """

    word: str
    traditional: str = ""
    reading: str = ""
    meaning: str = ""
    sentence: str = ""
    translation: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    here: str = ""
    start: int = -1
    syllables: tuple[Syllable, ...] = ()
    pieces: tuple[Piece, ...] = ()
    traditional_script: bool = False
    changed: float = field(default=0.0, compare=False)

    @property
    def guid(self) -> str:
        """An id from word, reading and sentence, so that a card made twice is one card in Anki."""
        # The unit separator occurs in no field, so different fields never give the same id.
        named = "\x1f".join((self.word, self.reading, self.sentence)).encode("utf-8", "replace")
        return hashlib.sha256(named).hexdigest()[:20]

    def fields(self, word_sound: str = "", sentence_sound: str = "") -> tuple[str, ...]:
        """The values of FIELDS as HTML; the word is bold where it stands in the sentence.

        The sounds are names of files in Anki's folder of media, "" for none.
        """
        first, last = self.place
        text = self.sentence
        sentence = f"{_html(text[:first])}{_bold(_html(text[first:last]))}{_html(text[last:])}"
        traditional = self.traditional if self.traditional != self.word else ""
        return (
            _html(self.word),
            _html(traditional),
            _coloured(self.reading, self.syllables),
            _html(self.meaning),
            sentence,
            _html(self.translation),
            _html(self.source),
            _html(self.here),
            self._ruby(first, last),
            "1" if self.traditional_script else "",
            _sound(word_sound),
            _sound(sentence_sound),
        )

    @property
    def place(self) -> tuple[int, int]:
        """From where to where the word stands in the sentence; (0, 0) where it does not."""
        first = self.start
        if first < 0 or self.sentence[first : first + len(self.word)] != self.word:
            first = self.sentence.find(self.word)
        return (first, first + len(self.word)) if first >= 0 else (0, 0)

    def _ruby(self, first: int, last: int) -> str:
        """The sentence with readings over its characters, "" where none is known."""
        if "".join(text for text, _, _ in self.pieces) != self.sentence:
            return ""
        parts: tuple[list[str], list[str], list[str]] = ([], [], [])
        at = 0
        for text, written, base in self.pieces:
            tone = f"<rt>{_toned(written, base)}</rt>" if written else ""
            shown = f"<ruby>{_html(text)}{tone}</ruby>" if tone else _html(text)
            parts[(at >= first) + (at >= last)].append(shown)
            at += len(text)
        before, word, after = map("".join, parts)
        return f"{before}{_bold(word)}{after}"

    def tag_line(self) -> str:
        """The tags as Anki keeps them: between spaces, none inside."""
        return " ".join("_".join(tag.split()) for tag in self.tags if tag.split())


def write_tsv(cards: Sequence[StudyCard]) -> bytes:
    """Text that Anki imports without settings: its header lines, then one card a line."""
    columns = "\t".join(("Guid", *FIELDS, "Tags"))
    head = (
        "#separator:tab",
        "#html:true",
        f"#columns:{columns}",
        "#guid column:1",
        f"#tags column:{len(FIELDS) + 2}",
    )
    lines = ["\t".join((card.guid, *card.fields(), card.tag_line())) for card in cards]
    return "".join(f"{line}\n" for line in (*head, *lines)).encode("utf-8")


def _html(text: str) -> str:
    """Escaped text on one line, since a tab or line break would end the field.

    Anki would play [sound:...] and set [latex]; so brackets are escaped too.
    """
    shown = "".join(
        c if c.isprintable() or c == "\n" else " "
        for c in text.replace("\r\n", "\n").replace("\r", "\n")
    )
    return escape(shown).replace("[", "&#91;").replace("\n", "<br>")


def _bold(html: str) -> str:
    return f"<b>{html}</b>" if html else ""


def _toned(written: str, base: str) -> str:
    """A syllable in the colour of its tone; the style of the note type says which that is."""
    tone = base[-1:]
    return (
        f'<span class="{_HTML_TONE}{tone}">{_html(written)}</span>'
        if tone in tuple("12345")
        else _html(written)
    )


def _coloured(reading: str, syllables: Sequence[Syllable]) -> str:
    """A reading with each syllable in the colour of its tone, if they are what it is made of."""
    if "".join(written for written, _ in syllables) != reading:
        return _html(reading)
    return "".join(_toned(written, base) for written, base in syllables)


def _sound(name: str) -> str:
    """What plays a file, "" for none; a name that could end it plays nothing."""
    return f"[sound:{name}]" if name and not set(name) & set("[]<>&") else ""
