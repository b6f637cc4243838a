"""Known words: import of 50,000, coverage of a book of 1,000,000 characters, first and kept."""

import os
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from report import figure

from duidu.app.article.corrections_in_force import CorrectionsOfArticles
from duidu.app.study.article_words import ArticleWords
from duidu.app.study.import_words import import_file
from duidu.app.study.known_words import KeptRule, article_coverage, knowledge
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side
from duidu.core.jobs import NoJob
from duidu.language.registry import describe
from duidu.language.sentences import cut
from duidu.lexicon.lexicon import open_lexicon
from duidu.library.library import Library
from duidu.study.knowledge import Status

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


def texts(characters: int) -> list[str]:
    """Paragraphs of our samples with common words of the dictionary between them."""
    chance = random.Random(5)
    paragraphs = [
        line
        for file in sorted(SAMPLES.glob("*"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if sum("\u4e00" <= c <= "\u9fff" for c in line) > 20
    ]
    statistics = open_lexicon().word_statistics()
    words = sorted(statistics)
    # As often as texts have them: zipf is a logarithm.
    weights = [10 ** (statistics[word].zipf / 100) for word in words]
    made, size = [], 0
    while size < characters:
        mixed = "，".join(chance.choices(words, weights, k=20))
        made.append(f"{chance.choice(paragraphs)}{mixed}。")
        size += len(made[-1])
    return made


def book(paragraphs: list[str]) -> tuple[Article, Alignment]:
    """An article with these paragraphs, each answered by a sentence with a name in it."""
    load = describe("zh").sentence_cutter
    assert load is not None
    sentences = load()
    answer = "He met Qingqiao and Zhang Wei on Thursday."
    source = tuple(Block(i, text, sentences=sentences(text)) for i, text in enumerate(paragraphs))
    target = tuple(Block(i, answer, sentences=cut(answer)) for i in range(len(paragraphs)))
    rows = tuple(Row(Bead((i,), (i,)), ()) for i in range(len(paragraphs)))
    article = Article("Book", Side("zh-Hans", source), Side("en", target))
    return article, Alignment(rows, "benchmark")


def processor_time() -> float:
    """Seconds of processor time, with those of children that have ended: they count long texts."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    """Print the figures."""
    quick = "--quick" in sys.argv
    words, characters = (5_000, 50_000) if quick else (50_000, 1_000_000)
    lexicon = open_lexicon()
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "words.txt")
        chosen = sorted(lexicon.word_statistics())[:words]
        listed.write_text("\n".join(chosen), encoding="utf-8")
        with Library.open(Path(folder, "library.sqlite")) as library:
            begin, busy = time.perf_counter(), time.process_time()
            found = import_file(library, "zh", listed, "", NoJob())
            found.command.do()
            seconds, busy = time.perf_counter() - begin, time.process_time() - busy
            figure(
                "known.import",
                round(busy, 2),
                "s of processor time",
                "<= 2",
                clock=round(seconds, 2),
                words=found.added,
            )
            name = library.articles.add(*book(texts(characters)))
            counter = ArticleWords(library, CorrectionsOfArticles(library).of)
            known = knowledge(library, "zh", "HSK 2021", 4)
            kept, covered = KeptRule(lexicon), None
            for when, goal in (("first", "<= 3"), ("kept", "<= 0.5"), ("marked", "<= 0.5")):
                if covered is not None and when == "marked":
                    said = {**known.statuses, covered.new[0].word: int(Status.KNOWN)}
                    known = replace(known, statuses=said)
                begin, busy = time.perf_counter(), processor_time()
                own = time.process_time()
                covered = article_coverage(counter, name, kept, known, NoJob())
                seconds, busy = time.perf_counter() - begin, processor_time() - busy
                own = time.process_time() - own
                assert covered is not None
                figure(
                    f"known.coverage_{when}",
                    round(busy, 2),
                    "s of processor time",
                    goal,
                    clock=round(seconds, 2),
                    of_the_window=round(own, 2),
                    characters=characters,
                    different=len(covered.new),
                )


if __name__ == "__main__":
    main()
