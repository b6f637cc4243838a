"""Cuts TTML, the subtitles of broadcasters in XML, into cues."""

import re
from collections.abc import Iterator

from lxml import etree

from duidu.core.left_out import LeftOut
from duidu.formats.base.markup import local_name, parse_xml
from duidu.formats.subtitles.cues import Cue

_DECLARED = re.compile(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>")
_CLOCK = re.compile(r"(\d{1,4}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,9})|:(\d{1,3}))?")
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)")
_LAST = 5_000  # milliseconds that a paragraph without an end is shown
# Readings over characters, and what stands around them where no reading is shown.
_READINGS = frozenset(("text", "textContainer", "delimiter"))


def ttml_cues(text: str, name: str, left_out: LeftOut) -> Iterator[Cue]:
    """Paragraphs of TTML, with the times that those around them add.

    One without a time that can be read is shown with the one before it; what is not displayed is
    counted. Raises FileError for XML that cannot be read.
    """
    root = parse_xml(_DECLARED.sub("", text).encode("utf-8", "replace"), name)
    said = {str(name).rpartition("}")[2]: str(value) for name, value in root.attrib.items()}
    rate = _number(said.get("frameRate", ""), 30.0)
    ticks = _number(said.get("tickRate", ""), 1.0)
    last = 0
    for one in root.iter():
        if local_name(one) != "p":
            continue
        if any(_said(each, "display") == "none" for each in (one, *one.iterancestors())):
            left_out.add("hidden passage", _ttml_text(one))
            continue
        began = sum(
            _ttml_time(above.get("begin", ""), rate, ticks) for above in one.iterancestors()
        )
        begin = one.get("begin", "")
        start = began + _ttml_time(begin, rate, ticks)
        if begin and not _is_time(begin):
            start = last + 1
        last = start
        end = began + _ttml_time(one.get("end", ""), rate, ticks)
        if end <= start:
            end = start + (_ttml_time(one.get("dur", ""), rate, ticks) or _LAST)
        yield Cue(start, end, _ttml_text(one))


def _ttml_text(element: etree._Element) -> str:
    """The text of a paragraph, with the line breaks that its elements make."""
    pieces = [_spaced(element.text)]
    for child in element:
        name = local_name(child)
        if name == "br":
            pieces.append("\n")
        elif name not in ("", "metadata") and _said(child, "ruby") not in _READINGS:
            pieces.append(_ttml_text(child))
        pieces.append(_spaced(child.tail))
    return "".join(pieces)


def _said(element: etree._Element, name: str) -> str:
    """What an attribute of an element says, in whichever namespace of TTML it stands."""
    return next(
        (
            str(value)
            for key, value in element.attrib.items()
            if str(key).rpartition("}")[2] == name
        ),
        "",
    )


def _is_time(said: str) -> bool:
    return bool(_CLOCK.fullmatch(said.strip()) or _OFFSET.fullmatch(said.strip()))


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _ttml_time(said: str, rate: float, ticks: float) -> int:
    """A time of TTML in milliseconds: 00:00:01.5, 00:00:01:12, 1.5s, 30f, 900t; else 0."""
    if match := _CLOCK.fullmatch(said.strip()):
        hours, minutes, seconds, fraction, frames = match.groups()
        whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
        part = float(f"0.{fraction or 0}") + int(frames or 0) / rate
        return round((whole + part) * 1000)
    if match := _OFFSET.fullmatch(said.strip()):
        units = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "f": 1 / rate, "t": 1 / ticks}
        return round(float(match[1]) * units[match[2]] * 1000)
    return 0


def _number(said: str, otherwise: float) -> float:
    return (
        float(said) if re.fullmatch(r"\d{1,9}(?:\.\d{1,6})?", said) and float(said) else otherwise
    )
