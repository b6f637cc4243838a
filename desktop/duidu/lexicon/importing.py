"""Imports a newer CC-CEDICT: it is compiled beside the old file, which it then replaces."""

import os
from collections.abc import Callable
from pathlib import Path

import apsw

from duidu.core.errors import FileError
from duidu.core.file_bytes import read_file
from duidu.core.jobs import Job, NoJob
from duidu.lexicon.cedict import LARGEST, Dictionary, parse, unpack
from duidu.lexicon.compiling import compile_lexicon
from duidu.lexicon.lexicon import About, Lexicon

Parser = Callable[[bytes, str, Job], Dictionary]


def parse_file(data: bytes, name: str, job: Job) -> Dictionary:
    """Parse the bytes of a file of CC-CEDICT, packed or not. Raises FileError."""
    return parse(unpack(data, name), name)


def import_cedict(
    source: Path,
    target: Path,
    known: Lexicon,
    job: Job | None = None,
    parser: Parser = parse_file,
) -> About:
    """Compile the file `source` (.u8, .txt, .gz) to `target`.

    Levels, frequencies and characters are taken from the lexicon `known`; `parser` parses the file,
    in a process of its own where the person chose it. Raises FileError and Cancelled; `target` is
    unchanged then.
    """
    job = job or NoJob()
    try:
        data = read_file(source, LARGEST)
        if len(data) > LARGEST:
            raise FileError("{name} is too large to be CC-CEDICT.", name=source.name)
    except OSError as error:
        raise FileError(
            "{source} cannot be read: {value}.", source=source, value=error.strerror or error
        ) from error
    dictionary = parser(data, source.name, job)
    job.check()
    unfinished = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        compile_lexicon(
            unfinished,
            dictionary,
            known.word_statistics(),
            known.all_hanzi(),
            job,
            known.english_evidence(),
            known.english_words(),
        )
        about = Lexicon(unfinished).about()
        os.replace(unfinished, target)
    except (OSError, apsw.Error) as error:
        raise FileError(
            "The dictionary cannot be written to {target}: {error}.", target=target, error=error
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return about
