"""Every setting in one typed table, and the presets.

The values a person chose are in settings.py.
"""

import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T", bool, int, float, str)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting. `text` and the texts of `choices` are message ids.

    A setting with an empty `text` is kept but not shown in the dialog. Numbers lie between
    `least` and `most`; texts are one of `choices`, or free where there are none. A `personal` one
    says something of the person: it is the same whatever preset is on.
    """

    key: str
    default: T
    group: str = ""
    text: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    least: float = 0
    most: float = 0
    step: float = 1
    unit: str = ""
    personal: bool = False

    def accepts(self, value: object) -> bool:
        """Whether a value read from a file or a dialog is of the right type and in range."""
        # Asked before numbers, since a bool is an int to Python.
        if isinstance(self.default, bool) or isinstance(value, bool):
            return isinstance(self.default, bool) and isinstance(value, bool)
        if isinstance(self.default, (int, float)):
            right = isinstance(value, int) or (
                isinstance(value, float) and isinstance(self.default, float)
            )
            return right and self.least <= float(str(value)) <= self.most
        return isinstance(value, str) and (
            not self.choices or value in (key for key, _ in self.choices)
        )


APPEARANCE, READING, PINYIN, LOOK_UP, WINDOW = "Appearance", "Reading", "Pinyin", "Looking up", ""
NOTES = "Notes"
REVIEW = "Review"
PAPER = "On paper"

THEME = Setting(
    "appearance.theme",
    "system",
    APPEARANCE,
    "Theme",
    (
        ("system", "As the system"),
        ("light", "Light"),
        ("dark", "Dark"),
        ("sepia", "Sepia"),
        ("contrast", "High contrast"),
    ),
)
LANGUAGE = Setting(
    "appearance.language",
    "system",
    APPEARANCE,
    "Language",
    (("system", "As the system"), ("en", "English"), ("zh_CN", "简体中文")),
)
REDUCED_MOTION = Setting("appearance.reduced_motion", False, APPEARANCE, "Reduce motion")

MODE = Setting(
    "reading.mode",
    "side_by_side",
    READING,
    "Texts",
    (
        ("side_by_side", "Side by side"),
        ("sentences", "Sentence under sentence"),
        ("paragraphs", "Paragraph under paragraph"),
        ("source_only", "Left text only"),
        ("target_only", "Right text only"),
    ),
)
SWAPPED = Setting("reading.swapped", False, READING, "Swap the sides")
STATUSES = Setting(
    "reading.statuses",
    "off",
    READING,
    "New and learning words",
    (("off", "As other words"), ("underline", "Underlined"), ("tint", "Tinted")),
)
ALL_STATUSES = Setting("reading.all_statuses", False, READING, "Known and ignored words, too")
HIDDEN = Setting(
    "reading.hidden",
    "nothing",
    READING,
    "Hidden until asked for",
    (("nothing", "Nothing"), ("translation", "The translation"), ("original", "The original")),
)
REVEAL_BY = Setting(
    "reading.reveal_by",
    "sentence",
    READING,
    "Shown at once when asked for",
    (("sentence", "The sentence"), ("paragraph", "The paragraph")),
)
FOCUS = Setting("reading.focus", False, READING, "Dim all but the current sentence")
PAGED = Setting("reading.paged", False, READING, "Pages instead of scrolling")
RULER = Setting("reading.ruler", False, READING, "A ruler under the current sentence")
PACE = Setting(
    "reading.pace", 200, READING, "Pace when it goes on by itself", (), 40, 1000, 10, "/min"
)
SCRIPT = Setting(
    "reading.script",
    "as_is",
    READING,
    "Chinese characters",
    (("as_is", "As in the text"), ("simplified", "Simplified"), ("traditional", "Traditional")),
)
HANZI_SIZE = Setting("reading.hanzi_size", 21, READING, "Size of hanzi", (), 14, 48, 1, "px")
ZOOM = Setting("reading.zoom", 100, READING, "Zoom", (), 50, 400, 10, "%")
LINE_HEIGHT = Setting("reading.line_height", 1.9, READING, "Line height", (), 1.5, 3.0, 0.1)
MEASURE = Setting("reading.measure", 34, READING, "Hanzi in a line", (), 16, 40)
CHINESE_STYLE = Setting(
    "reading.chinese_style", "serif", READING, "Chinese type", (("serif", "Song"), ("sans", "Hei"))
)
LATIN_STYLE = Setting(
    "reading.latin_style",
    "serif",
    READING,
    "Latin type",
    (("serif", "Serif"), ("sans", "Sans serif")),
)
CHINESE_FONT = Setting("reading.chinese_font", "", READING, "Own Chinese font")
LATIN_FONT = Setting("reading.latin_font", "", READING, "Own Latin font")

PINYIN_SHOWN = Setting(
    "pinyin.shown",
    "all",
    PINYIN,
    "Show",
    (
        ("all", "Over every word"),
        ("hard", "Over words above my level"),
        ("dimmed", "Dimmed"),
        ("hover", "Under the pointer"),
        ("click", "On click"),
        ("off", "Off"),
    ),
)
PINYIN_STYLE = Setting(
    "pinyin.style",
    "marks",
    PINYIN,
    "Style",
    (("marks", "Marks (hǎo)"), ("numbers", "Numbers (hao3)"), ("zhuyin", "Zhuyin (ㄏㄠˇ)")),
)
PINYIN_BY = Setting(
    "pinyin.by", "word", PINYIN, "Join", (("word", "By word"), ("character", "By character"))
)
SANDHI = Setting("pinyin.sandhi", False, PINYIN, "Show tone changes as spoken")
TONE_CHOICES = (
    ("none", "None"),
    ("pleco", "Pleco"),
    ("dummitt", "Dummitt"),
    ("mdbg", "MDBG"),
    ("hanping", "Hanping"),
    ("sinosplice", "Sinosplice"),
    ("own", "My own"),
)
TONE_COLORS = Setting(
    "pinyin.tone_colors", "none", PINYIN, "Tone colours in the text", TONE_CHOICES
)
OWN_TONES = Setting(
    "pinyin.own_tones", "#e30000 #02b31c #1510f0 #8900bf #777777", PINYIN, "My own tone colours"
)
# 0 is below the first level, so that every word counts as new.
MY_LEVEL = Setting("pinyin.my_level", 3, PINYIN, "My level (HSK 2021)", (), 0, 9)
GLOSS = Setting("pinyin.gloss", False, PINYIN, "A short meaning with hard words")

HOVER = Setting(
    "look_up.hover",
    "always",
    LOOK_UP,
    "Look up under the pointer",
    (
        ("always", "Always"),
        ("ctrl", "While Ctrl is held"),
        ("shift", "While Shift is held"),
        ("alt", "While Alt is held"),
        ("never", "Never"),
    ),
)
# Not less than 60 ms: so long ui/reader/pointer.py waits before it asks for a card at all.
DWELL = Setting("look_up.dwell", 60, LOOK_UP, "After", (), 60, 1000, 20, "ms")
HIDE_DELAY = Setting("look_up.hide_delay", 250, LOOK_UP, "Hide after", (), 0, 2000, 50, "ms")
POPUP_TONES = Setting(
    "look_up.tone_colors", "pleco", LOOK_UP, "Tone colours in the card", TONE_CHOICES
)

DICTIONARIES = Setting("look_up.dictionaries", "", LOOK_UP)

COLOR_NAMES = Setting("notes.color_names", "", READING)
# app/settings/author.py reads and writes both: "" is a name, too, and none was chosen at first.
AUTHOR = Setting("notes.author", "", NOTES, "Your name on notes and corrections", personal=True)
AUTHOR_CHOSEN = Setting("notes.author_chosen", False, NOTES, personal=True)

# Both as JSON: see app/check/ways.py.
CHECKS = Setting("check.ways", "", READING, personal=True)
OWN_CHECKS = Setting("check.own", "", READING, personal=True)

REVIEW_MINUTES = Setting(
    "review.minutes", 10, REVIEW, "At a time", (), 1, 120, 5, "min", personal=True
)
NEW_A_DAY = Setting("review.new_a_day", 10, REVIEW, "New words a day", (), 0, 500, personal=True)
MOST_A_DAY = Setting(
    "review.most_a_day", 200, REVIEW, "Reviews a day at most", (), 1, 9999, 10, personal=True
)
# In percent; below 70 a learner forgets more than is pleasant, above 97 reviews become endless.
RETENTION = Setting(
    "review.retention", 90, REVIEW, "To be remembered when due", (), 70, 97, 1, "%", personal=True
)
LEARNING_STEPS = Setting(
    "review.steps",
    "1 10",
    REVIEW,
    "New and forgotten words come back",
    (
        ("1 10", "After 1 and 10 minutes"),
        ("10", "After 10 minutes"),
        ("1 10 60", "After 1, 10 and 60 minutes"),
        ("", "On the next day"),
    ),
    personal=True,
)
# 21 numbers of FSRS-6; "" for those of the package.
FSRS_PARAMETERS = Setting("review.parameters", "", REVIEW, "Parameters of FSRS-6", personal=True)
ASK_WORD = Setting(
    "review.produce", False, REVIEW, "Also ask for the word by its translation", personal=True
)
ASK_BY_EAR = Setting(
    "review.listen", False, REVIEW, "Also ask by ear, where there is a voice", personal=True
)
# Off, for the share remembered would no longer be the one asked for: see docs/review.md.
COUNT_MEETINGS = Setting(
    "review.met",
    False,
    REVIEW,
    "Words read without looking them up come later",
    personal=True,
)

COUNT_READING = Setting(
    "study.count_reading", True, REVIEW, "Count by day what is read", personal=True
)
TELL_BEFORE = Setting(
    "study.tell_before", True, READING, "Say over a text how much of it I know", personal=True
)
# As JSON: see app/study/anki_target.py.
ANKI = Setting("study.anki", "", WINDOW, personal=True)

LOCK_ORIGINAL = Setting("text.lock_original", False, READING, "Never cut or change the original")
# app/alignment/locked_original.py reads and writes it: the articles that are an exception.
LOCKED_ARTICLES = Setting("text.locked_articles", "", WINDOW)

SPEECH_SPEED = Setting("speech.speed", 1.0, WINDOW, "", (), 0.5, 1.5, 0.1)
SPEECH_REPEAT = Setting("speech.repeat", 1, WINDOW, "", (), 1, 9)
SPEECH_BOTH = Setting("speech.both", False, WINDOW)
# Language and name of a voice, one pair after the other: app/speech/chosen_voices.py.
SPEECH_VOICES = Setting("speech.voices", "", WINDOW, personal=True)

PAPER_TEXTS = Setting(
    "paper.texts",
    "as_shown",
    PAPER,
    "Texts on paper",
    (("as_shown", "As on the page"), *MODE.choices),
    personal=True,
)
PAPER_PINYIN = Setting(
    "paper.pinyin",
    "as_shown",
    PAPER,
    "Pinyin on paper",
    (("as_shown", "As on the page"), ("all", "Over every word"), ("off", "Off")),
    personal=True,
)
PAPER_NOTES = Setting(
    "paper.notes",
    "foot",
    PAPER,
    "My notes on paper",
    (("foot", "At the foot of the sheet"), ("end", "After the text"), ("off", "Left out")),
    personal=True,
)
DENSITY = Setting(
    "paper.density",
    "normal",
    PAPER,
    "Type on paper",
    (("large", "Large, 12 points"), ("normal", "Book, 10.5 points"), ("small", "Small, 9 points")),
    personal=True,
)
PAPER_SIZE = Setting(
    "paper.size",
    "a4",
    PAPER,
    "Sheet of a PDF",
    (("a4", "A4"), ("letter", "Letter"), ("a5", "A5")),
    personal=True,
)

GEOMETRY = Setting("window.geometry", "", WINDOW)
DIVIDER = Setting("window.divider", 0.5, WINDOW, "", (), 0.1, 0.9)
PANEL_WIDTH = Setting("window.panel_width", 300, WINDOW, "", (), 200, 900)
PRESET = Setting("window.preset", "", WINDOW)
# "read": what was read last first; "known": what the reader knows best.
SHELF_ORDER = Setting("window.shelf_order", "read", WINDOW)
TIPS_SEEN = Setting("window.tips_seen", "", WINDOW)
TABS = Setting("window.tabs", "", WINDOW)


def tabs_of(library: Path) -> Setting[str]:
    """The tabs of a library's window: two windows on two libraries do not share them.

    TABS itself is where earlier versions kept those of the last window.
    """
    return Setting(f"{TABS.key}.{zlib.crc32(os.fsencode(library)):08x}", "", WINDOW)


PAPER_SETTINGS = (PAPER_TEXTS, PAPER_PINYIN, PAPER_NOTES, DENSITY, PAPER_SIZE)
"""What is asked before an article is printed, in the order in which it is asked."""

AnySetting = Setting[bool] | Setting[int] | Setting[float] | Setting[str]
TABLE: tuple[AnySetting, ...] = (
    *(THEME, LANGUAGE, REDUCED_MOTION),
    *(MODE, SWAPPED, STATUSES, ALL_STATUSES, HIDDEN, REVEAL_BY, FOCUS, PAGED, RULER, PACE, SCRIPT),
    *(HANZI_SIZE, ZOOM, LINE_HEIGHT, MEASURE),
    *(CHINESE_STYLE, LATIN_STYLE, CHINESE_FONT, LATIN_FONT),
    *(PINYIN_SHOWN, PINYIN_STYLE, PINYIN_BY, SANDHI, TONE_COLORS, OWN_TONES, MY_LEVEL, GLOSS),
    *(HOVER, DWELL, HIDE_DELAY, POPUP_TONES, DICTIONARIES, COLOR_NAMES),
    *(AUTHOR, AUTHOR_CHOSEN, CHECKS, OWN_CHECKS),
    *(REVIEW_MINUTES, NEW_A_DAY, MOST_A_DAY, RETENTION, LEARNING_STEPS, FSRS_PARAMETERS),
    *(ASK_WORD, ASK_BY_EAR, COUNT_MEETINGS, COUNT_READING, TELL_BEFORE, ANKI),
    *(LOCK_ORIGINAL, LOCKED_ARTICLES),
    *PAPER_SETTINGS,
    *(SPEECH_SPEED, SPEECH_REPEAT, SPEECH_BOTH, SPEECH_VOICES),
    *(GEOMETRY, DIVIDER, PANEL_WIDTH, PRESET, SHELF_ORDER, TIPS_SEEN, TABS),
)

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Preset:
    """A named layer over a person's own settings, which come back when it is turned off."""

    name: str
    text: str
    values: Values


PRESETS = (
    Preset(
        "beginner",
        "Beginner",
        {PINYIN_SHOWN.key: "all", HANZI_SIZE.key: 26, MY_LEVEL.key: 1, TONE_COLORS.key: "pleco"},
    ),
    Preset("intermediate", "Intermediate", {PINYIN_SHOWN.key: "hard", MY_LEVEL.key: 4}),
    Preset("advanced", "Advanced", {PINYIN_SHOWN.key: "hover", HIDDEN.key: "translation"}),
    Preset(
        "translator",
        "Translator",
        {PINYIN_SHOWN.key: "off", MODE.key: "side_by_side", HIDDEN.key: "nothing"},
    ),
)
