"""The crude reading of subtitles takes no header, field or tag for text that was lost."""

import pytest

from duidu.formats.base.document import ReadOptions
from duidu.formats.base.losses import letters_in, letters_read, loss_said
from duidu.formats.registry import read_bytes

SAID = "The river knew him, and the rain went on until the morning."
STYLES = "".join(
    f"Style: Name{n},Arial,20,&H00FFFFFF,&H0300FFFF,&H00000000,0,0,1,2,2,2,10,10,10,1\n"
    for n in range(20)
)
ASS = f"""[Script Info]
Title: A long title of a film that is nothing that anybody says
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour
{STYLES}
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{{\\i1}}{SAID}{{\\i0}}\\NHe left.
"""
LINES = "".join(f'<p begin="{n}s" end="{n + 1}s">{SAID}</p>' for n in range(3))
TTML = f"""<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"><head><metadata>
<desc>{SAID * 3}</desc></metadata></head><body><div>{LINES}</div></body></tt>"""
TAGS = "".join(f"[{tag}:{SAID}]\n" for tag in ("ar", "al", "by", "re"))
LRC = f"{TAGS}[00:01.00]{SAID}\n[00:05.00]He left.\n"


@pytest.mark.parametrize(("suffix", "text"), [(".ass", ASS), (".ttml", TTML), (".lrc", LRC)])
def test_nothing_is_said_to_be_lost_of_what_was_read(suffix: str, text: str) -> None:
    data = text.encode()
    document = read_bytes(data, ReadOptions(name=f"a{suffix}"), suffix)
    assert loss_said(data, document, f"a{suffix}") == ()
    assert letters_in(data, document.format) == pytest.approx(letters_read(document), abs=2)
