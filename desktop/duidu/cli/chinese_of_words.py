"""The help in Chinese of the commands about words, notes, terms and the library."""

from collections.abc import Mapping
from types import MappingProxyType

OF_WORDS: Mapping[str, str] = MappingProxyType(
    {
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
        # sync
        "keep the library in step with your other devices": "与您的其他设备同步文库",
        "the folder that your devices share, or the address of one on a WebDAV server": (
            "各设备共用的文件夹，或 WebDAV 服务器上文件夹的地址"
        ),
        "your name at the server": "您在服务器上的用户名",
        "encrypt what is shared with a passphrase, which is asked for": (
            "用口令加密共享的内容；运行时会询问口令"
        ),
        "call this device so": "本机的名称",
        "only print how it is, exchange nothing": "只输出状态，不同步",
        "keep it in step no longer": "停止同步",
        "let the statistics go, too: what you read on which day, added up over your devices": (
            "统计也一并同步：哪一天读了多少，各台设备加在一起"
        ),
        "let settings go, too: how texts look and are read, and what you aim at": (
            "也同步设置：文章的外观、阅读方式和学习目标"
        ),
        "print who did what in a row of an article, the latest first": (
            "列出文章某一行由谁做了什么，最近的在前"
        ),
        "say what stays of two texts that --status lists as to be decided": (
            "--status 列出的待定两份文本，说明留下哪一份"
        ),
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
    }
)
