"""What the card says of a word at a place, with a small dictionary of our own."""

from collections.abc import Collection, Sequence

import pytest

from duidu.app.article.word_context import word_context
from duidu.app.words.answering import answering_spans, answering_text
from duidu.app.words.card import Card
from duidu.app.words.look_up import LookUp
from duidu.core.article import SideName
from duidu.core.token import Token, TokenKind
from duidu.lexicon.beside import Beside
from duidu.lexicon.characters import Character
from duidu.lexicon.compiled_records import EnglishWord
from duidu.lexicon.entry import Entry, make_entry
from duidu.lexicon.entry_order import in_order
from duidu.lexicon.lookup import Found, Matches
from fixtures.fake_open_text import FakeOpenText, article
from fixtures.fake_open_text import block as block_of
from fixtures.fake_open_text import row as row_of

ENTRIES = (
    make_entry(1, "市場", "市场", "shi4 chang3", "marketplace/market (also in abstract)"),
    make_entry(2, "市", "市", "shi4", "market/city"),
    make_entry(3, "魚", "鱼", "yu2", "fish/CL:條|条[tiao2]"),
    make_entry(4, "船", "船", "chuan2", "boat/vessel/ship"),
    make_entry(5, "小船", "小船", "xiao3 chuan2", "boat"),
    make_entry(6, "得", "得", "de2", "to obtain"),
    make_entry(7, "得", "得", "de5", "structural particle"),
    make_entry(8, "舟", "舟", "zhou1", "boat"),
    make_entry(9, "老人", "老人", "lao3 ren2", "old man or woman/the elderly"),
    make_entry(10, "老漢", "老汉", "lao3 han4", "old man"),
    make_entry(11, "上升", "上升", "shang4 sheng1", "to rise"),
    make_entry(12, "上", "上", "shang4", "on top/above"),
    make_entry(13, "升起", "升起", "sheng1 qi3", "to go up"),
    make_entry(14, "一層", "一层", "yi1 ceng2", "layer"),
    make_entry(15, "一", "一", "yi1", "one"),
)


class SmallSearch:
    """The entries above, searched one by one."""

    def chinese(self, text: str, at: int = 0) -> Matches | None:
        found = [
            (text[at : at + n], tuple(e for e in ENTRIES if e.is_written(text[at : at + n])))
            for n in (4, 3, 2, 1)
            if at + n <= len(text)
        ]
        found = [(word, entries) for word, entries in found if entries]
        return Matches(*found[0], tuple(found[1:])) if found else None

    def in_order(
        self, word: str, reading: tuple[str, ...] = (), *, named: bool = False
    ) -> tuple[Entry, ...]:
        return in_order([e for e in ENTRIES if e.is_written(word)], (), reading, named=named)

    def characters(self, word: str, reading: tuple[str, ...] = ()) -> tuple[Character, ...]:
        return ()

    def meaning_of(self, gloss: str) -> tuple[str, ...]:
        return ()

    def english(self, phrase: str, beside: Collection[str] = (), limit: int = 50) -> list[Found]:
        hits = [
            Found(e, s.index)
            for e in ENTRIES
            for s in e.senses
            if phrase.lower().removesuffix("s") in s.text.split(" or ")
        ]
        return sorted(hits, key=lambda one: one.entry.simplified not in beside)[:limit]

    def english_at(
        self,
        words: Sequence[str],
        at: int,
        beside: Beside,
        limit: int = 50,
        begins: bool = False,
    ) -> tuple[int, int, list[Found]]:
        there = [*beside.answers, *(one for one in beside.words if one not in beside.answers)]
        for length in (2, 1):
            found = self.english(" ".join(words[at : at + length]), there)
            if found:
                return at, at + length, found[:limit]
        return at, at + 1, []

    def english_word(self, word: str) -> EnglishWord | None:
        return None


def by_pinyin(text: str) -> list[Entry]:
    """Entries read so, tones aside."""
    return [entry for entry in ENTRIES if "".join(s.rstrip("12345") for s in entry.reading) == text]


@pytest.fixture
def look_up() -> LookUp:
    return LookUp(SmallSearch(), by_pinyin)


@pytest.fixture
def open_text() -> FakeOpenText:
    return article()


def card_at(look_up: LookUp, open_text: FakeOpenText, side: SideName, word: str) -> Card:
    """The card of the first place of a word."""
    for index in range(open_text.row_count()):
        for block in open_text.row(index).blocks(side):
            if word in block.text:
                card = look_up.at(open_text, side, block.id, block.text.index(word))
                assert card is not None
                return card
    raise AssertionError(word)


def test_longest_match_comes_first_and_shorter_ones_below(
    look_up: LookUp, open_text: FakeOpenText
) -> None:
    card = card_at(look_up, open_text, SideName.SOURCE, "市场")
    assert [entry.simplified for entry in card.entries] == ["市场"]
    # The characters are shown by themselves.
    assert card.shorter == ()
    assert (card.text, card.end - card.start) == ("市场", 2)
    assert card.entries[0].traditional == "市場"


