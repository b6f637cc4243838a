"""What a text is called that has no title in it: the name of its file, without its language."""

import re
from pathlib import PurePath

_CODE = r"(?:zh|en)(?:[-_](?:cn|tw|hk|us|gb|hans|hant|chs|cht))?|zho|chs|cht|cn|eng"
_NAME = (
    r"chinese|english|bilingual|中文|英文|汉语|英语|原文|译文|[简繁]体|[简繁]中"
    r"|(?:中英|英中)(?:双语|对照)?|双语"
)
_ROLE = r"de|fr|es|ja|source|target|src|tgt|orig|original|translation"
# Words of a title may stand behind a hyphen or an underline (lost-in-translation), hardly behind a
# point or in brackets. Two languages may be named together, as in news.zh-en or film.chs&eng.
_LAST = re.compile(
    rf"(?:[._\-\s]+(?:{_CODE})(?:[-_+.&](?:{_CODE}))?|[._\-]+(?:{_NAME})(?:[-_+.&](?:{_NAME}))?|\.(?:{_ROLE})"
    rf"|[\s._\-]*[(（\[【](?:{_CODE}|{_NAME}|{_ROLE})[)）\]】])$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"^(?:(?:{_CODE}|{_NAME})[._\-]+|[(（\[【](?:{_CODE}|{_NAME}|{_ROLE})[)）\]】][\s._\-]*)",
    re.IGNORECASE,
)


def title_of_file(name: str) -> str:
    """The title that the name of a file gives; the whole name where it is nothing but a language.

    ep.zh.srt and en_ep.txt are both called ep.
    """
    stem = PurePath(name).stem
    bare = _LAST.sub("", stem)
    bare = _FIRST.sub("", bare) if bare == stem else bare
    return bare.strip(" ._-") or stem
