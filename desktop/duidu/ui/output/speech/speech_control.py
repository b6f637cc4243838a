"""Speaks on one page: a word, a sentence, from here on, a part in a round."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer

from duidu.app.settings import settings_table as table
from duidu.app.speech.chosen_voices import choose
from duidu.app.speech.playback import Playback
from duidu.app.speech.reading_aloud import (
    Step,
    from_step,
    in_a_round,
    spoken_step,
    step_at,
)
from duidu.app.speech.utterance import Utterance, shifted
from duidu.app.speech.voices import Voice
from duidu.core.article import Block, Place, SideName
from duidu.core.errors import DuiduError
from duidu.core.jobs import Job
from duidu.language.registry import base_code, describe
from duidu.ui.base.jobs import Lane
from duidu.ui.output.speech.speech_bar import SpeechBar
from duidu.ui.output.speech.speech_light import SpeechLight
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.style.i18n import error_text, tr

TICK = 20  # ms between two looks at what is heard: the light is at most so late
ACTIONS = ("word", "sentence", "on", "round", "pause", "slower", "faster", "both")
_STEP = 0.1

Spoken = Callable[[tuple[SideName, ...], int], Iterator[Utterance]]
"""What is to be spoken of the sides, with how often each step is."""


class SpeechControl(PageControl):
    """Finds the voices behind the page; where there are none its actions are not there."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._context = page.context
        self._voices: dict[SideName, Voice] = {}
        self._bar: SpeechBar | None = None
        self._light = SpeechLight(page.view)
        self._spoken: Spoken | None = None
        self._side = SideName.SOURCE
        self._paused = False
        self._mark: Step | None = None
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(TICK)
        self._clock.timeout.connect(self._look)
        page.closers.append(self._close)
        self._context.jobs.run(
            Lane.BACKGROUND, self._find, owner=self, when_done=self._found, key="voices"
        )

    # -- which voices there are --------------------------------------------------------------------

    def _find(self, _: Job) -> dict[SideName, Voice]:
        """The voices of both sides; asks programs of the system where the addition is absent."""
        voices, text = self._context.session.voices, self.page.open_text
        found = ((side, voices.voice_for(text.language(side))) for side in SideName)
        return {side: voice for side, voice in found if voice is not None}

    def _found(self, voices: dict[SideName, Voice]) -> None:
        self._voices = voices
        for name in ACTIONS:
            action = self._context.actions[f"speech.{name}"]
            action.setVisible(bool(voices))
            action.hovered.connect(self._likely)

    def _likely(self) -> None:
        """Have the model loaded while a person points at what speaks: it takes a second."""
        self._context.jobs.run(
            Lane.BACKGROUND,
            lambda _: self._context.session.voices.warm(),
            owner=self,
            when_done=lambda _: None,
            key="warm voices",
        )

    # -- what the actions do -----------------------------------------------------------------------

    def word(self) -> None:
        """Speak the word that is looked at, or that the caret is in."""
        view = self.page.view
        looked_at = view.hover_highlight.word
        stretch = looked_at or self._word_at(self._place())
        if stretch is not None:
            self.speak_word(stretch)

    def speak_word(self, stretch: Stretch) -> None:
        """Speak one word of the text with the reading it has there."""
        block = next(
            (
                block
                for block in self._row_blocks(stretch.side, stretch.block)
                if block.id == stretch.block
            ),
            None,
        )
        if block is None or not self._may(stretch.side):
            return
        text = self.page.open_text
        tokens = text.tokens_at(stretch.side, block, stretch.start, stretch.end)
        said = Utterance(
            text.language(stretch.side),
            block.text[stretch.start : stretch.end],
            shifted(tokens, stretch.start, stretch.end),
        )
        self._begin(stretch.side, lambda _sides, _repeat: iter((said,)))

    def sentence(self) -> None:
        """Speak the sentence at the caret, or the pair in turn."""
        self._at_caret(
            lambda step: (
                lambda sides, repeat: (
                    one
                    for _ in range(repeat)
                    for one in spoken_step(self.page.open_text, step, sides)
                )
            )
        )

    def from_here(self) -> None:
        """Speak from the sentence at the caret to the end of the article."""
        self._at_caret(
            lambda step: lambda sides, repeat: from_step(self.page.open_text, step, sides, repeat)
        )

    def mark_round(self) -> None:
        """Note where a round begins; the second time speak from there to here, again and again."""
        place = self._place()
        if place is None:
            return
        step = step_at(self.page.open_text, place)
        if self._mark is None:
            self._mark = step
            self._context.messages.say(
                tr(
                    "Speech",
                    "It begins here. Go to the last sentence and press the key again.",
                )
            )
            return
        first, self._mark = self._mark, None
        self._at_caret(
            lambda last: lambda sides, _: in_a_round(self.page.open_text, first, last, sides)
        )

    def pause(self) -> None:
        """Hold, or go on; where nothing is spoken begin."""
        playback = self._playback()
        if playback is None or self._spoken is None:
            self.from_here()
            return
        self._paused = not self._paused
        playback.pause(self._paused)
        self._show_bar()

    def stop(self) -> None:
        """Speak no more."""
        playback = self._playback()
        self._spoken = None
        self._clock.stop()
        if playback is not None:
            playback.stop()
        self._light.put_out()
        if self._bar is not None:
            self._bar.hide()

    def change_speed(self, by: int) -> None:
        """Speak a tenth faster or slower, from the sentence on that is heard."""
        speed = round(self._context.settings.get(table.SPEECH_SPEED) + by * _STEP, 1)
        if table.SPEECH_SPEED.accepts(speed):
            self._context.settings.set(table.SPEECH_SPEED, speed)
            self._again()

    def toggle_both(self) -> None:
        """Speak both sides in turn, or the one only."""
        self._choose_both(not self._context.settings.get(table.SPEECH_BOTH))

    def _choose_both(self, both: bool) -> None:
        self._context.settings.set(table.SPEECH_BOTH, both)
        self._again()

    def _choose_repeat(self, repeat: int) -> None:
        self._context.settings.set(table.SPEECH_REPEAT, repeat)
        self._again()

    def _choose_voice(self, name: str) -> None:
        language = base_code(self.page.open_text.language(self._side))
        choose(self._context.settings, language, name)
        self._again()

    # -- speaking ----------------------------------------------------------------------------------

    def _at_caret(self, make: Callable[[Step], Spoken]) -> None:
        """Speak from the step at the caret, on its side."""
        place = self._place()
        if place is not None and self._may(place.side):
            self._begin(place.side, make(step_at(self.page.open_text, place)))

    def _may(self, side: SideName) -> bool:
        """Whether a voice speaks a side; says so where none does."""
        if side in self._voices:
            return True
        self._context.messages.say(tr("Speech", "No voice speaks this language."))
        return False

    def _begin(self, side: SideName, spoken: Spoken) -> None:
        self._side, self._spoken, self._paused = side, spoken, False
        self._light.begin()
        self._start(spoken)

    def _start(self, spoken: Spoken) -> None:
        """Have it spoken as the settings say; where nothing can be heard say why."""
        settings, playback = self._context.settings, self._playback()
        assert playback is not None
        sides = self._sides()
        try:
            playback.begin(
                spoken(sides, settings.get(table.SPEECH_REPEAT)),
                settings.get(table.SPEECH_SPEED),
            )
        except DuiduError as error:
            self.stop()
            self._context.messages.error(error_text(error))
            return
        self._clock.start()
        self._show_bar()

    def _again(self) -> None:
        """Go on with other settings, from the sentence that is heard."""
        playback = self._playback()
        if playback is None or self._spoken is None:
            return
        heard = playback.heard()
        said = heard.utterance if heard else None
        if said is not None and said.side is not None:
            place = Place(said.side, said.block, said.start)
            self._start(self._going_on(self._spoken, place))
        else:
            self._start(self._spoken)
        self._paused = False
        self._show_bar()

    def _going_on(self, spoken: Spoken, place: Place) -> Spoken:
        """What is spoken, without what comes before a place."""
        step = step_at(self.page.open_text, place)

        def rest(sides: tuple[SideName, ...], repeat: int) -> Iterator[Utterance]:
            found = False
            for one in spoken(sides, repeat):
                found = found or (
                    one.side is not None
                    and step_at(self.page.open_text, Place(one.side, one.block, one.start)) == step
                )
                if found:
                    yield one

        return rest

    def _sides(self) -> tuple[SideName, ...]:
        both = self._context.settings.get(table.SPEECH_BOTH)
        sides = (self._side, self._side.other) if both else (self._side,)
        return tuple(side for side in sides if side in self._voices)

    def _playback(self) -> Playback | None:
        return next((voice.playback for voice in self._voices.values()), None)

    def _look(self) -> None:
        """Light what is heard now, and end with the sound."""
        playback = self._playback()
        if playback is None:
            return
        heard = playback.heard()
        if heard is not None:
            self._light.show(heard)
        if not playback.busy:
            error = playback.error
            self.stop()
            if error is not None:
                self._context.messages.error(error_text(error))

    def _close(self) -> bool:
        """Esc stops what is spoken."""
        speaks = self._spoken is not None
        if speaks:
            self.stop()
        return speaks

    # -- the bar -----------------------------------------------------------------------------------

    def _show_bar(self) -> None:
        """Show the bar with what is spoken now, and how."""
        settings = self._context.settings
        bar = self._bar or self._make_bar()
        language = base_code(self.page.open_text.language(self._side))
        described = describe(language).name
        name = tr("Languages", described) if described else language
        told = tr("Speech", "Paused") if self._paused else tr("Speech", "Speaking")
        bar.show_state(
            told,
            self._paused,
            settings.get(table.SPEECH_SPEED),
            settings.get(table.SPEECH_REPEAT),
            (name, settings.get(table.SPEECH_BOTH)),
        )
        voices = self._context.session.voices
        addition = voices.addition
        names = [voice.name for voice in addition.of(language)] if addition else []
        bar.show_voices(names, voices.name_of(language))
        bar.show()

    def _make_bar(self) -> SpeechBar:
        """The bar at the foot of the page, made when something is first spoken."""
        bar = self._bar = SpeechBar(self._context.theme, self.page)
        bar.paused.connect(self.pause)
        bar.stopped.connect(self.stop)
        bar.faster.connect(self.change_speed)
        bar.repeated.connect(self._choose_repeat)
        bar.sides_chosen.connect(self._choose_both)
        bar.voice_chosen.connect(self._choose_voice)
        layout = self.page.layout()
        assert layout is not None
        layout.addWidget(bar)
        return bar

    # -- places ------------------------------------------------------------------------------------

    def _place(self) -> Place | None:
        """The caret's place if it was set or is seen, else the first in view."""
        view = self.page.view
        caret = view.caret.place if view.caret else None
        if caret is not None and view.visible.caret(caret) is not None:
            return caret
        return view.place()

    def _row_blocks(self, side: SideName, block: int) -> tuple[Block, ...]:
        text = self.page.open_text
        return text.row(text.row_of(side, block)).blocks(side)

    def _word_at(self, place: Place | None) -> Stretch | None:
        view = self.page.view
        unit = view.flow.unit_of(place) if place else None
        if place is None or unit is None:
            return None
        token = view.hover_highlight.token(view.flow.layout(unit), place)
        return Stretch(place.side, place.block, token.start, token.end) if token else None
