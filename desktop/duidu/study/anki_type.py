"""The note type of our cards in Anki: its fields, its card, its style."""

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


def model(deck: int) -> dict[str, Any]:
    """The note type as the JSON of a package: our fields, one template, our style."""
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
        for number, name in enumerate(FIELDS)
    ]
    template = {
        "name": "Word",
        "ord": 0,
        "qfmt": FRONT,
        "afmt": BACK,
        "bqfmt": "",
        "bafmt": "",
        "did": None,
    }
    return {
        "id": MODEL, "name": NAME, "type": 0, "mod": MODEL_CHANGED, "usn": -1, "sortf": 0,
        "did": deck, "flds": fields, "tmpls": [template], "css": STYLE,
        "req": [[0, "any", [0, 4]]], "tags": [], "vers": [], "latexPre": "", "latexPost": "",
    }  # fmt: skip