def test_a_match_never_ends_within_another_word(look_up: LookUp, open_text: FakeOpenText) -> None:
    # 河面 上 升起 一 层 薄雾
    card = card_at(look_up, open_text, SideName.SOURCE, "上升")
    assert (card.text, [entry.simplified for entry in card.entries]) == ("上", ["上"])
    assert card_at(look_up, open_text, SideName.SOURCE, "一层").text == "一层"


def test_the_card_of_a_word_that_is_named_is_of_no_longer_one(
    look_up: LookUp, open_text: FakeOpenText
) -> None:
    block = open_text.row(1).source[0]
    card = look_up.at(open_text, SideName.SOURCE, block.id, block.text.index("一层"), "一")
    assert card is not None
    assert (card.text, card.end - card.start) == ("一", 1)
    assert [entry.simplified for entry in card.entries] == ["一"]


def test_the_middle_of_a_word_gives_the_whole_word(
    look_up: LookUp, open_text: FakeOpenText
) -> None:
    whole = card_at(look_up, open_text, SideName.SOURCE, "市场")
    inside = look_up.at(open_text, SideName.SOURCE, whole.block, whole.start + 1)
    assert inside == whole


def test_the_entry_read_as_the_text_is_comes_first(
    look_up: LookUp, open_text: FakeOpenText
) -> None:
    card = card_at(look_up, open_text, SideName.SOURCE, "得很")
    assert card.entries[0].reading == ("de5",)
    assert card.read_as == ("de5",)


def test_sense_order_decides_which_sense_is_marked(open_text: FakeOpenText) -> None:
    asked = []

    def order(
        entries: Sequence[Entry], place: object, links: object
    ) -> list[tuple[int, int, bool]]:
        asked.append(place)
        return [(0, 1, True), (0, 0, False)]

    card = card_at(LookUp(SmallSearch(), by_pinyin, order), open_text, SideName.SOURCE, "市场")
    assert [(sense.text[:11], sense.meant) for sense in card.entries[0].senses] == [
        ("market (als", True),
        ("marketplace", False),
    ]
    assert len(asked) == 1


def test_english_shows_the_word_of_the_counterpart_before_others(
    look_up: LookUp, open_text: FakeOpenText
) -> None:
    card = card_at(look_up, open_text, SideName.TARGET, "boat")
    assert [entry.simplified for entry in card.entries] == ["小船", "船", "舟"]
    # A boat is all that 小船 means, and 船 does not stand in the Chinese sentence.
    assert not any(sense.meant for entry in card.entries for sense in entry.senses)


def test_a_phrase_is_found_before_its_first_word(look_up: LookUp, open_text: FakeOpenText) -> None:
    card = card_at(look_up, open_text, SideName.TARGET, "old man")
    assert card.text == "old man"
    assert {entry.simplified for entry in card.entries} == {"老人", "老汉"}


def test_nothing_is_said_of_punctuation_and_of_places_that_are_not_there(
    look_up: LookUp, open_text: FakeOpenText
) -> None:
    assert (
        look_up.at(open_text, SideName.SOURCE, 1, open_text.row(1).source[0].text.index("，"))
        is None
    )


def test_a_word_the_dictionary_lacks_still_has_its_reading(
    look_up: LookUp, open_text: FakeOpenText
) -> None:
    card = card_at(look_up, open_text, SideName.SOURCE, "清晨")
    assert card.entries == ()
    assert card.read_as == ("qing1", "chen2")


@pytest.mark.parametrize(
    ("text", "wanted"), [("市场上", "市场"), ("fish", "鱼"), ("laoren", "老人"), ("boats", "船")]
)
def test_any_text_can_be_looked_up(look_up: LookUp, text: str, wanted: str) -> None:
    card = look_up.of_text(text)
    assert card is not None
    assert card.entries[0].simplified == wanted


@pytest.mark.parametrize("text", ["", "  ", "zzz"])
def test_nothing_found_is_none(look_up: LookUp, text: str) -> None:
    assert look_up.of_text(text) is None


def test_surroundings_of_a_place(open_text: FakeOpenText) -> None:
    block = open_text.row(1).source[0]
    place = word_context(open_text, SideName.SOURCE, block.id, block.text.index("老人"))
    assert place is not None
    assert place.sentence_text.startswith("老人")
    assert place.counterpart_text.startswith("The old man")
    title = open_text.row(0).target[0]
    alone = word_context(open_text, SideName.TARGET, title.id, 0)
    assert alone is not None
    assert alone.counterpart_text == ""


class LinkedText(FakeOpenText):
    """The same article; every word is answered by the first two words of the other side."""

    def answers(
        self, index: int, side: SideName, block: int, start: int, end: int
    ) -> tuple[tuple[int, int, int], ...]:
        other = self.row(index).blocks(side.other)[0]
        return tuple((other.id, t.start, t.end) for t in self.tokens(side.other, other)[:3:2])


