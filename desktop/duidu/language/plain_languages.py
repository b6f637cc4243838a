"""Languages without a folder, a line each; their texts are read plainly.

Texts in Latin letters are told apart by the file that by_words reads; the common words are for
checks of a translation.
"""

from duidu.core.errors import Sentence
from duidu.language.description import LanguageDescription


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


# How likely a text is in a language that is seldom read beside Chinese.
_RARER = -5.0

PLAIN_LANGUAGES = (
    LanguageDescription(
        "ja",
        Sentence("Japanese"),
        scripts=("Hani", "Kana"),
        spaced_words=False,
        spaced_sentences=False,
        other_codes=("jpn",),
        column_names=_names(
            "japanese, 日语, 日文, 日本語, 日, jp, japanisch, japonais, japonés, 일본어"
        ),
    ),
    LanguageDescription(
        "ko",
        scripts=("Hang",),
        other_codes=("kor",),
        column_names=_names("korean, 韩语, 韩文, 韓国語, 한국어, 韩, kr, koreanisch, coréen"),
    ),
    LanguageDescription(
        "de",
        Sentence("German"),
        common_words=_words(
            "der die und das nicht ich ist zu den ein mit sich auf dem eine war sie von auch wie"
        ),
        other_codes=("deu", "ger"),
        column_names=_names("german, deutsch, 德语, 德文, ドイツ語, 德, allemand, alemán, tedesco"),
    ),
    LanguageDescription(
        "fr",
        Sentence("French"),
        common_words=_words(
            "le la les des et que une est dans pas qui vous pour je elle avec sur au ce plus"
        ),
        other_codes=("fra", "fre"),
        column_names=_names(
            "french, français, 法语, 法文, フランス語, 法, französisch, francés, francese"
        ),
    ),
    LanguageDescription(
        "es",
        Sentence("Spanish"),
        common_words=_words(
            "el los las que y una por con para su del no se lo como más pero al era"
        ),
        other_codes=("spa",),
        column_names=_names(
            "spanish, español, 西班牙语, 西班牙文, スペイン語, spanisch, espagnol, spagnolo"
        ),
    ),
    LanguageDescription(
        "it",
        common_words=_words("il che di la non per una sono gli con della è si le più da ma nel"),
        other_codes=("ita",),
        column_names=_names(
            "italian, italiano, 意大利语, 意大利文, イタリア語, italienisch, italien"
        ),
    ),
    LanguageDescription(
        "pt",
        common_words=_words("que não uma os para com do da em por mais as dos como mas foi ao ele"),
        other_codes=("por",),
        column_names=_names(
            "portuguese, português, 葡萄牙语, 葡萄牙文, ポルトガル語, portugiesisch, portugais"
        ),
    ),
    LanguageDescription(
        "nl",
        offered=False,
        common_words=_words("de het een van en niet dat zijn ik op te was met voor die hij maar"),
        other_codes=("nld", "dut"),
        column_names=_names(
            "dutch, nederlands, 荷兰语, 荷兰文, オランダ語, niederländisch, néerlandais"
        ),
    ),
    LanguageDescription(
        "ru",
        scripts=("Cyrl",),
        other_codes=("rus",),
        column_names=_names("russian, русский, 俄语, 俄文, ロシア語, 俄, russisch, russe, ruso"),
    ),
    LanguageDescription(
        "vi",
        common_words=_words("và của là không một có những được cho người trong với này các đã"),
        other_codes=("vie",),
        column_names=_names(
            "vietnamese, tiếng việt, 越南语, 越南文, ベトナム語, vn, vietnamesisch"
        ),
    ),
    LanguageDescription(
        "el",
        offered=False,
        scripts=("Grek",),
        other_codes=("ell", "gre"),
        column_names=_names("greek, ελληνικά, 希腊语, 希腊文, ギリシャ語, griechisch, grec"),
    ),
    LanguageDescription(
        "ar",
        offered=False,
        scripts=("Arab",),
        other_codes=("ara",),
        column_names=_names("arabic, العربية, 阿拉伯语, 阿拉伯文, アラビア語, arabisch, arabe"),
    ),
    LanguageDescription(
        "he",
        offered=False,
        scripts=("Hebr",),
        other_codes=("heb",),
        column_names=_names("hebrew, עברית, 希伯来语, 希伯来文, ヘブライ語, hebräisch, hébreu"),
    ),
    LanguageDescription(
        "hi",
        offered=False,
        scripts=("Deva",),
        other_codes=("hin",),
        column_names=_names("hindi, हिन्दी, 印地语, ヒンディー語"),
    ),
    LanguageDescription(
        "th",
        offered=False,
        scripts=("Thai",),
        spaced_words=False,
        other_codes=("tha",),
        column_names=_names("thai, ไทย, 泰语, 泰文, タイ語, thailändisch"),
    ),
    LanguageDescription(
        "pl",
        offered=False,
        likely=_RARER,
        other_codes=("pol",),
        column_names=_names("polish, polski, 波兰语, 波兰文, ポーランド語, polnisch, polonais"),
    ),
    LanguageDescription(
        "sv",
        offered=False,
        likely=_RARER,
        other_codes=("swe",),
        column_names=_names(
            "swedish, svenska, 瑞典语, 瑞典文, スウェーデン語, schwedisch, suédois"
        ),
    ),
    LanguageDescription(
        "da",
        offered=False,
        likely=_RARER,
        other_codes=("dan",),
        column_names=_names("danish, dansk, 丹麦语, 丹麦文, デンマーク語, dänisch, danois"),
    ),
    LanguageDescription(
        "no",
        offered=False,
        likely=_RARER,
        other_codes=("nor", "nb", "nn", "nob", "nno"),
        column_names=_names(
            "norwegian, norsk, 挪威语, 挪威文, ノルウェー語, norwegisch, norvégien"
        ),
    ),
    LanguageDescription(
        "fi",
        offered=False,
        likely=_RARER,
        other_codes=("fin",),
        column_names=_names("finnish, suomi, 芬兰语, 芬兰文, フィンランド語, finnisch, finnois"),
    ),
    LanguageDescription(
        "cs",
        offered=False,
        likely=_RARER,
        other_codes=("ces", "cze"),
        column_names=_names("czech, čeština, 捷克语, 捷克文, チェコ語, tschechisch, tchèque"),
    ),
    LanguageDescription(
        "hu",
        offered=False,
        likely=_RARER,
        other_codes=("hun",),
        column_names=_names(
            "hungarian, magyar, 匈牙利语, 匈牙利文, ハンガリー語, ungarisch, hongrois"
        ),
    ),
    LanguageDescription(
        "ro",
        offered=False,
        likely=_RARER,
        other_codes=("ron", "rum"),
        column_names=_names(
            "romanian, română, 罗马尼亚语, 罗马尼亚文, ルーマニア語, rumänisch, roumain"
        ),
    ),
    LanguageDescription(
        "tr",
        offered=False,
        likely=_RARER,
        other_codes=("tur",),
        column_names=_names("turkish, türkçe, 土耳其语, 土耳其文, トルコ語, türkisch, turc"),
    ),
    LanguageDescription(
        "id",
        offered=False,
        likely=_RARER,
        other_codes=("ind",),
        column_names=_names(
            "indonesian, bahasa indonesia, 印尼语, 印度尼西亚语, インドネシア語, indonesisch"
        ),
    ),
)
