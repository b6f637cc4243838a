"""Chinese words that a learner does not have to learn: numbers, dates, names, regular forms.

The signs are those of writing and grammar; what words mean is asked of the dictionary elsewhere.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from duidu.core.recent import Recent
from duidu.core.token import TokenKind
from duidu.language.corrections import Corrections
from duidu.language.description import Syllables
from duidu.language.word_kinds import CutWord, Parts
from duidu.language.zh.chinese import Chinese
from duidu.language.zh.surnames import TITLES
from duidu.language.zh.wordfile import WordFile, word_set

_NUMERAL = "0-9０-９零〇○一二两兩三四五六七八九十百千万萬亿億"
_NUMBER = (
    rf"(?:第?[{_NUMERAL}]+(?:[点點.．][{_NUMERAL}]+)?[多余餘来來几幾]?|好?[几幾]|数|數|半|多少)"
)
_MEASURES = (
    "个半月|個半月|点半|點半|点钟|點鐘|秒钟|秒鐘|分钟|分鐘|刻钟|刻鐘|小时|小時|星期|礼拜|禮拜|"
    "世纪|世紀|年级|年級|年代|月份|公里|公斤|公尺|公分|英里|英尺|厘米|毫米|平方米|块钱|塊錢|毛钱|"
    "人次|个人|個人|位数|位數|周年|週年|周岁|週歲|"
    "[个個位次年天月日号號周週岁歲点點分秒时時刻元块塊毛角本张張条條只隻件把杯瓶碗口家间間座层層"
    "楼樓辆輛台臺架艘封支枝根片篇首句段章节節回遍趟场場届屆种種类類双雙对對副套组組批排列队隊步名"
    "人代米尺寸里斤克吨噸升度倍成折页頁卷册冊期轮輪季局盘盤道顿頓阵陣夜晚棵朵颗顆粒滴堆串项項"
    "部集份幅匹头頭群船车車眼声聲拳脚腳遍盒袋箱罐锅鍋桶束股户所幢栋棟盏盞团團伙帮幫幕款番则則丝絲"
    "扇枚株缕縷亩畝篮籃捧撮筐盆勺锭錠滩灘窝窩瓣壶壺坛罈缸捆沓叠疊摞辈輩抹枪]"
)
_COUNTED = re.compile(rf"(?:[每这這那哪]?{_NUMBER})(?:{_MEASURES})")
_COUNTING = re.compile(rf"[每这這那哪某]|[每这這那哪]?{_NUMBER}")
_MEASURE = re.compile(rf"({_MEASURES})\1?")
# Cheaper to ask than an expression, of each word of a book.
_IN_MEASURES = frozenset(_MEASURES) - frozenset("[|]")
# Between a number and its measure: 一 大 堆, 一 小 块, and a space of the text.
_BETWEEN = frozenset("大小整满滿 \u3000")
_PLAIN = re.compile(
    rf"(?:{_NUMBER}|[{_NUMERAL}]+分之[{_NUMERAL}]+|百分之(?:[{_NUMERAL}]+)?|[{_NUMERAL}]+[多余餘]万"
    rf"|一({_MEASURES})又一\1)"
)
_FRACTION = re.compile(rf"[{_NUMERAL}]+分之[{_NUMERAL}]+")
_OF_FRACTIONS = ("之", "分之")
_DATE = re.compile(
    rf"[上下这這本每]{{0,2}}个?個?(?:周|週|星期|礼拜|禮拜)[一二三四五六日天几幾]?"
    rf"|[上下这這本每]{{1,2}}[个個]?(?:月|季度|世纪|世紀)"
    rf"|[{_NUMERAL}]+[年月日号號]|[{_NUMERAL}]+月份|大?年?初[一二三四五六七八九十]"
)
# Written with a capital in pinyin, and yet taught and learnt as words.
_CONCEPT = re.compile(
    r".+(?:教|教徒|语|語|文|节|節|(?<![大中小])[学學]|主义|主義|字|药|藥|菜|医|醫|历|曆|装|裝|话|話|经|經)"
)
_BOUND_AFTER = frozenset("们們者性化式的地得了着著过過儿兒")
# Behind a whole word they make another that is understood at once: 小说家, 足球场, 火车站.
_KINDS_OF = frozenset(
    "家员員师師人国國店馆館站机機车車场場园園室厅廳院校城市省县縣镇鎮村区區路街桥橋河湖江山岛島"
    "语語文学學法力型类類级級长長部局处處队隊组組班会會票费費证證卡单單表书書报報网網品物水油厂廠"
    "节節日片门門色味声聲费費房楼樓层層界业業权權量度率费費迷手族派课課题題赛賽员員"
)
# Behind a noun: where something is. Behind a verb: how far it came.
_PLACES = word_set(
    "里 裡 上 下 中 外 内 內 前 后 後 旁 边 邊 面 里面 上面 下面 外面 前面 后面 里边 上边 外边 "
    "之间 之中 之后 之前"
)
_RESULTS = word_set(
    """
    到 完 见 見 好 掉 住 开 開 来 來 去 进 進 出 回 过 過 起 走 给 給 在 成 为 為 懂 会 會 错 錯
    清 满 滿 够 夠 起来 起來 出来 出來 进来 進來 下来 下來 上来 上來 回来 回來 过来 過來 出去
    进去 進去 下去 上去 回去 过去 過去 清楚 干净 乾淨 不见 不見 不到 不了 得了 不起 得到 不住
    不完 不懂 不开 不開
    """
)
_ENDINGS = ("子", "儿", "兒")
# Characters that stand for a word taught with them: 校 of 校门口 is 学校.
# Deeds of every day, which with any object mean what they say.
_ACTS = frozenset("看读讀写寫喝吃买買卖賣洗唱听聽学學教")
_FULLER = dict(
    re.findall(
        r"(\S)=(\S+)",
        "校=学校 衣=衣服 友=朋友 师=老师 師=老師 园=公园 園=公園 室=教室 语=语言 語=語言 民=人民 "
        "木=木头 石=石头 身=身体 器=机器 父=父亲 母=母亲 食=食物 晨=早晨 员=人员 員=人員 屋=房屋",
    )
)
_BEFORE = frozenset("不没沒很太最更真也就都只再又还還每各这這那哪本某全非可好")
_POSSIBLE = re.compile(r"(.+)[不得](.+)")
_ASKED = re.compile(r"(.+)[不没沒]\1")
_TRIED = re.compile(r"(.)一\1")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][A-Za-zÀ-ÿüǎěǐǒǔǖǘǚǜāēīōūńň’']*")
_PLAIN_LETTERS = str.maketrans(
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňĀÁǍÀĒÉĚÈŌÓǑÒ",
    "aaaaeeeeiiiioooouuuuvvvvvnnAAAAEEEEOOOO",
)
_SPOKEN = (TokenKind.WORD, TokenKind.NAME, TokenKind.NUMBER)
_CHARACTERS_KEPT = 8_000
_LAST_LATIN = "\u2fff"
_LONGEST_NAME = 4  # syllables that one Latin word may spell
# English words that look as one syllable, or two, of pinyin and begin sentences.
_WORDS_OF_ENGLISH = word_set(
    """
    a an he she me we you her men women long song sun fan gun ban tan pan can do die lie hang bang
    ran rang sang sage wan who hen pen pin pi ping bin fang gang gong hong lung mine tai dan chin
    china so no one ten to wine made name dame game same tame date gate late
    """
)
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁"
    "任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴"
    "莫孔向汤常康易乔赖文庄施洪温柯俞柳阮倪颜祝甘霍翁聂关焦辛欧裴鲁阎宗"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蔣葉蘇呂盧鍾譚陸範賈韋鄒閆龍賀顧龔萬錢嚴湯喬賴莊溫顏聶關歐魯閻"
)
_DOUBLE_SURNAMES = word_set(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 长孙 長孫 "
    "宇文 端木 南宫 南宮 独孤 獨孤 轩辕 軒轅"
)
_ALL_SURNAMES = SURNAMES | _DOUBLE_SURNAMES
_WORDS_TOO = frozenset(
    "高黄黃白马馬江方文石常万萬钱錢田毛金向关關于汤湯陆陸安时時云水叶葉花温溫龙龍余雷谷牛米"
)
"""Surnames that are common words: more has to say that they are names."""
_FAMILIAR = frozenset("小老阿")
# Ends of places that are named with characters which are words by themselves: 青桥镇, 柳下村.
_PLACE_ENDS = frozenset("镇鎮乡鄉县縣村庄莊")
_WHERE = word_set(
    "在 到 去 往 至 从 從 于 於 回 来自 來自 位于 位於 来到 來到 前往 离开 離開 回到 住在 经过 經過"
)
_NOT_OF_PLACES = frozenset(
    "的了着著过過是和与與及或也都就还還又不没沒有很最这這那哪各每某全本同另别別其该該"
    "我你您他她它们們谁誰一二两兩三四五六七八九十百千几幾半多少个個"
    "大小老新旧舊好坏壞高低远遠近穷窮富整同邻鄰在到去往从從把被让讓给給对對向"
)


class ChineseWordKinds:
    """Kinds of Chinese words, as language.word_kinds.WordKinds."""

    def __init__(self, chinese: Chinese, words: WordFile, syllables: Syllables) -> None:
        """`syllables` are those that a character may be read with."""
        self._chinese = chinese
        self._given = words.scores("given")
        self._all_syllables = syllables
        self._syllables: Recent[str, str] = Recent(_CHARACTERS_KEPT)

    def cut(self, text: str, corrections: Corrections) -> Sequence[CutWord]:
        """The words of a text, which together are the text."""
        return self._chinese.kinds(text, corrections)

    def _syllable(self, character: str) -> str:
        """The usual syllable of a character, "" for none."""
        return (self._all_syllables(character) or ("",))[0]

    def counts(self, word: str) -> bool:
        """Whether it is made as a number, a number with its measure or a date is made."""
        return any(shape.fullmatch(word) for shape in (_COUNTED, _PLAIN, _DATE))

    def is_concept(self, word: str) -> bool:
        """Whether it is to be learnt although it is written as a name."""
        return _CONCEPT.fullmatch(word) is not None

    def repeats(self, word: str) -> str:
        """The word that this one repeats, "" for none."""
        half, rest = divmod(len(word), 2)
        if half and not rest and word[:half] == word[half:]:
            return word[:half]
        if len(word) == 4 and word[0] == word[1] and word[2] == word[3]:
            return word[0] + word[2]
        found = _TRIED.fullmatch(word) or _ASKED.fullmatch(word)
        return found[1] if found else ""

    def fuller(self, word: str) -> Sequence[str]:
        """Forms of a word that mean the same and are taught in its place."""
        if len(word) != 1:
            return ()
        taught = [_FULLER[word]] if word in _FULLER else []
        return taught + [word + ending for ending in _ENDINGS]

    def divisions(self, word: str) -> Iterator[Parts]:
        """The ways in which a word may be made of two parts, those of grammar first."""
        places = range(len(word) - 1, 0, -1)
        for at in places:
            first, second = word[:at], word[at:]
            if second in _BOUND_AFTER:
                yield Parts(at, is_regular=True, second_is_bound=True)
            elif _is_regular(first, second):
                yield Parts(at, is_regular=True)
            elif first == "第":
                yield Parts(at, is_regular=True, first_is_bound=True)
        if possible := _POSSIBLE.fullmatch(word):
            yield Parts(len(possible[1]), is_regular=True, is_certain=True, skipped=1)
        for at in places:
            is_act = at == 1 and word[0] in _ACTS and word[1:] not in _PLACES | _RESULTS
            yield Parts(at, is_act=is_act)

    def name_pieces(self, words: Sequence[CutWord], answer: str) -> frozenset[int]:
        """Which words are pieces of names, or of numbers that were cut, by signs or translation."""
        name = TokenKind.NAME
        found = {i for i, (_, kind) in enumerate(words) if kind is name}
        for i, (word, _) in enumerate(words):
            if word in _ALL_SURNAMES:
                found |= self._person(words, i)
            elif word in _OF_FRACTIONS:
                found |= _fraction(words, i)
            elif word in _PLACE_ENDS:
                found |= _place(words, i)
        if answer and (wanted := _latin_names(answer)):
            found |= self._spelt(words, wanted)
        return frozenset(found)

    def measures(self, words: Sequence[CutWord]) -> frozenset[int]:
        """Which words only say in what the number before them counts."""
        found = set()
        for i in range(1, len(words)):
            word, before = words[i][0], words[i - 1][0]
            if word[:1] not in _IN_MEASURES or not _MEASURE.fullmatch(word):
                continue
            if before in _BETWEEN and i > 1:
                before = words[i - 2][0]
            # 棵 棵 of 一 棵 棵, which is each of them.
            if _COUNTING.fullmatch(before) or (before == word and i - 1 in found):
                found.add(i)
        return frozenset(found)

    def _person(self, words: Sequence[CutWord], at: int) -> set[int]:
        """The pieces of the name that begins with a surname; none where no sign says that."""
        before = words[at - 1][0] if at else ""
        after = words[at + 1][0] if at + 1 < len(words) else ""
        if len(after) > 1 and after in TITLES:
            return {at}
        if before in _FAMILIAR and (at < 2 or _ends(words[at - 2])):
            return {at - 1, at}
        given: list[int] = []
        for i in range(at + 1, min(len(words), at + 3)):
            if len(words[i][0]) != 1 or self._given.get(words[i][0], -9.0) <= 0:
                break
            given.append(i)
        score = sum(self._given[words[i][0]] for i in given)
        begins = not before or _ends(words[at - 1]) or before in TITLES
        enough = (1.0 if begins else 2.5) + (2.0 if words[at][0] in _WORDS_TOO else 0.0)
        return {at, *given} if given and score > enough else set()

    def _spelt(self, words: Sequence[CutWord], wanted: frozenset[str]) -> set[int]:
        """The words whose syllables a name in the translation spells: 青 and 桥 for Qingqiao."""
        found: set[int] = set()
        begun = {name[:end] for name in wanted for end in range(1, len(name) + 1)}
        text = "".join([word for word, _ in words])
        spoken = self._syllables.all_of(text, self._syllable)
        if begun.isdisjoint(spoken):
            return found
        ends = list(accumulate([len(word) for word, _ in words]))
        for first, syllable in enumerate(spoken):
            if syllable not in begun or text[first] <= _LAST_LATIN:
                continue
            spelt, begins = "", bisect_right(ends, first)
            for at in range(first, min(first + _LONGEST_NAME, len(text))):
                index = bisect_right(ends, at)
                spelt += spoken[at]
                if not spoken[at] or words[index][1] not in _SPOKEN or spelt not in begun:
                    break
                pieces = range(begins, index + 1)
                if spelt in wanted and _may_be_name(words, pieces, spelt != spoken[at]):
                    found.update(pieces)
        return found


def _is_regular(first: str, second: str) -> bool:
    """Whether two parts stand together as grammar puts them, and not as a word has grown."""
    behind = second in _PLACES or second in _RESULTS or (second in _KINDS_OF and len(first) > 1)
    return behind or first in _BEFORE


def _fraction(words: Sequence[CutWord], at: int) -> set[int]:
    """The pieces of a fraction around its middle, 三分 之 二; none where it is no fraction."""
    for first, last in ((at - 1, at + 1), (at - 2, at + 1)):
        pieces = words[max(first, 0) : last + 1]
        if _FRACTION.fullmatch("".join(word for word, _ in pieces)):
            return set(range(max(first, 0), last + 1))
    return set()


def _place(words: Sequence[CutWord], at: int) -> set[int]:
    """The pieces of a place that ends here, 在 青 桥 镇; none where no sign says that it is one."""
    for first in (at - 2, at - 3):
        pieces = [word for word, _ in words[max(first, 0) : at]]
        if first < 1 or any(len(one) > 1 or one in _NOT_OF_PLACES for one in pieces):
            return set()
        if words[first - 1][0] in _WHERE:
            # The end itself says what it is: a word as any other.
            return set(range(first, at))
    return set()


def _ends(word: CutWord) -> bool:
    """Whether it is no word: a mark, a space, the end of a clause."""
    return not word[0][:1].isalnum()


def _latin_names(answer: str) -> frozenset[str]:
    """The capitalised words of a translation in lower case, and each two that stand together."""
    matches = list(_CAPITALISED.finditer(answer))
    found = {_letters(match[0]) for match in matches}
    for one, other in pairwise(matches):
        # Zhang Wei, as two words, and Qing-Qiao.
        if answer[one.end() : other.start()] in (" ", "-"):
            found.add(_letters(one[0] + other[0]))
    return frozenset(found - _WORDS_OF_ENGLISH)


def _letters(word: str) -> str:
    """The letters of pinyin in lower case, without tone marks, apostrophes and a genitive."""
    return re.sub("['’]s?$|['’]", "", word.translate(_PLAIN_LETTERS)).lower()


def _may_be_name(words: Sequence[CutWord], pieces: range, is_long: bool) -> bool:
    """Whether words that sound like a name can be one: of several syllables, or a surname."""
    return is_long or words[pieces[0]][0] in SURNAMES