def linked() -> LinkedText:
    """The article with its answers."""
    plain = article()
    return LinkedText(plain.rows)


def test_the_card_says_first_what_the_word_is_here(look_up: LookUp) -> None:
    card = card_at(look_up, linked(), SideName.SOURCE, "老人")
    assert card.here == "At dawn"


def test_without_links_nothing_is_said_of_here(look_up: LookUp, open_text: FakeOpenText) -> None:
    assert card_at(look_up, open_text, SideName.SOURCE, "老人").here == ""


@pytest.mark.parametrize(("supported", "marked"), [(True, [True, False]), (False, [False, False])])
def test_a_sense_is_marked_only_where_the_translation_has_it(
    open_text: FakeOpenText, supported: bool, marked: list[bool]
) -> None:
    look_up = LookUp(SmallSearch(), by_pinyin, lambda *_: [(0, 1, supported)])
    (entry,) = card_at(look_up, open_text, SideName.SOURCE, "市场").entries
    assert [sense.meant for sense in entry.senses] == marked
    # It comes first all the same.
    assert entry.senses[0].text.startswith("market (")


def test_the_only_sense_is_never_marked(open_text: FakeOpenText) -> None:
    look_up = LookUp(SmallSearch(), by_pinyin, lambda *_: [(0, 0, True)])
    card = card_at(look_up, open_text, SideName.SOURCE, "小船")
    assert not card.entries[0].senses[0].meant


def test_what_answers_is_told_as_it_stands() -> None:
    text = linked()
    row = text.row(1)
    context = word_context(text, SideName.SOURCE, row.source[0].id, 0)
    assert context is not None
    other = row.target[0]
    words = [
        (other.id, t.start, t.end) for t in text.tokens(SideName.TARGET, other) if t.text.isalpha()
    ]
    assert answering_text(context, words[:3]) == " ".join(other.text.split()[:3])
    apart = answering_text(context, (words[0], words[4]))
    assert (
        apart
        == f"{other.text[words[0][1] : words[0][2]]} … {other.text[words[4][1] : words[4][2]]}"
    )
    spans = answering_spans(context, words[:1])
    assert [span.of(context.counterpart_text) for span in spans] == [other.text.split()[0]]


def test_a_number_or_name_is_told_as_a_whole_with_its_parts_below() -> None:
    number = "老人市场"
    text = FakeOpenText(
        [row_of((block_of(1, f"{number}。"),), (block_of(1, "The market of old men."),), 0)]
    )
    read = ("lao3", "ren2", "shi4", "chang3")
    text._tokens[f"{number}。"] = (
        Token(0, 4, number, TokenKind.NAME, read),
        Token(4, 5, "。", TokenKind.PUNCTUATION),
    )
    for offset in range(4):
        card = LookUp(SmallSearch(), by_pinyin).at(text, SideName.SOURCE, 1, offset)
        assert card is not None
        assert (card.text, card.start, card.end, card.read_as) == (number, 0, 4, read)
        assert card.entries == ()
        assert [part.simplified for part in card.shorter] == ["老人", "市场"]


def test_the_supported_sense_of_the_reading_shown_comes_before_another() -> None:
    text = FakeOpenText([row_of((block_of(1, "得。"),), (block_of(1, "Got."),), 0)])
    text._tokens["得。"] = (
        Token(0, 1, "得", TokenKind.WORD, ("de5",)),
        Token(1, 2, "。", TokenKind.PUNCTUATION),
    )
    # Where the translation supports none, the card says what stands above the word.
    for likeliest, supported, first in (
        (True, True, ("de5",)),
        (True, False, ("de2",)),
        (False, False, ("de5",)),
        (False, True, ("de5",)),
    ):

        def order(
            entries: Sequence[Entry],
            *_: object,
            likeliest: bool = likeliest,
            supported: bool = supported,
        ) -> list[tuple[int, int, bool]]:
            numbers = {entry.reading: number for number, entry in enumerate(entries)}
            return [(numbers["de2",], 0, likeliest), (numbers["de5",], 0, supported)]

        card = LookUp(SmallSearch(), by_pinyin, order).at(text, SideName.SOURCE, 1, 0)
        assert card is not None
        assert card.entries[0].reading == first


def test_of_english_only_the_word_that_answers_is_marked() -> None:
    beside = Beside(("船市",), ("船市",), "船市")
    look_up = LookUp(SmallSearch(), by_pinyin)
    found = [Found(ENTRIES[3], 1), Found(ENTRIES[1], 0)]
    marked = look_up._candidates(found, beside)
    # Both are parts of what answers.
    assert [one.senses[0].meant for one in marked] == [True, True]
    marked = look_up._candidates(found, Beside(("船",), ("船", "市"), "船市"))
    assert [one.senses[0].meant for one in marked] == [True, False]
