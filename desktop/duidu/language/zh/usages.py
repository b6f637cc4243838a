"""How Chinese is written: full-width marks, no blanks inside, one script, no word twice."""

import re
from collections.abc import Callable

from duidu.language.usages import RIGHT, WRONG, Usage, UsageReader
from duidu.language.zh.script import SHARED_FORMS
from duidu.language.zh.wordfile import WordFile

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_HANZI = re.compile(f"[{_HAN}]")
_LATIN = re.compile("[A-Za-z]")
_CLOSING = "”’」』》）)\"'"
_MARKS = re.compile(
    rf"(?<=[{_HAN}{_CLOSING}])(?P<comma>[,，])(?!\d)"
    rf"|(?<=[{_HAN}])(?P<stop>[.。])(?=\s*$|[{_HAN}\s{_CLOSING}])"
    rf"|(?<=[{_HAN}{_CLOSING}])(?P<semicolon>[;；])|(?<=[{_HAN}{_CLOSING}])(?P<question>[?？])"
    rf"|(?<=[{_HAN}{_CLOSING}])(?P<exclamation>[!！])"
    rf"|(?<=[{_HAN}{_CLOSING}])(?P<colon>[:：])(?![/\d])"
    rf"|(?P<opening>[(（])(?=[{_HAN}])|(?<=[{_HAN}])(?P<closing>[)）])"
)
_LISTING = frozenset(("comma", "semicolon"))
_LISTED = re.compile(r"[)\"'][,;](?:\s|[!-~]|$)")
_FULL = "，。；？！：（）"
_BLANK = re.compile(
    rf"(?<=[{_HAN}])(?P<between> +)(?=[{_HAN}])"
    rf"|(?<=[{_HAN}])(?P<before> +)(?=[，。；？！：、）》」』])"
)
_TWICE = re.compile(rf"(?P<one>[{_HAN}])(?P=one)|(?P<word>[{_HAN}]{{2,5}})(?P=word)")
# Of one character only these are never said twice; most verbs and adjectives may be.
_SINGLE = frozenset(
    "的了是在和与或及把被从为以而且但这那就都也很不有们之其于将并向使给"
    "於與從為這對們並給則则由因所即若"
    "個个会會能可已"
)
# Words that may be said twice: verbs (研究研究), adjectives, sounds, calls.
_DOUBLE = """
研究 讨论 考虑 商量 休息 打扫 收拾 学习 了解 认识 准备 练习 介绍 活动 参观 琢磨
打听 照顾 锻炼 体验 感受 检查 放松 享受 尝试 观察 高兴 热闹 开心 轻松 舒服 凉快
暖和 热乎 雪白 漆黑 冰凉 笔直 通红 碧绿 金黄 乌黑 火热 滚烫 咕噜 哗啦 叮当 轰隆
嘀咕 谢谢 等等 再见 好的 可以 快点 走走 救命 加油 不要 不是 没有 好啊 是的 对不起
恭喜 欢迎 拜托 回忆 整理 计算 试验 打量 调查 关心 教训 意思 比较 观摩 商讨 盘算
溜达 寒暄 哈哈 嘻嘻 呵呵 哎呀 天哪 妈呀 完了 来了 走了 知道 明白 放心 冷静 快快
慢慢 快跑 快走 小心 注意 打开 等一等 走动 来回 反复 切磋 交流 沟通 联系 打理 摆弄
修理 清理 梳理 捉摸 掂量 折腾 议论
"""
_MAY_DOUBLE = frozenset(_DOUBLE.split())
_SOUNDS = re.compile(
    r"^[口哎哈啊呀哦嗯嘿嗨喂哇呜咚叮当咕噜哗啦轰隆嘀嗒滴答扑通咯吱喀嚓汪喵咩哞]+$|^[一两几]"
)
# Not converted one for one without knowing the word, or in use in both scripts.
_BOTH_SCRIPTS = frozenset({*SHARED_FORMS, *"乾彷覆噁扎托昇徬"})


