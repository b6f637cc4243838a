"""The command line: each command is a module that is loaded only when it is used.

Every failure is one sentence on standard error.
"""

import argparse
import importlib
import os
from collections.abc import Callable, Sequence

from duidu import __version__
from duidu.cli.terminal import Parser, complain, drop_output, flush_output, use_utf8
from duidu.core.errors import DuiduError, UsageError
from duidu.core.system_failure import system_failure
from duidu.portable import keep_beside, portable_folder

# Command -> what it does; the module of that name has add(commands) and run(args).
COMMANDS = {
    "open": "open a bilingual text in the window",
    "import": "add texts to the library",
    "check": "check a translation",
    "align": "align a text and print the beads",
    "pinyin": "print the readings of Chinese text",
    "words": "cut Chinese text into words",
    "speak": "speak text into a sound file",
    "lookup": "look a word up",
    "senses": "choose the sense meant, by the translation",
    "links": "link the words of sentence pairs",
    "find": "find words with their sentences and translations",
    "notes": "add, list, export and import notes",
    "terms": "import, export and list the terms of the glossary",
    "known": "import and export the words you know; how much of a text they are",
    "review": "print what is due in review, move it elsewhere",
    "sync": "keep the library in step with your other devices",
    "list": "list the articles with their ids, last read first",
    "library": "check, back up and restore the library",
    "export": "write an article or a book in another format",
    "doctor": "print versions, folders, how files are read, the library's health",
}
# `import` is a keyword of Python and `list` a type, so their modules have other names.
_MODULES = {"import": "import_", "list": "list_"}
_USAGE_ERROR = 2
# As shells report a program that SIGINT ended: 128 + 2.
_INTERRUPTED = 130


def run(arguments: Sequence[str], when_started: Callable[[], object] = lambda: None) -> int:
    """Run one command and return its exit code.

    0 is success, 2 wrong use, 3 a file that cannot be read; DuiduError has the others. A window
    calls `when_started` on a worker once all of it is loaded.
    """
    use_utf8()
    try:
        words, library = _take_library(_take_portable(arguments))
        words = _with_command(words)
        parser = _parser(words)
        # Only then, since loading the Chinese texts would slow down every command.
        if {"-h", "--help"} & set(words):
            _translate_help(parser)
        args = parser.parse_args(words)
        args.library, args.when_started = library, when_started
        code: int = args.run(args)
        flush_output()
    except DuiduError as error:
        complain(error)
        return error.exit_code
    except BrokenPipeError:
        drop_output()
        return 0
    except KeyboardInterrupt:
        complain("stopped.")
        return _INTERRUPTED
    except (MemoryError, OSError, ImportError, RuntimeError) as error:
        failure = system_failure(error)
        if failure is None:
            raise
        complain(failure)
        return failure.exit_code
    return code


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Make the parser, with only the module of the command in use loaded."""
    parser = Parser(
        prog="duidu",
        description="Duidu 对读: read two texts against each other.",
        epilog="duidu FILE [FILE2] opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"duidu {__version__}")
    parser.add_argument(
        "--library",
        metavar="PATH",
        help="keep articles and notes in this folder (or set DUIDU_LIBRARY); for every command",
    )
    parser.add_argument(
        "--portable",
        action="store_true",
        help="keep everything in the folder duidu-data beside the program, from now on",
    )
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, parser_class=Parser
    )
    chosen = next((word for word in arguments if word in COMMANDS), "")
    for name, summary in COMMANDS.items():
        if name == chosen:
            # Commands load much: numpy, the dictionary, Qt. The others are listed by name only.
            importlib.import_module(f"duidu.cli.{_MODULES.get(name, name)}").add(commands)
        else:
            commands.add_parser(name, help=summary, add_help=False)
    return parser


def _translate_help(parser: argparse.ArgumentParser) -> None:
    """Put the help into Chinese for those whose locale is Chinese."""
    from duidu.cli.chinese_help import translate, wants_chinese

    if wants_chinese(os.environ):
        translate(parser)


def _take_portable(arguments: Sequence[str]) -> list[str]:
    """Return the arguments without `--portable`, and switch portable mode on if wanted."""
    try:
        return keep_beside(list(arguments), portable_folder(environment=os.environ), os.environ)
    except ValueError:
        raise UsageError(
            "--portable is only for the downloaded program; "
            "from source, name a folder with --library."
        ) from None
    except OSError as error:
        raise UsageError(
            f"The folder beside the program cannot be made ({error.strerror}); "
            "copy the program to a folder where you may write."
        ) from error


def _take_library(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """Return the arguments without `--library PATH`, which may stand anywhere, and PATH."""
    rest: list[str] = []
    library: str | None = None
    words = iter(arguments)
    for word in words:
        if word == "--library":
            library = next(words, None)
            if library is None:
                raise UsageError("--library needs the path of a folder after it.")
        # Taken out by hand, because argparse accepts an option of the program before the
        # command only.
        elif word.startswith("--library="):
            library = word.removeprefix("--library=")
        else:
            rest.append(word)
    return rest, library


def _with_command(words: list[str]) -> list[str]:
    """Put `open` in front of arguments that name files instead of a command.

    A file that is named like a command is opened as ./NAME.
    """
    first = next((index for index, word in enumerate(words) if not word.startswith("-")), None)
    if first is None:
        return words if {"-h", "--help", "--version"} & set(words) else ["open", *words]
    looks_like_file = os.path.exists(words[first]) or "." in words[first] or os.sep in words[first]
    return ["open", *words] if words[first] not in COMMANDS and looks_like_file else words
