"""Note types in Anki: that of our cards, and those that persons made for themselves."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from duidu.study.cards import FIELDS

NAME = "Duidu"
# Ids are times in milliseconds in Anki. This one is fixed, so that a second import finds the note
# type of the first; other fields are another type.
MODEL = 1796000000102
# When the templates below were last changed, in seconds: Anki takes those of a package over only
# where they are newer than its own, which the person may have changed since.
MODEL_CHANGED = 1796000000

# A text in traditional characters is read in fonts of its own.
_HANZI = (
    '{{#Hant}}<div class="hanzi" lang="zh-Hant">{{/Hant}}'
    '{{^Hant}}<div class="hanzi" lang="zh-Hans">{{/Hant}}'
)
FRONT = f"""{_HANZI}
<div class="word">{{{{Word}}}}</div>
<div class="sentence">{{{{Sentence}}}}</div>
</div>"""
BACK = f"""{_HANZI}
<div class="word">{{{{Word}}}}</div>
<div class="reading">{{{{Reading}}}} {{{{WordSound}}}}</div>
{{{{#Traditional}}}}<div lang="zh-Hant">{{{{Traditional}}}}</div>{{{{/Traditional}}}}
<hr id="answer">
{{{{#Here}}}}<div class="here">{{{{Here}}}}</div>{{{{/Here}}}}
<div class="meaning">{{{{Meaning}}}}</div>
<div class="sentence">{{{{#SentenceReading}}}}{{{{SentenceReading}}}}{{{{/SentenceReading}}}}\
{{{{^SentenceReading}}}}{{{{Sentence}}}}{{{{/SentenceReading}}}} {{{{SentenceSound}}}}</div>
<div class="translation">{{{{Translation}}}}</div>
<div class="source">{{{{Source}}}}</div>
</div>"""
# The colours of tones are dark enough on white and light enough on Anki's night.
STYLE = """.card { font-size: 22px; text-align: center; line-height: 1.5; }
.hanzi:lang(zh-Hans), [lang=zh-Hans] { font-family: "Noto Serif SC", "Source Han Serif SC",
  "Noto Serif CJK SC", "Songti SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", serif; }
.hanzi:lang(zh-Hant), [lang=zh-Hant] { font-family: "Noto Serif TC", "Source Han Serif TC",
  "Noto Serif CJK TC", "Songti TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", serif; }
.here, .meaning, .translation, .source { font-family: serif; }
.word { font-size: 48px; }
.sentence { font-size: 26px; margin: 10px 0; }
rt { font-size: 55%; }
.reading { font-size: 26px; }
.here { color: #9a4a1c; font-size: 24px; }
.translation { font-style: italic; }
.source { color: #777; font-size: 14px; }
.tone1 { color: #c62828; } .tone2 { color: #2e7d32; } .tone3 { color: #1565c0; }
.tone4 { color: #7b1fa2; } .tone5 { color: #757575; }
.nightMode .tone1 { color: #ef7070; } .nightMode .tone2 { color: #7bc77f; }
.nightMode .tone3 { color: #74b3f5; } .nightMode .tone4 { color: #cf8be0; }
.nightMode .tone5 { color: #aaa; } .nightMode .here { color: #e0a078; }"""


_SECTION = re.compile(r"\{\{([#^])([^{}]+)\}\}((?:(?!\{\{[#^]).)*?)\{\{/\2\}\}", re.DOTALL)
_SHOWN = re.compile(r"\{\{([^{}#^/!][^{}]*)\}\}")


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of card of a note type: its name, and both sides of it as Anki's templates."""

    name: str
    front: str
    back: str

    def asks(self, values: Mapping[str, str]) -> bool:
        """Whether the front of a card with these fields says anything, as Anki demands."""
        text, times = self.front, 1
        while times:
            text, times = _SECTION.subn(
                lambda found: found[3] if bool(values.get(found[2])) == (found[1] == "#") else "",
                text,
            )
        names = (found[1].rpartition(":")[2].strip() for found in _SHOWN.finditer(text))
        return any(values.get(name) for name in names)


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type as Anki has it. Notes go into it where identity, fields and templates agree."""

    identity: int = MODEL
    name: str = NAME
    fields: tuple[str, ...] = FIELDS
    templates: tuple[Template, ...] = field(default=(Template("Word", FRONT, BACK),))
    style: str = STYLE

    @property
    def is_cloze(self) -> bool:
        """Whether its cards are made of gaps in a text."""
        return any("{{cloze:" in one.front for one in self.templates)


OURS = NoteType()


def model(deck: int, of: NoteType = OURS) -> dict[str, Any]:
    """The note type as the JSON of a package: its fields, its templates, its style."""
    fields = [
        {
            "name": name,
            "ord": number,
            "font": "Arial",
            "size": 20,
            "sticky": False,
            "rtl": False,
            "media": [],
        }
        for number, name in enumerate(of.fields)
    ]
    templates = [
        {
            "name": one.name,
            "ord": number,
            "qfmt": one.front,
            "afmt": one.back,
            "bqfmt": "",
            "bafmt": "",
            "did": None,
        }
        for number, one in enumerate(of.templates)
    ]
    # Of another's type nothing is to be taken over: what is in Anki is always newer.
    changed = MODEL_CHANGED if of == OURS else 0
    asked = [0, 4] if of == OURS else list(range(len(of.fields)))
    return {
        "id": of.identity, "name": of.name, "type": int(of.is_cloze), "mod": changed, "usn": -1,
        "sortf": 0, "did": deck, "flds": fields, "tmpls": templates, "css": of.style,
        "req": [[number, "any", asked] for number in range(len(templates))],
        "tags": [], "vers": [], "latexPre": "", "latexPost": "",
    }  # fmt: skip
