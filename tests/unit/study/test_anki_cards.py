"""What of a card goes to Anki: readings in colours, ruby, sounds, and the time of the word."""

import io
import json
import wave
import zipfile
from collections.abc import Sequence
from dataclasses import replace

import apsw
import pytest

from duidu.study import anki_type
from duidu.study.anki import Filled, write_apkg, write_notes
from duidu.study.cards import FIELDS, StudyCard, write_tsv

BANK = StudyCard(
    "银行",
    "銀行",
    "yínháng",
    "bank",
    "银行家在银行。",
    "The banker is in the bank.",
    "News",
    here="the bank",
    start=4,
    syllables=(("yín", "yin2"), ("háng", "hang2")),
    pieces=(
        ("银", "yín", "yin2"),
        ("行", "háng", "hang2"),
        ("家", "jiā", "jia1"),
        ("在", "zài", "zai4"),
        ("银", "yín", "yin2"),
        ("行", "háng", "hang2"),
        ("。", "", ""),
    ),
    changed=1_700_000_000.5,
)


def field(card: StudyCard, name: str) -> str:
    """One field of a card."""
    return dict(zip(FIELDS, card.fields(), strict=True))[name]


def opened(data: bytes) -> tuple[apsw.Connection, dict[str, bytes]]:
    """The collection of a package, and its media by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        connection = apsw.Connection(":memory:")
        connection.deserialize("main", package.read("collection.anki2"))
        names = json.loads(package.read("media"))
        return connection, {name: package.read(number) for number, name in names.items()}


def wav(text: str, bases: Sequence[str]) -> bytes:
    """A stand-in for a voice: as many samples as the text has readings."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setparams((1, 2, 24000, 0, "NONE", ""))
        sound.writeframes(b"\0\0" * len([base for base in bases if base]))
    return out.getvalue()


def test_a_reading_has_the_colours_of_its_tones_and_its_letters_are_unchanged() -> None:
    html = field(BANK, "Reading")
    assert html == '<span class="tone2">yín</span><span class="tone2">háng</span>'
    assert field(replace(BANK, syllables=()), "Reading") == "yínháng"
    assert field(replace(BANK, reading="other"), "Reading") == "other"


def test_the_word_is_bold_where_it_was_met_and_not_inside_another() -> None:
    assert field(BANK, "Sentence") == "银行家在<b>银行</b>。"
    assert field(replace(BANK, start=-1), "Sentence") == "<b>银行</b>家在银行。"
    assert field(replace(BANK, start=3), "Sentence") == "<b>银行</b>家在银行。"


def test_the_sentence_has_its_readings_over_each_character() -> None:
    html = field(BANK, "SentenceReading")
    assert html.startswith('<ruby>银<rt><span class="tone2">yín</span></rt></ruby>')
    assert html.endswith("</ruby></b>。")
    assert html.index("<b>") > html.index("在")
    # Pieces of another sentence would read the wrong characters.
    assert field(replace(BANK, sentence="银行。"), "SentenceReading") == ""


def test_a_note_has_the_time_of_its_word_so_that_an_import_undoes_nothing() -> None:
    for now in (1_796_000_000, 1_896_000_000):
        made, _ = opened(write_apkg([BANK], "d", now=now))
        ((mod, models),) = made.execute("SELECT n.mod, c.models FROM notes n, col c").fetchall()
        assert mod == 1_700_000_000
        (model,) = json.loads(str(models)).values()
        # Nor does it put our templates over those that the person changed.
        assert model["mod"] == anki_type.MODEL_CHANGED
        assert [one["name"] for one in model["flds"]] == list(FIELDS)


def test_the_template_says_which_chinese_it_is_and_names_chinese_fonts() -> None:
    for text in (anki_type.FRONT, anki_type.BACK):
        assert 'lang="zh-Hans"' in text
        assert 'lang="zh-Hant"' in text
        assert text.count("<div") == text.count("</div>") + 1  # one of two opens
    assert "Noto Serif SC" in anki_type.STYLE
    assert "Noto Serif TC" in anki_type.STYLE
    assert field(replace(BANK, traditional_script=True), "Hant") == "1"
    assert field(BANK, "Hant") == ""


