"""Study cards: a word, its reading and meaning here, its sentence and the translation.

Also writes them as text that Anki imports.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

FIELDS = ("Word", "Traditional", "Reading", "Meaning", "Sentence", "Translation", "Source")


@dataclass(frozen=True, slots=True)
class StudyCard:
    """One card; all fields are plain text.

    `word` is spelt as in `sentence`; `reading` as it is to be shown; `tags` contain no spaces;
    `note` is the learner's own and is not exported.
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

    @property
    def guid(self) -> str:
        """An id from word, reading and sentence, so that a card made twice is one card in Anki."""
        # The unit separator occurs in no field, so different fields never give the same id.
        named = "\x1f".join((self.word, self.reading, self.sentence)).encode("utf-8", "replace")
        return hashlib.sha256(named).hexdigest()[:20]

    def fields(self) -> tuple[str, ...]:
        """The values of FIELDS as HTML; the word is bold where it stands in the sentence."""
        before, found, after = (
            self.sentence.partition(self.word) if self.word else (self.sentence, "", "")
        )
        sentence = (
            f"{_html(before)}<b>{_html(found)}</b>{_html(after)}" if found else _html(self.sentence)
        )
        first = (
            self.word,
            self.traditional if self.traditional != self.word else "",
            self.reading,
            self.meaning,
        )
        return (*map(_html, first), sentence, _html(self.translation), _html(self.source))

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
