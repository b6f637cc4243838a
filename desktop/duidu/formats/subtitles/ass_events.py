"""Takes lines out of ASS and SSA that pysubs2 would refuse the whole file for, and counts them."""

import re

from duidu.core.left_out import LeftOut

_EVENT = re.compile(r"[ \t]*(Dialogue|Comment)[ \t]*:")
_SHOWN = re.compile(r"[ \t]*(Picture|Sound|Movie|Command)[ \t]*:")
_SECTION = re.compile(r"[ \t]*\[([^\]\n]{1,60})\][ \t]*")
_NAMES = re.compile(r"[ \t]*Format[ \t]*:(.*)")
_TIME = re.compile(r"\s*-?\d{1,4}:\d{1,2}:\d{1,2}(?:[.:,]\d{1,3})?\s*")
_USUAL: tuple[str, ...] = ("layer", "start", "end", *("",) * 6, "text")


def whole_events(text: str, left_out: LeftOut) -> str:
    """The text without events that are cut off, have no times or are no text: they are counted."""
    lines: list[str] = []
    section = ""
    names = _USUAL
    for line in text.split("\n"):
        if found := _SECTION.fullmatch(line):
            section = found[1].lower()
        elif section == "events" and (format_line := _NAMES.match(line)):
            names = tuple(name.strip().lower() for name in format_line[1].split(","))
        elif section == "events" and _is_left_out(line, names, left_out):
            continue
        lines.append(line)
    return "\n".join(lines)


def _is_left_out(line: str, names: tuple[str, ...], left_out: LeftOut) -> bool:
    """Whether a line among the events is none that is shown as text; it is counted."""
    if _SHOWN.match(line):
        left_out.add("embedded object", line)
        return True
    event = _EVENT.match(line)
    if event is None:
        left_out.add("broken line", line, bool(line.strip()) and not line.startswith(";"))
        return True
    fields = line[event.end() :].split(",", len(names) - 1)
    times = [fields[names.index(name)] for name in ("start", "end") if name in names[: len(fields)]]
    if len(fields) == len(names) and all(map(_TIME.fullmatch, times)):
        return False
    left_out.add("broken cue", fields[-1])
    return True