def test_sounds_of_word_and_sentence_go_with_the_package() -> None:
    made, media = opened(write_apkg([BANK], "d", now=1_796_000_000, voice=wav))
    ((flds,),) = made.execute("SELECT flds FROM notes").fetchall()
    fields = dict(zip(FIELDS, str(flds).split("\x1f"), strict=True))
    word, sentence = f"duidu-{BANK.guid}-word.wav", f"duidu-{BANK.guid}-sentence.wav"
    assert (fields["WordSound"], fields["SentenceSound"]) == (
        f"[sound:{word}]",
        f"[sound:{sentence}]",
    )
    lengths = {}
    for name, data in media.items():
        with wave.open(io.BytesIO(data)) as sound:
            lengths[name] = sound.getnframes()
    assert lengths == {word: 2, sentence: 6}


def test_where_there_is_no_voice_nothing_is_played() -> None:
    made, media = opened(write_apkg([BANK], "d", now=1_796_000_000, voice=lambda *_: None))
    ((flds,),) = made.execute("SELECT flds FROM notes").fetchall()
    assert "[sound:" not in str(flds)
    assert media == {}


@pytest.mark.parametrize("name", ["x].wav", "<b>", "a&b"])
def test_a_name_cannot_end_what_plays_it(name: str) -> None:
    assert BANK.fields(name)[FIELDS.index("WordSound")] == ""


def test_text_for_anki_has_the_same_columns() -> None:
    lines = write_tsv([BANK]).decode().splitlines()
    assert lines[2] == "#columns:" + "\t".join(("Guid", *FIELDS, "Tags"))
    assert len(lines[5].split("\t")) == len(FIELDS) + 2


OWN = anki_type.NoteType(
    1_700_000_000_123,
    "My Chinese",
    ("Hanzi", "Audio", "Ask"),
    (
        anki_type.Template("Read", "{{Hanzi}}", "{{Audio}}"),
        anki_type.Template("Say", "{{#Ask}}{{text:Hanzi}}{{/Ask}}", "{{Hanzi}}"),
    ),
    ".card {}",
)


@pytest.mark.parametrize(("ask", "cards"), [("", [0]), ("Here", [0, 1])])
def test_a_package_fills_the_fields_of_ones_own_note_type(ask: str, cards: list[int]) -> None:
    filled = Filled(OWN, {"Hanzi": "Word", "Audio": "WordSound", "Ask": ask})
    made, media = opened(write_apkg([BANK], "Mine", 1_796_000_000, wav, filled))
    ((models,),) = made.execute("SELECT models FROM col").fetchall()
    (model,) = json.loads(str(models)).values()
    # Anki puts the notes into the type that it has where all of these agree.
    assert (model["id"], model["name"]) == (OWN.identity, "My Chinese")
    assert [one["name"] for one in model["flds"]] == ["Hanzi", "Audio", "Ask"]
    assert [one["name"] for one in model["tmpls"]] == ["Read", "Say"]
    ((flds, kind, guid),) = made.execute("SELECT flds, mid, guid FROM notes").fetchall()
    assert kind == OWN.identity
    assert str(flds).split("\x1f") == [
        "银行",
        f"[sound:duidu-{BANK.guid}-word.wav]",
        "the bank" if ask else "",
    ]
    assert f"duidu-{BANK.guid}-word.wav" in media
    # The note of our own type stays one of its own.
    assert guid not in ("", BANK.guid)
    asked = [at for (at,) in made.execute("SELECT ord FROM cards ORDER BY id")]
    assert asked == cards


def test_a_note_type_that_takes_no_sound_gets_none() -> None:
    filled = Filled(OWN, {"Hanzi": "Word"})
    _, media = opened(write_apkg([BANK], "Mine", 1_796_000_000, wav, filled))
    assert media == {}


def test_text_for_ones_own_note_type_names_it() -> None:
    filled = Filled(OWN, {"Hanzi": "Word", "Ask": "Here"})
    lines = write_notes([BANK], "Mine", filled).decode().splitlines()
    assert {"#notetype:My Chinese", "#deck:Mine", "#guid column:1", "#tags column:5"} < set(lines)
    assert lines[-1].split("\t") == [filled.guid(BANK), "银行", "", "the bank", ""]


@pytest.mark.parametrize(
    ("front", "asks"),
    [
        ("{{A}}", True),
        ("{{B}}", False),
        ("only text", False),
        ("{{#B}}{{A}}{{/B}}", False),
        ("{{^B}}{{A}}{{/B}}", True),
        ("{{#A}}{{#B}}{{A}}{{/B}}{{/A}}", False),
        ("{{#A}}{{^B}}{{hint:A}}{{/B}}{{/A}}", True),
    ],
)
def test_a_card_is_made_where_its_front_says_something(front: str, asks: bool) -> None:
    assert anki_type.Template("x", front, "").asks({"A": "a", "B": ""}) is asks