def chinese_usages(words: WordFile, cut: Callable[[str], list[str]]) -> UsageReader:
    """A reader of Chinese usages; `cut` cuts a text into words."""
    pairs = words.text("simplified")
    traditional = {a for a, b in zip(pairs[::2], pairs[1::2], strict=True) if a != b}
    simplified = {b for a, b in zip(pairs[::2], pairs[1::2], strict=True) if a != b}
    # Characters that only one script has. A simplified form that is also a traditional character
    # (后, 里, 干) tells nothing.
    only_simplified = simplified - traditional - _OLD
    only_traditional = traditional - simplified - _BOTH_SCRIPTS
    scripts = re.compile(
        f"(?P<simplified>[{''.join(sorted(only_simplified))}])"
        f"|(?P<traditional>[{''.join(sorted(only_traditional))}])"
    )

    def read(text: str) -> list[Usage]:
        found = _scripts(text, scripts)
        # A text left in another language, or a line of code, is not judged by these rules.
        if len(_HANZI.findall(text)) * 2 < len(_LATIN.findall(text)):
            return []
        found += _marks(text) + _twice(text, cut, words.is_entry)
        for match in _BLANK.finditer(text):
            name = str(match.lastgroup)
            found.append(Usage(*match.span(name), f"blank {name}", WRONG, "blank"))
        return found

    return read


# Simplified forms that traditional texts have as characters of their own.
_OLD = frozenset(
    "后里干只台面系松余几于云丑斗谷划回家姜借克困累了蔑蒙千秋曲舍涂咸向凶玉岳折征制致周朱准着丰合胡伙价荐尽"
    "巨局卷广么朴仆沈适网席虫旋烟叶吁御愿芸扎症志注凭杯布才采仇床吊杠刮柜迹哄杰考升占板表别卜不称灯淀佛夫杆"
    "沟怪茧降据恳腊踊痒洒帘栗粮胜术郁冬范当尸坛沾佣欲岩效凄肴霉亘册涌峰群栖裙"
)


def _scripts(text: str, scripts: re.Pattern[str]) -> list[Usage]:
    """The first character of the script that most of the text is in, and all of the other."""
    by_script: dict[str, list[int]] = {}
    for match in scripts.finditer(text):
        by_script.setdefault(str(match.lastgroup), []).append(match.start())
    told = sorted(by_script.items(), key=lambda script: len(script[1]))
    kept = [(name, at) for name, places in told[-1:] for at in places[:1]]
    kept += [(name, at) for name, places in told[:-1] for at in places]
    return [Usage(at, at + 1, "script", name, "script") for name, at in kept]


def _marks(text: str) -> list[Usage]:
    """Marks that are full-width or half-width, without those that belong to a list of names."""
    found = []
    for match in _MARKS.finditer(text):
        name = str(match.lastgroup)
        way = RIGHT if match[name] in _FULL else WRONG
        # Three dots are no full stop, and a dot between letters is none either.
        if name == "stop" and way == WRONG and text[match.end() : match.end() + 1] == ".":
            continue
        # Between names and addresses it is theirs: "/tmp", "/var"; fromdos(1), todos(1).
        if way == WRONG and name in _LISTING and _LISTED.match(text, match.start() - 1):
            continue
        found.append(Usage(*match.span(name), name, way, "half-width"))
    return found


def _twice(
    text: str, cut: Callable[[str], list[str]], is_word: Callable[[str], bool]
) -> list[Usage]:
    """Words that stand twice where the language does not say them so."""
    found = []
    for match in _TWICE.finditer(text):
        start, end = match.span()
        unit = match["one"] or match["word"]
        # Said three times it is meant.
        if text[end:].startswith(unit) or text[:start].endswith(unit):
            continue
        # A call that is all there is between two marks.
        if not match["one"] and _alone(text, start, end):
            continue
        # 哈达哈达地: said twice to paint a sound or a way.
        if len(unit) == 2 and text[end : end + 1] == "地":
            continue
        if match["one"]:
            wrong = unit in _SINGLE and _cut_apart(text, start, end, cut)
        else:
            wrong = unit not in _MAY_DOUBLE and not _SOUNDS.match(unit) and len(set(unit)) > 1
            # 吐啦吐啦: what is no word is a sound.
            wrong = wrong and (len(unit) > 2 or is_word(unit)) and _cut_apart(text, start, end, cut)
        if wrong:
            found.append(Usage(start, end, "", WRONG, "repeated"))
    return found


def _alone(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 1) : start]
    return text[end : end + 1] in ("，", "！", ",", "!") and not before.isalnum()


def _cut_apart(text: str, start: int, end: int, cut: Callable[[str], list[str]]) -> bool:
    """Whether both halves are words, or made of whole words, where they stand."""
    first = max(0, start - 6)
    at = first
    borders = {at}
    for word in cut(text[first : end + 6]):
        at += len(word)
        borders.add(at)
    return {start, (start + end) // 2, end} <= borders
