"""Which encoding bytes are in: byte order mark, shape of UTF-16, strict UTF-8, then GB18030 against Big5 by how ordinary the text reads."""

import codecs
import re
from dataclasses import dataclass

from duidu.core.errors import FileError

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs", "cp1252")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes((*range(1, 9), *range(14, 27), *range(28, 32), 127))
_SAMPLE = 65_536
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ENOUGH = 16_384  # for scores; more text does not change them
_PLAUSIBLE = re.compile("[\\t\\n\\r -~一-鿿\u3000-\u303f\uff00-\uffef“”‘’…—·]")
# The commonest characters of either script: running text has one in three of them, text read in the wrong encoding next to none.
_COMMON = frozenset(
    "的一是不了在人有我他这中大来上个国和也子时道说们为你生到那以会就出要得里后自之年着下可过天去能对小多然于心学么都好看起发当没成只如事把还用第样"
    "這來個國時說們為對後過學麼發當沒樣還開無動現關從與問經頭兩點種話實見長應產業電東車門開書軍給覺讓體員內氣"
    "从见经开无动现关与问头两点种话实长应产业电东车门书军给觉让体员内气作地面之前所但些主想意行日身方又什己三其如本最手同回它二高明情被很"
    "，。、；：？！“”‘’《》（）「」『』—…　"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was read. `doubtful`: worth showing to choose from. `replaced`: code points lost to U+FFFD."""

    text: str
    encoding: str
    doubtful: bool = False
    replaced: int = 0


def decode(data: bytes, encoding: str = "", name: str = "") -> Decoded:
    """Decode whole bytes, guessing unless an encoding is given. Raises FileError when they are no text at all.

    Undecodable bytes become U+FFFD and are counted; nothing is dropped silently.
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
    text = text.removeprefix("\ufeff")
    replaced = text.count("\ufffd")
    return Decoded(text, guess, doubtful or replaced > 0, replaced)


def check_is_text(data: bytes, name: str) -> None:
    """Raise FileError for empty, zero-filled and binary files."""
    shown = f"“{name}”" if name else "The file"
    if not data.strip(b"\x00 \t\r\n"):
        if b"\x00" in data:
            raise FileError(
                "{shown} contains nothing but zero bytes; there is no text to read.", shown=shown
            )
        raise FileError("{shown} is empty; there is no text to read.", shown=shown)
    head = data[:_SAMPLE]
    if any(head.startswith(mark) for mark, _ in _MARKS) or _utf16_shape(head):
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > max(4, len(head) // 100) or head.count(b"\x00") > max(1, len(head) // 1000):
        raise FileError(
            "{shown} is not a text file; Duidu cannot read it. Export it as plain text or another supported format first.",
            shown=shown,
        )


def guess_encoding(data: bytes) -> tuple[str, bool]:
    """The name of the encoding and whether the guess is doubtful. Looks at the first 64 KiB, and at all of the bytes for strict UTF-8."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, False
    if shape := _utf16_shape(data[:_SAMPLE]):
        return shape
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
    text = sample.decode("utf-8", "replace")
    good = sum(ord(c) > 127 and c != "\ufffd" for c in text)
    return good > 20 * text.count("\ufffd")


def _utf16_shape(sample: bytes) -> tuple[str, bool] | None:
    """UTF-16 without a mark: every second byte of ASCII is zero, and line feeds and CJK blocks stand in one byte order only."""
    even = sample[: len(sample) // 2 * 2]
    if len(even) < 4:
        return None
    zeros = (even[0::2].count(0), even[1::2].count(0))
    half = len(even) // 2
    if max(zeros) > 0.25 * half and min(zeros) < 0.05 * half:
        return ("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"), False
    return None if _is_utf8(sample) else _utf16_hanzi(even[:_ENOUGH])


def _utf16_hanzi(even: bytes) -> tuple[str, bool] | None:
    """UTF-16 of hanzi without a zero byte: in its own order nearly all is hanzi, full-width marks or ASCII, in the other much is not."""
    shares = {name: _plausible(even.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda name: shares[name])
    return (best, False) if shares[best] > 0.93 and min(shares.values()) < 0.8 else None


def _plausible(text: str) -> float:
    return len(_PLAUSIBLE.findall(text)) / max(1, len(text))


def _is_utf8(sample: bytes) -> bool:
    """Whether it is UTF-8, cut anywhere."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _by_reading(sample: bytes) -> tuple[str, bool]:
    scores: dict[str, float] = {}
    for name in ("gb18030", "big5hkscs"):
        text = sample.decode(name, "replace")
        broken = text.count("\ufffd") - (1 if text.endswith("\ufffd") else 0)
        scores[name] = _ordinary(text) - 20 * broken / max(1, len(text))
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < 0.04:
        return "cp1252", True
    margin = scores[best] - min(scores.values())
    return best, scores[best] < 0.15 or margin < 0.1


def _ordinary(text: str) -> float:
    """Share of the non-ASCII characters that are among the commonest of running Chinese text."""
    foreign = [c for c in text if c > "\x7f"]
    return sum(c in _COMMON for c in foreign) / len(foreign) if foreign else 0.0


def clean(text: str) -> str:
    """One kind of line end; characters that no text has become U+FFFD, so that offsets stay what the person sees."""
    return _NO_TEXT.sub(
        "\ufffd",
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\v", "\n"),
    )


def decoding_notes(decoded: Decoded) -> tuple[str, ...]:
    """What to tell the person about characters that could not be read."""
    if not decoded.replaced:
        return ()
    return (
        f"{decoded.replaced} characters could not be read as {decoded.encoding} and are shown as \ufffd; another encoding may fit.",
    )
