"""Radicals of Chinese characters, which many a PDF names instead of the characters themselves.

Fonts draw 行 and the radical ⾏ with one glyph, and no dictionary has the radical. Unicode says
which character is which (EquivalentUnifiedIdeograph.txt of version 14); a shape that is only ever a
part of others is the character that it is of.
"""

from unicodedata import normalize

_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭"
    "⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙"
    "⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_CHARACTERS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻"
    "竹糹纟罓罒网冗𦉫羊羊羊耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶邑钅長镸长门阜阝雨青韦"
    "页风飞食食食饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
# Doubles of characters for other standards, which fonts draw with one glyph as well.
_DOUBLES = range(0xF900, 0xFADA)
CHARACTERS = {
    **{code: normalize("NFC", chr(code)) for code in _DOUBLES},
    **{code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **{ord(one): other for one, other in zip(_RADICALS, _CHARACTERS, strict=True)},
}
"""The character of each radical and double, for str.translate."""
