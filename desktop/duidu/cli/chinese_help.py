"""The help of the command line in Chinese, for people whose locale is Chinese.

The table is plain Python, because the translations of the window are read by Qt, which no command
but open loads. A test finds every text of the help that has no Chinese here.
"""

import argparse
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "of a PDF: both texts in two columns, under each other, or one alone": (
            "PDF：两种文字左右两栏、上下对照，或只印一种"
        ),
        "of a PDF: over every word, or none": "PDF：每个词都注拼音，或都不注",
        "of a PDF: notes at the foot of the sheet, after the text, or none": (
            "PDF：笔记印在页脚、正文之后，或不印"
        ),
        "of a PDF: 12, 10.5 or 9 points, with lines and rows as close as fits": (
            "PDF：12、10.5 或 9 磅，行距和段距与之相称"
        ),
        "of a PDF: the size of its sheets": "PDF：纸张大小",
        # argparse itself
        "positional arguments": "参数",
        "options": "选项",
        "show this help message and exit": "显示本帮助后退出",
        "show program's version number and exit": "显示版本号后退出",
        # duidu
        "Duidu 对读: read two texts against each other.": "对读（Duidu）：两种文字，对照着读。",
        "duidu FILE [FILE2] opens the window.": "duidu FILE [FILE2] 打开窗口。",
        "keep articles and notes in this folder (or set DUIDU_LIBRARY); for every command": (
            "文章和笔记存放在这个文件夹（也可以设置环境变量 DUIDU_LIBRARY）；适用于所有命令"
        ),
        "keep everything in the folder duidu-data beside the program, from now on": (
            "从现在起，所有数据都存放在程序旁边的 duidu-data 文件夹"
        ),
        # open
        "open a bilingual text in the window": "在窗口中打开双语文本",
        "Opens a text in the window, or saves a picture of the window.": (
            "在窗口中打开文本，或将窗口存为图片。"
        ),
        "one file with both languages, or two with one each": (
            "一个含两种语言的文件，或两个各含一种语言的文件"
        ),
        "one file with both languages, or two with one each; more are put on the shelf": (
            "一个含两种语言的文件，或两个各含一种语言的文件；更多的文件会放到书架上"
        ),
        "save a picture of the window and exit; needs no display": (
            "将窗口存为图片后退出，不需要显示器"
        ),
        "size of the picture in logical pixels": "图片的大小，单位为逻辑像素",
        "pixels for each logical pixel, 1 to 4": "每个逻辑像素对应的像素数，1 到 4",
        "show the dictionary card of this word": "显示这个词的词典卡片",
        "open a panel beside the text": "在正文旁边打开一个面板",
        "theme of the picture": "图片的主题",
        "where the picture shows pinyin": "图片中哪些地方显示拼音",
        "how the picture arranges the two texts": "图片中两种文字的排列方式",
        "language of the interface in the picture": "图片中界面的语言",
        # import
        "add texts to the library": "将文本加入文库",
        "a file with both languages, two with one each, or one with a text alone; or a folder, or "
        "two, whose files are paired by name and become the chapters of one book": (
            "一个含两种语言的文件，两个各含一种语言的文件，或一个只有原文的文件；"
            "也可以是一个或两个文件夹，其中的文件按名称配对，成为一本书的章节"
        ),
        "every file is an article of its own, and no book is made": (
            "每个文件各成一篇文章，不合成书"
        ),
        "print one line of JSON for each article": "每篇文章输出一行 JSON",
        "print what would be recognised and add nothing": "只输出识别结果，不加入文库",
        "how the files are encoded, if the guess is wrong": "自动判断有误时，指定文件的编码",
        "the two languages (zh-Hans,en), or that of a text alone, if the guess is wrong": (
            "自动判断有误时，指定两种语言（如 zh-Hans,en），或单独一篇原文的语言"
        ),
        "how one file holds both, or that it holds one, if the guess is wrong": (
            "自动判断有误时，指定两种语言在同一文件中的排列方式，或只有一种语言"
        ),
        "the translation of a text alone, which is named by its file or the id of its article": (
            "单独一篇原文的译文；原文用它的文件或文章的编号来指定"
        ),
        "put the second language first": "第二种语言排在前面",
        # check
        "check a translation": "检查译文",
        "Checks a translation and prints what a reviser should look at. Exits with 1 where "
        "something was found and with 0 where nothing was. Rows are counted from 0, those of a "
        "table without its header; places are characters of the row's text on either side. "
        "Checks that are switched off in the window do not run, and what was set aside there is "
        "not told.": (
            "检查译文，输出审校者应当看的地方。发现问题时退出码为 1，没有问题时为 0。"
            "行号从 0 数起，表格不算表头；位置是该行两侧文本中的字符序号。"
            "窗口中关闭的检查不运行，窗口中略去的项不再列出。"
        ),
        "one file with both languages, two with one each, or the id of an article": (
            "一个含两种语言的文件，两个各含一种语言的文件，或文章的编号"
        ),
        "json (default): an object a line; tsv: a table; html: a page; xlsx: a workbook. The "
        "last two are for people and count rows from 1": (
            "json（默认）：每行一个对象；tsv：表格；html：网页；xlsx：工作簿。"
            "后两种供人阅读，行号从 1 算起"
        ),
        "run only these checks, by commas": "只做这些检查，用逗号分开",
        "leave these checks out, by commas": "不做这些检查，用逗号分开",
        "a glossary (CSV, TSV, TBX) that must be kept to": "必须遵守的术语表（CSV、TSV、TBX）",
        "checks of your own, by regular expressions (JSON)": (
            "自定义的检查，用正则表达式写成（JSON）"
        ),
        "findings that are no faults, with their keys": "不算错误的项，连同它们的键",
        "print the keys of findings, for --ignore": "输出各项的键，供 --ignore 使用",
        "run every check as it comes, whatever was switched off or set aside in the window": (
            "运行全部检查，不论窗口中关闭或略去了什么"
        ),
        "print the names and their renderings": "输出专名及其译名",
        "print the checks there are": "列出所有检查",
        # align
        "align a text and print the beads": "对齐文本，输出对应的句子",
        "Aligns one or two files and prints which sentences answer each other. Of each bead it "
        "says two probabilities: score, that the texts are cut there and not elsewhere, and pair, "
        "that both sides say the same.": (
            "对齐一个或两个文件，输出哪些句子互相对应。每组给出两个概率："
            "score 表示文本确实在此处切分，pair 表示两侧说的是同一件事。"
        ),
        "json (default), tsv, or ladder: one line for each sentence bead": (
            "json（默认）、tsv，或 ladder：每组对应的句子一行"
        ),
        "every line is one sentence, and the two files are the two sides": (
            "每行一句，两个文件各为一侧"
        ),
        "the first alignment of the window, without refinement": (
            "只做窗口最初显示的那种对齐，不再细化"
        ),
        # pinyin, words, lookup, senses, links
        "print the readings of Chinese text": "输出中文的读音",
        "Reads lines from standard input and prints the readings of each.": (
            "逐行读取标准输入，输出每行的读音。"
        ),
        "how readings are written (default: marks)": "读音的写法（默认为 marks，带声调符号）",
        "one field for each character, - where it has no reading": (
            "每个字一个字段，没有读音的写作 -"
        ),
        "lines are Chinese, TAB, English; the English helps to choose readings": (
            "每行依次为中文、制表符、英文；借助英文选择读音"
        ),
        "cut Chinese text into words": "将中文切分成词",
        "Reads lines from standard input and prints the words of each.": (
            "逐行读取标准输入，输出每行的词。"
        ),
        "speak text into a sound file": "朗读文本，存为声音文件",
        "Reads text from standard input and writes how it sounds as a WAV file.": (
            "读取标准输入的文本，把朗读的声音写成 WAV 文件。"
        ),
        "the language of the text: zh or en (default: what it looks like)": (
            "文本的语言：zh 或 en（默认按文字判断）"
        ),
        "the voice (default: the first)": "语音（默认为第一个）",
        "how fast it is spoken, 0.5 to 1.5 (default: 1)": "语速，0.5 到 1.5（默认为 1）",
        "the sound file to write": "要写的声音文件",
        "print when each word sounds, one JSON object a word": (
            "输出每个词何时读出，每个词一个 JSON 对象"
        ),
        "look a word up": "查词",
        "Looks up Chinese, pinyin (yinhang, yin2hang2, yh) or English.": (
            "可以查中文、拼音（yinhang、yin2hang2、yh）或英文。"
        ),
        "Chinese, pinyin or English": "中文、拼音或英文",
        "print one JSON object instead of text": "输出一个 JSON 对象，而不是文本",
        "choose the sense meant, by the translation": "根据译文选择词义",
        "Reads lines of JSON (id, zh, en, start, end, word) and prints for each the senses of the "
        "word, best first.": (
            "逐行读取 JSON（id、zh、en、start、end、word），输出该词的各个词义，最合适的在前。"
        ),
        "link the words of sentence pairs": "标出句对中互相对应的词",
        "Reads lines “Chinese ||| English” and prints for each the word links as i-j pairs, "
        "counted from 0.": (
            "逐行读取“中文 ||| 英文”，以 i-j 的形式输出互相对应的词，从 0 开始编号。"
        ),
        "the words of the lines are separated by spaces already": "各行的词已经用空格分开",
        "print links with at least this probability (0.35: precision and recall about equal)": (
            "只输出概率不低于此值的对应（0.35 时精确率与召回率大致相等）"
        ),
        # notes
        "add, list, export and import notes": "添加、列出、导出和导入笔记",
        "add notes, one JSON object a line, and print each id once its note is saved": (
            "添加笔记，每行一个 JSON 对象；每条笔记保存后输出其编号"
        ),
        "read from standard input": "从标准输入读取",
        "who wrote those that name no author; without it the name in the settings": (
            "没有写明作者的笔记由谁署名；不给出时用设置中的署名"
        ),
        "print notes": "输出笔记",
        "print one JSON object a line, as “notes add” reads them": (
            "每行输出一个 JSON 对象，格式与“notes add”读取的相同"
        ),
        "only of this article": "仅限这篇文章",
        "write notes with quotation, context and counterpart": (
            "导出笔记，附引文、上下文和对应的译文"
        ),
        "the format": "格式",
        "the file to write; standard output without it": "要写入的文件；省略时写到标准输出",
        "merge notes from a JSON file of Duidu, Hypothes.is or the W3C standard": (
            "从对读、Hypothes.is 或 W3C 标准的 JSON 文件合并笔记"
        ),
        "the JSON file": "JSON 文件",
        "the article to put them on, whatever the file says": (
            "把笔记放到这篇文章上，不管文件里写的是哪一篇"
        ),
        # find
        "find words with their sentences and translations": "查找词语，附上所在的句子和译文",
        "what to find, on either side": "要查找的内容，可以在任一侧",
        "only where the answering sentence has this": "只在对应的句子含有此内容时",
        "only where the answering sentence lacks this": "只在对应的句子不含此内容时",
        "the texts are regular expressions": "这些内容是正则表达式",
        "only on this side": "只在这一侧",
        "only in this article; may be given several times": "只在这篇文章中；可以多次指定",
        "by the words beside it": "按旁边的词排序",
        "at most so many lines (10000)": "最多输出的行数（10000）",
        "print what was found, and how often": "输出找到的内容和次数",
        "write a file of this format": "写成这种格式的文件",
        "the file to write": "要写入的文件",
        # list
        "list the articles with their ids, last read first": "列出文章及其标识，最近读过的在前",
        "write every article into the folder OUT; files that are there are left as they are": (
            "将每篇文章写入文件夹 OUT；已有的文件保留不动"
        ),
        # review
        "print what is due in review, move it elsewhere": "列出到期该复习的词，把复习记录移到别处",
        "print the words that are due, in their order": "按顺序列出到期的词",
        "print one JSON object with the counts": "输出一个 JSON 对象，含各项数目",
        "write cards and answers as JSON Lines": "把卡片和每次作答写成 JSON Lines",
        "add the cards and answers of such a file": "加入这样一个文件中的卡片和作答",
        "the file; - for standard input": "文件；- 表示标准输入",
        # terms
        "import, export and list the terms of the glossary": "导入、导出或列出术语表中的术语",
        "add the terms of a CSV, TSV, XLSX or TBX file": (
            "加入 CSV、TSV、XLSX 或 TBX 文件中的术语"
        ),
        "the file with the terms": "含有术语的文件",
        "the article they are for, with its languages": "这些术语所属的文章，语言以它为准",
        "what each column is: a language, note, project, status, forbidden, source, target or - "
        "(en,zh,note)": (
            "每一列是什么：语言代码、note、project、status、forbidden、source、target 或 -"
            "（如 en,zh,note）"
        ),
        "write the terms of the glossary": "写出术语表中的术语",
        "the format (default: by OUT)": "格式（默认按 OUT 的后缀）",
        "only those that concern this article": "只限与这篇文章有关的术语",
        "print the terms of the glossary": "列出术语表中的术语",
        "print one JSON object a line": "每行输出一个 JSON 对象",
        # known
        "import and export the words you know; how much of a text they are": (
            "导入和导出您认识的词；一篇文本认识多少"
        ),
        "mark words as known: a list, a table, an Anki package, Pleco's cards": (
            "将词标为认识：列表、表格、Anki 牌组、Pleco 生词卡"
        ),
        "the file with the words": "含有词的文件",
        "what FILE is (default: guess)": "FILE 的种类（默认自动判断）",
        "all words up to this level of HSK 2021": "HSK 2021 这一级及以下的所有词",
        "the words studied in Anki, which runs with its add-on AnkiConnect": (
            "在 Anki 中学过的词；Anki 须正在运行并装有 AnkiConnect 插件"
        ),
        "write the words you marked as a table": "将标过的词写成表格",
        "the file to write, .tsv, .csv or .txt; standard output without it": (
            "要写入的文件，.tsv、.csv 或 .txt；省略则为标准输出"
        ),
        "print how much of a text you know, and the words that help most": (
            "输出一篇文本认识多少，以及最有用的生词"
        ),
        "a text, bilingual or Chinese": "双语或中文文本",
        "print one JSON object": "输出一个 JSON 对象",
        "your level (default: as set)": "您的级别（默认按设置）",
        # library
        "check, back up and restore the library": "检查、备份和恢复文库",
        "print where the library and its backups are": "输出文库及其备份的位置",
        "check the library for damage; changes nothing": "检查文库是否损坏，不作任何改动",
        "copy what can be read into a new library; the old one is kept": (
            "把能读出的内容复制到新的文库，旧文库保留"
        ),
        "list the books and texts, last read first": "列出书和文章，最近读过的在前",
        "print one line of JSON for each book or text": "每本书或每篇文章输出一行 JSON",
        "make a verified backup and print its path": "做一个经过校验的备份，并输出其路径",
        "list the backups, or restore one": "列出备份，或恢复其中一个",
        "a file, its number in the list, or “newest”": (
            "备份文件、它在列表中的序号，或 newest（最新的）"
        ),
        "only print what is in the backup": "只输出备份的内容",
        "make a library from the plain copies of its articles": "用文章的纯文本副本重建文库",
        "the folder of the copies (default: beside the library)": (
            "副本所在的文件夹（默认在文库旁边）"
        ),
        "the new library (default: where --library says)": (
            "新的文库（默认在 --library 指定的位置）"
        ),
        "write a plain JSON Lines copy of every article": "将每篇文章写成 JSON Lines 纯文本副本",
        "the folder to write to (default: beside the library)": "要写入的文件夹（默认在文库旁边）",
        # export, doctor
        "write an article or a book in another format": "将文章或整本书导出为其他格式",
        "the id of the article": "文章的编号",
        "write a whole book, by its title or id": "导出整本书，用书名或编号指定",
        "the file to write, - for standard output": "要写入的文件，- 表示标准输出",
        "overwrite a file that exists already": "覆盖已有的文件",
        "of subtitles, write this language alone": "只写字幕中的这一种语言",
        "print versions, folders, how files are read, the library's health": (
            "输出版本、文件夹、读取文件的方式和文库的状况"
        ),
    }
)
_SIMPLIFIED = ("zh", "zh_CN", "zh_SG", "zh_Hans")
# Marks that must not begin a line.
_CLOSING = "，。、；：？！）”》"


