"""What the first row of a table calls its columns: languages, notes and the like.

Used for tables of texts and for glossaries. Names are looked for in the languages in which such
files are commonly made.
"""

import re
from typing import NamedTuple

from duidu.language.registry import language_named

SOURCE, TARGET, PROJECT = "source", "target", "project"
NOTE, DEFINITION = "note", "definition"
STATUS, SOURCE_STATUS = "status", "source-status"
FORBIDDEN_WORDS, SYNONYM = "forbidden", "synonym"
SOURCE_LANGUAGE, TARGET_LANGUAGE = "source-language", "target-language"
ROW, OTHER = "row", "other"

# By role; words of one name are compared without the spaces and marks between them.
_NAMES = {
    SOURCE: "source, src, term, terms, word, words, entry, headword, lemma, original, "
    "source term, source text, text, expression, 原文, 术语, 術語, 词语, 词条, 单词, 源语, 源文, "
    "原语, 用語, 原語, 見出し語, begriff, benennung, quelle, quelltext, ausgangstext, "
    "ausgangssprache, terme, mot, término, termino, termine, palabra, origen",
    TARGET: "target, tgt, trg, translation, translations, target term, target text, rendering, "
    "equivalent, equivalents, 译文, 譯文, 译名, 譯名, 译法, 譯法, 翻译, 翻譯, 目标, 目标语, 译语, "
    "訳語, 訳文, 訳, übersetzung, ziel, zieltext, zielsprache, entsprechung, traduction, "
    "traducción, traduccion, traduzione, tradução, équivalent",
    NOTE: "note, notes, comment, comments, remark, remarks, 备注, 備註, 備考, 注记, 注記, "
    "コメント, メモ, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, kommentare, "
    "notiz, notizen, hinweis, hinweise, commentaire, commentaires, remarque, remarques, nota, "
    "notas, comentario, comentarios, observaciones, 批注, 评论, 注释, 註釋",
    DEFINITION: "definition, definitions, description, explanation, context, example, examples, "
    "usage, reference, meaning, 注解, 说明, 說明, 説明, 定义, 定義, 解释, 释义, 例句, 语境, "
    "definitionen, beispiel, kontext, définition, definición",
    PROJECT: "project, domain, subject, subject field, field, category, topic, area, 项目, 領域, "
    "领域, 主题, 分类, 类别, 学科, 专业, 分野, カテゴリ, プロジェクト, projekt, fachgebiet, "
    "sachgebiet, thema, bereich, kategorie, domaine, sujet, catégorie, projet, tema, ámbito, "
    "categoría, proyecto",
    STATUS: "status, state, approval, term status, usage status, administrative status, 状态, "
    "狀態, 状態, 地位, 使用状态, ステータス, zustand, statut, estado",
    FORBIDDEN_WORDS: "forbidden, forbidden term, forbidden terms, do not use, dont use, "
    "not to use, deprecated, deprecated term, avoid, prohibited, 禁用, 禁用词, 禁用译法, "
    "禁用译名, 禁止, 勿用, 不用, 禁止用語, 使用禁止, 禁止訳語, verboten, nicht verwenden, "
    "verbotene benennung, interdit, à éviter, prohibido",
    SYNONYM: "synonym, synonyms, variant, variants, alternative, alternatives, alias, aliases, "
    "同义词, 同義詞, 近义词, 别名, 別名, 别称, 又称, 又译, 其他译法, 类语, 類語, 同義語, "
    "synonyme, synonymes, variante, varianten, variantes, sinónimo, sinónimos, sinonimo",
    SOURCE_STATUS: "source status, source term status, status of source",
    SOURCE_LANGUAGE: "source language, source lang, src lang, 原文语言, 源语言, 原语言, "
    "quellsprache, langue source",
    TARGET_LANGUAGE: "target language, target lang, tgt lang, trg lang, 译文语言, 目标语言, "
    "langue cible",
    ROW: "row, line",
    OTHER: "id, no, nr, number, key, index, 序号, 编号, 号码, 番号, 番號, pinyin, 拼音, reading, "
    "读音, 読み, pos, part of speech, 词性, 品詞, wortart, gender, genus, date, created, "
    "modified, author, creator, 日期, 作者, datum, autor, client, customer, url, link, "
    "source of term, 来源, 出处, 出典, quellenangabe",
}
_WORDS = re.compile(r"[^\W_]+")
# Longer ones are texts, which may have the name of a language in them.
_LONGEST = 48
_MOST_WORDS = 4


class ColumnName(NamedTuple):
    """What a column is by its name: a role, "" for a name that says nothing, and a language.

    Of a column of words in a language the role is "" and `language` its code.
    """

    role: str = ""
    language: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the name says what the column is."""
        return bool(self.role or self.language)


def column_name(cell: str) -> ColumnName:
    """Tell what a column is from its name, such as “EN”, “英文术语” or “Note (German)”."""
    cell = cell.strip()
    if not cell or len(cell) > _LONGEST:
        return ColumnName()
    if language := language_named(cell):
        return ColumnName(language=language)
    if role := _role(cell):
        return ColumnName(role)
    return _two_in_one(cell)


def names_plainly(cell: str) -> bool:
    """Whether a name is more than a code or a sign, which may be a word of a text as well."""
    name = column_name(cell)
    return name.is_known and (len(cell.strip()) > (3 if cell.isascii() else 1))


def _role(name: str) -> str:
    plain = _plainly(name)
    return next((role for role, names in _ROLES.items() if plain in names), "")


def _two_in_one(cell: str) -> ColumnName:
    """What a name says that has a language and a role in it, as “English notes” or “英文术语”."""
    words = _WORDS.findall(cell)
    if len(words) > _MOST_WORDS:
        return ColumnName()
    for cut in range(1, len(words)):
        for one, other in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            language, role = language_named("-".join(one)), _role(" ".join(other))
            if language and role:
                return _together(role, language)
    if len(words) == 1 and not words[0].isascii():
        word = words[0]
        for cut in range(1, len(word)):
            for one, role_name in ((word[:cut], word[cut:]), (word[cut:], word[:cut])):
                language, role = language_named(one), _role(role_name)
                if language and role:
                    return _together(role, language)
    return ColumnName()


def _together(role: str, language: str) -> ColumnName:
    # The words of a language, whichever side they are said to be of.
    return ColumnName("" if role in (SOURCE, TARGET, SYNONYM) else role, language)


def _plainly(name: str) -> str:
    return "".join(_WORDS.findall(name.casefold()))


_ROLES = {role: frozenset(map(_plainly, names.split(", "))) for role, names in _NAMES.items()}
