"""Recognises older encodings of East Asian and Cyrillic texts by their shape and their letters."""

import re

_LOOKED_AT = 65_536  # bytes
# HZ puts GB2312 in seven bits between ~{ and ~}, two signs a hanzi.
_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e]){1,4000}~\}")
# ISO 2022 changes the set of characters with an escape.
_ISO_2022 = {b"\x1b$)C": "iso2022_kr", b"\x1b$B": "iso2022_jp_2", b"\x1b$@": "iso2022_jp_2"}
_HANZI = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]")
_KANA = re.compile("[\u3040-\u30ff\u3001\u3002]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_CYRILLIC = re.compile("[оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфё]")
# Each with its letters, and the share of what is no ASCII that they are in running text. Of kana a
# text in another encoding has next to none, of hangul and of Russian small letters it has half.
_BY_LETTERS = (
    ("cp932", _KANA, 0.3),
    ("euc_jp", _KANA, 0.3),
    ("cp949", _HANGUL, 0.9),
    ("koi8_r", _CYRILLIC, 0.8),
    ("cp1251", _CYRILLIC, 0.8),
)
# Western texts have letters that are no ASCII one by one, Russian words consist of them.
_WORDS = re.compile("[^\x00-\x7f]{3}")
_ENOUGH_WORDS = 0.15


def seven_bit_encoding(data: bytes) -> str:
    """Return the encoding of a text that only looks like ASCII; "" for one that is."""
    sample = data[:_LOOKED_AT]
    if not sample.isascii():
        return ""
    for escape, encoding in _ISO_2022.items():
        if escape in sample:
            return encoding if _decoded(data, encoding) is not None else ""
    if not _HZ.search(sample):
        return ""
    # What stands there by chance is no text in GB2312.
    text = _decoded(data, "hz") or ""
    foreign = sum(letter > "\x7f" for letter in text)
    return "hz" if foreign and len(_HANZI.findall(text)) > 0.9 * foreign else ""


def encoding_by_letters(sample: bytes) -> str:
    """Return the encoding in which a sample consists of common letters of its script, else ""."""
    for encoding, letters, share in _BY_LETTERS:
        text = _decoded(sample, encoding)
        if text is None:
            continue
        foreign = sum(letter > "\x7f" for letter in text)
        in_words = 3 * len(_WORDS.findall(text))
        found = len(letters.findall(text)) >= share * foreign
        if foreign and found and in_words >= _ENOUGH_WORDS * len(text):
            return encoding
    return ""


def _decoded(data: bytes, encoding: str) -> str | None:
    """The text in an encoding, whose last character may be incomplete; None for what is none."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(data) - 3:
            return None
        return data[: error.start].decode(encoding)