def wants_chinese(environment: Mapping[str, str]) -> bool:
    """Whether an environment asks for simplified Chinese, by the rules of gettext."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return False
    # LANGUAGE lists languages by preference and goes before the locale, except before C.
    first = (environment.get("LANGUAGE") or locale).partition(":")[0]
    # A locale such as zh_CN.UTF-8@pinyin: encoding and modifier say nothing of the language.
    code = first.partition(".")[0].partition("@")[0]
    return code in _SIMPLIFIED or code.startswith("zh_Hans_")


def translate(parser: argparse.ArgumentParser) -> None:
    """Put the help of a parser and of its commands into Chinese. A text without Chinese stays."""
    parser.formatter_class = _Formatter
    parser.description, parser.epilog = map(_chinese, (parser.description, parser.epilog))
    # argparse has no public way to its groups and arguments.
    for group in parser._action_groups:  # noqa: SLF001
        group.title = _chinese(group.title)
    for action in parser._actions:  # noqa: SLF001
        action.help = _chinese(action.help)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action._choices_actions:  # noqa: SLF001
                command.help = _chinese(command.help)
            for name in action.choices:
                translate(action.choices[name])


def _chinese(text: str | None) -> str | None:
    return TEXTS.get(text, text) if text is not None else None


class _Formatter(argparse.HelpFormatter):
    """Breaks lines between hanzi, each two columns wide."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin with the Chinese word for usage."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = wrap(" ".join(text.split()), width - len(indent))
        return "\n".join(indent + line for line in lines)


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` columns: at spaces and beside hanzi."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and _columns(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """Split a text where a line may end: after a word's space and beside hanzi."""
    pieces: list[str] = []
    for character in text:
        before = pieces[-1][-1] if pieces else " "
        may_break = before == " " or _columns(before) == 2 or _columns(character) == 2
        if not pieces or (may_break and character not in _CLOSING and character != " "):
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def _columns(text: str) -> int:
    """The width of a text in a terminal."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
