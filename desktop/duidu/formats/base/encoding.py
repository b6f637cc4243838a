"""Guesses the encoding of text and decodes it.

In order: byte order mark, the shape of UTF-16 and of encodings in seven bits, strict UTF-8, then
GB18030 or Big5, whichever reads more like ordinary Chinese, then others (`other_encodings`).
"""

import codecs
import re
from dataclasses import dataclass

from duidu.core.errors import FileError, Sentence
from duidu.formats.base.other_encodings import encoding_by_letters, seven_bit_encoding

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs", "cp1252")
# As people know them; the names that are used are those of the widest of each family.
_SHOWN = {
    "gb18030": "GB18030 (GBK, GB2312)",
    "hz": "HZ (GB2312)",
    "big5hkscs": "Big5",
    "cp932": "Shift JIS",
    "euc_jp": "EUC-JP",
    "koi8_r": "KOI8-R",
    "cp949": "EUC-KR",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes((*range(1, 9), *range(14, 27), *range(28, 32), 127))
# Bytes by which a file is judged to be text or not.
_SAMPLE = 65_536
# As Unicode has them; the mark of a file that was put behind another stands at one.
SOFT_HYPHEN = "\u00ad"
_LINE_END = re.compile("\r\n|[\r\f\v\x85\u2028\u2029]")
_PLAIN_LINE_END = re.compile("\r\n|[\r\f\v]")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Scores of more text are the same.
_ENOUGH = 16_384
_PLAUSIBLE = re.compile("[\\t\\n\\r -~一-鿿\u3000-\u303f\uff00-\uffef“”‘’…—·]")
# So many broken characters are damage in a text of any length, and cost so much each.
_DAMAGED, _DAMAGE = 2, 0.03
# The most common characters of either script. They are a third of running text, and next to none
# of text in the wrong encoding.
_COMMON = frozenset(
    "的一是不了在人有我他这中大来上个国和也子时道说们为你生到那以会就出要得里后自之年着下可过天去能对小多然于心学么都好看起发当没成只如事把还用第样"
    "這來個國時說們為對後過學麼發當沒樣還開無動現關從與問經頭兩點種話實見長應產業電東車門開書軍給覺讓體員內氣"
    "从见经开无动现关与问头两点种话实长应产业电东车门书军给觉让体员内气作地面之前所但些主想意行日身方又什己三其如本最手同回它二高明情被很"
    "，。、；：？！“”‘’《》（）「」『』—…　"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text.

    `doubtful` says that the encoding was guessed and should be shown; `replaced` counts the code
    points that became U+FFFD.
    """

    text: str
    encoding: str
    doubtful: bool = False
    replaced: int = 0


def shown_encoding(encoding: str) -> str:
    """The name of an encoding as a person knows it: GB2312 is among those of gb18030."""
    if windows := re.fullmatch(r"cp(125\d|874)", encoding.lower()):
        return f"Windows-{windows[1]}"
    return _SHOWN.get(encoding.lower(), encoding.upper().replace("_", "-"))


def decode(data: bytes, encoding: str = "", name: str = "") -> Decoded:
    """Decode bytes in the given encoding, or in the one they most likely are in.

    Bytes that cannot be decoded become U+FFFD and are counted. Raises FileError when the bytes are
    no text, and when the encoding is unknown.
    """
    check_is_text(data, name)
    guess, doubtful = (encoding, False) if encoding else guess_encoding(data)
    try:
        text = data.decode(guess, "replace")
    except LookupError:
        raise FileError(
            "“{guess}” is not an encoding Duidu knows; choose one of {encodings}.",
            guess=guess,
            encodings=", ".join(ENCODINGS),
        ) from None
    # Programs put one before a text that has one, and files with one are put together.
    text = text.lstrip("\ufeff")
    replaced = text.count("\ufffd")
    # Files declare UTF-8, utf8 and the like.
    guess = "utf-8" if codecs.lookup(guess).name == "utf-8" else guess
    return Decoded(text, guess, doubtful or replaced > 0, replaced)


def check_is_text(data: bytes, name: str) -> None:
    """Raise FileError for files that are empty, all zero bytes or binary."""
    shown = f"“{name}”" if name else "The file"
    if not data.strip(b"\x00 \t\r\n"):
        if b"\x00" in data:
            raise FileError(
                "{shown} contains nothing but zero bytes. Get the file again.", shown=shown
            )
        raise FileError("{shown} is empty; choose a file with text in it.", shown=shown)
    head = data[:_SAMPLE]
    if any(head.startswith(mark) for mark, _ in _MARKS) or _utf16_shape(head):
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    # A few stray control characters occur in real texts; binary files are full of them.
    full = controls > max(4, len(head) // 100) or head.count(b"\x00") > max(1, len(head) // 1000)
    if full and not seven_bit_encoding(head):
        raise FileError(
            "{shown} is not a text file. Save it in a format that Duidu reads, such as plain text.",
            shown=shown,
        )


def guess_encoding(data: bytes) -> tuple[str, bool]:
    """Return the name of the encoding and whether the guess is doubtful.

    Looks at the first 64 KiB, and at all bytes to tell UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, False
    if shape := _utf16_shape(data[:_SAMPLE]):
        return shape
    if seven := seven_bit_encoding(data):
        return seven, True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        # A single broken byte in a long UTF-8 text is damage, not another encoding.
        if _mostly_utf8(data[:_ENOUGH]):
            return "utf-8", True
    else:
        return "utf-8", False
    return _by_reading(data[:_ENOUGH])


def _mostly_utf8(sample: bytes) -> bool:
    """Whether text is UTF-8 but for a few damaged bytes."""
    text = sample.decode("utf-8", "replace")
    good = sum(ord(c) > 127 and c != "\ufffd" for c in text)
    # Damage is rare; text in another encoding breaks at nearly every character.
    return good > 4 * text.count("\ufffd")


def _utf16_shape(sample: bytes) -> tuple[str, bool] | None:
    """Recognise UTF-16 without a byte order mark; None for anything else.

    Of ASCII in UTF-16 every second byte is zero.
    """
    even = sample[: len(sample) // 2 * 2]
    if len(even) < 4:
        return None
    zeros = (even[0::2].count(0), even[1::2].count(0))
    half = len(even) // 2
    # A quarter of ASCII (spaces, markup) on one side of the pairs, hardly a zero on the other.
    if max(zeros) > 0.25 * half and min(zeros) < 0.05 * half:
        return ("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"), False
    return None if _is_utf8(sample) else _utf16_hanzi(even[:_ENOUGH])


def _utf16_hanzi(even: bytes) -> tuple[str, bool] | None:
    """Recognise UTF-16 that has no zero byte, as hanzi have none; None for anything else.

    In the right byte order nearly everything is hanzi, full-width marks or ASCII; in the wrong one
    much is not.
    """
    shares = {name: _plausible(even.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda name: shares[name])
    # Between the two the sample is no Chinese, or both orders look alike: another guess is due.
    return (best, False) if shares[best] > 0.93 and min(shares.values()) < 0.8 else None


def _plausible(text: str) -> float:
    """Return the share of characters that are common in Chinese text."""
    return len(_PLAUSIBLE.findall(text)) / max(1, len(text))


def _is_utf8(sample: bytes) -> bool:
    """Whether a sample is UTF-8; its last character may be incomplete."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _by_reading(sample: bytes) -> tuple[str, bool]:
    """Choose between GB18030 and Big5 by which reads more like Chinese; else Windows-1252.

    0.04 and 0.15 are shares of common characters: text in a wrong encoding stays under the first,
    running text is above the second.
    """
    scores: dict[str, float] = {}
    for name in ("gb18030", "big5hkscs"):
        text = sample.decode(name, "replace")
        # The sample may end inside a character.
        broken = text.count("\ufffd") - (1 if text.endswith("\ufffd") else 0)
        # One broken character in a hundred costs 0.2, more than the shares differ by chance.
        damaged = min(broken, _DAMAGED)
        scores[name] = (
            _ordinary(text) - _DAMAGE * damaged - 20 * (broken - damaged) / max(1, len(text))
        )
    best = max(scores, key=lambda name: scores[name])
    # Japanese in EUC is kana in GB18030 as well, which no Chinese text is full of.
    if scores[best] < 0.04 or _is_japanese(sample):
        return encoding_by_letters(sample) or "cp1252", True
    margin = scores[best] - min(scores.values())
    return best, scores[best] < 0.15 or margin < 0.1


def _is_japanese(sample: bytes) -> bool:
    return encoding_by_letters(sample) in {"cp932", "euc_jp"}


def _ordinary(text: str) -> float:
    """Return the share of the non-ASCII characters that are common in running Chinese text."""
    foreign = [c for c in text if c > "\x7f"]
    return sum(c in _COMMON for c in foreign) / len(foreign) if foreign else 0.0


def clean(text: str, in_rows: bool = False) -> str:
    """Normalise line ends to LF, and replace characters no text has by U+FFFD.

    Soft hyphens go, which nobody sees and by which no word is found. Where lines are rows of a
    table (`in_rows`), which is written back, they stay, and so do the line ends of Unicode: a cell
    may have one without quotes.
    """
    ends = _PLAIN_LINE_END if in_rows else _LINE_END
    text = text if in_rows else text.replace(SOFT_HYPHEN, "")
    return _NO_TEXT.sub("\ufffd", ends.sub("\n", text).replace("\n\ufeff", "\n"))


def decoding_notes(decoded: Decoded) -> tuple[Sentence, ...]:
    """Tell the person about bytes that could not be decoded; () if there are none."""
    if not decoded.replaced:
        return ()
    if decoded.replaced == 1:
        return (
            Sentence(
                "1 character could not be read as {encoding} and is shown as a question mark; "
                "another encoding may fit.",
                encoding=shown_encoding(decoded.encoding),
            ),
        )
    return (
        Sentence(
            "{count} characters could not be read as {encoding} and are shown as question marks; "
            "another encoding may fit.",
            count=decoded.replaced,
            encoding=shown_encoding(decoded.encoding),
        ),
    )
