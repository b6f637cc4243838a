"""Tells the lines of a plain text that are titles of chapters."""

import re

# Titles are shorter than this many characters, those with a mark at their end much shorter.
_LONGEST, _LONGEST_MARKED = 90, 60
_DIGITS = "0-9０-９零〇○一二三四五六七八九十百千万两廿卅壹贰叁肆伍陆柒捌玖拾佰仟貳參陸萬兩"
# 第壹佰章, 第3话; what of a text these count.
_COUNTED = r"[章回节節卷部篇集幕场場折讲講课課话話季编編册冊品则則单單夜]元?"
# 第5.5章, between the fifth and the sixth.
_HALF = r"(?:[.．点點][0-9０-９五半])?"
_SEPARATOR = r"[\s：:、.．·•—–\-～|｜]"
_CHINESE = re.compile(
    rf"(?:正文\s*)?(?:第\s*[{_DIGITS}]{{1,9}}{_HALF}\s*{_COUNTED}|卷之?[{_DIGITS}]{{1,4}}"
    rf"|[上中下]{{1}}[卷篇部册冊集])"
)
# Of these only some begin a sentence as well: 第一节车厢里坐满了人, 第三部电影.
_SURE = re.compile(rf"(?:正文\s*)?第\s*[{_DIGITS}]{{1,9}}{_HALF}\s*[章回卷篇]")
_NAMED = re.compile(
    r"(?:序章|序言|序幕|序曲|[自代译譯原前总總]?序|前言|引言|引子|楔子|导言|導言|导读|導讀|尾声|尾聲|终章|終章|最终章"
    r"|最終章|后记|後記|译后记|譯後記|编后记|跋|结语|結語|结束语|附录|附錄|番外篇?|外传|外傳|间章|間章|幕间|插曲"
    r"|终幕|終幕|前传|前傳|后传|後傳|后日谈|後日談|特别篇|特別篇|大结局|大結局|完结感言|完結感言"
    r"|题记|題記|献词|致谢|致謝|鸣谢|凡例|目录|目錄|绪论|緒論|绪言|尾章|后序|後序|作者的话|完本感言|注释|註釋)"
    rf"(?:\s*之?\s*[（(]?[{_DIGITS}]{{1,4}}[）)]?)?",
)
_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundred|first|second|third|fourth|fifth|last|final"
)
_ENGLISH = re.compile(
    r"(?:the\s+)?(?:(?:chapter|chap|part|book|section|volume|vol|act|scene|episode|lesson|unit"
    r"|canto|appendix|ch|ep)\b|(?:chapter|chap|volume|vol|episode|ep)(?=[0-9]))"
    r"[\s.:#№-]*(?:no\.?\s*)?"
    rf"(?:[0-9]+(?:\.[0-9]+)*|[ivxlcdm]+|[a-h]|(?:the\s+)?(?:{_NUMBER_WORDS})(?:[\s-](?:{_NUMBER_WORDS}))?)\b",
    re.IGNORECASE,
)
_ENGLISH_NAMED = re.compile(
    r"(?:prologue|epilogue|preface|foreword|introduction|afterword|interlude|intermission|prelude"
    r"|postscript|acknowledge?ments|contents|table of contents|translator['’]s (?:note|preface)"
    r"|author['’]s note|side story|bonus chapter|extra|conclusion|dedication|appendix|notes)"
    r"(?:\s*[0-9]+|\s+[ivx]+)?",
    re.IGNORECASE,
)
# Parts of a lesson, and of a text that stands beside its translation: nothing else is on the line.
_PART = re.compile(
    rf"(?:[（(]?[{_DIGITS}]{{1,3}}[）)]?[、.．：:]?\s*)?"
    r"(?:课文|課文|生词表?|生詞表?|新词|词汇表?|詞彙表?|词语表?|专有名词|对话|對話|会话|會話|短文|阅读|閱讀|语法点?"
    r"|語法點?|语言点|句型|练习|練習|作业|听力|聽力|注释|註釋|拼音|译文|譯文|翻译|翻譯|原文|中文|汉语|英文|英语"
    r"|英文翻译|中文原文|text|dialogue?|conversation|vocabulary|(?:new|key) words|word list|grammar"
    r"|exercises?|reading|notes?|pinyin|translation|original|chinese|english)"
    rf"(?:\s*[（(]?[{_DIGITS}]{{1,3}}[）)]?)?\s*[:：]?",
    re.IGNORECASE,
)
# A number that stands alone counts a section.
_ALONE = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|[IVXLC]{1,6}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])[）)]?[.．、]?"
)
_CAPITALS = re.compile(r"[A-Z]")
_ENDS_SENTENCE = re.compile(r"[.!?。！？…:：;；,，][\"'”’」』)）\]】]*\s*$")
_ENDS_STATEMENT = re.compile(r"[.。:：;；,，][\"'”’」』)）\]】]*\s*$")


def looks_like_heading(text: str) -> bool:
    """Whether a line reads like the title of a chapter."""
    # Most lines are longer.
    if len(text) > _LONGEST:
        return False
    text = text.strip().strip("【】[]〔〕=*-—·☆★◆■▼ ").strip()
    if _ALONE.fullmatch(text) or _PART.fullmatch(text):
        return True
    for pattern in (_CHINESE, _NAMED, _ENGLISH, _ENGLISH_NAMED):
        if found := pattern.match(text):
            return _is_title(text, found)
    return False


def _is_title(text: str, found: re.Match[str]) -> bool:
    """Whether a line that begins as a title does is one, by what follows."""
    rest = text[found.end() :]
    if not rest.strip(" .．:：、\u3000"):
        return True
    separated = re.match(_SEPARATOR, rest) is not None
    marked = separated and len(text) <= _LONGEST_MARKED and not rest[:1].isalpha()
    if (_ENDS_STATEMENT if marked else _ENDS_SENTENCE).search(text):
        return False
    if found.re is _CHINESE:
        return separated or _SURE.match(text) is not None
    if found.re is _ENGLISH:
        # Part 2 of the story: what follows without a mark begins with a capital.
        rest = rest.strip()
        return separated and (rest[:1] in ".:-—–" or _CAPITALS.match(rest) is not None)
    return separated and (found.re is _NAMED or rest.lstrip()[:1] in ":：.-—–")
