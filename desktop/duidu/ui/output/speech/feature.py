"""The feature of speaking: a word, a sentence, from here on, a part in a round."""

from typing import TYPE_CHECKING

from duidu.app.settings.actions import WORDS
from duidu.app.settings.settings_table import SPEECH_BOTH
from duidu.ui.base.feature import FeatureAction
from duidu.ui.page.page_feature import PageFeature

if TYPE_CHECKING:
    from duidu.ui.output.speech.speech_control import SpeechControl

_GROUP = 4


def _speech() -> "type[SpeechControl]":
    from duidu.ui.output.speech.speech_control import SpeechControl

    return SpeechControl


SPEECH = PageFeature(
    "speech",
    "Hear a word, a sentence or the text from here on, while its words are lit on both sides.",
    (
        FeatureAction(
            "speech.word",
            "Speak the &word",
            WORDS,
            _GROUP,
            ("Shift+W",),
            "hear",
            run=lambda speech: speech.word(),
        ),
        FeatureAction(
            "speech.sentence",
            "Speak the sentence",
            WORDS,
            _GROUP,
            ("Shift+S",),
            run=lambda speech: speech.sentence(),
        ),
        FeatureAction(
            "speech.on",
            "Speak from here on",
            WORDS,
            _GROUP,
            ("Shift+H",),
            run=lambda speech: speech.from_here(),
        ),
        FeatureAction(
            "speech.round",
            "Speak from here to … again and again",
            WORDS,
            _GROUP,
            ("Shift+J",),
            run=lambda speech: speech.mark_round(),
        ),
        FeatureAction(
            "speech.pause",
            "Pause speaking, or go on",
            WORDS,
            _GROUP,
            ("Shift+V",),
            run=lambda speech: speech.pause(),
        ),
        FeatureAction(
            "speech.slower",
            "Speak slower",
            WORDS,
            _GROUP,
            ("Alt+-",),
            run=lambda speech: speech.change_speed(-1),
        ),
        FeatureAction(
            "speech.faster",
            "Speak faster",
            WORDS,
            _GROUP,
            ("Alt+=",),
            run=lambda speech: speech.change_speed(1),
        ),
        FeatureAction(
            "speech.both",
            "Speak both sides in turn",
            WORDS,
            _GROUP,
            ("Shift+B",),
            checkable=True,
            is_on=lambda settings: settings.get(SPEECH_BOTH),
            run=lambda speech: speech.toggle_both(),
        ),
    ),
    control=_speech,
)
