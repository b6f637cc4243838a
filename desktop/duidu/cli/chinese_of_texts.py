"""The help in Chinese of the program itself, and of the commands that take and give texts."""

from collections.abc import Mapping
from types import MappingProxyType

OF_TEXTS: Mapping[str, str] = MappingProxyType(
    {
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
        "json (default), tsv, or ladder: one line for each sentence bead; of a corpus jsonl "
        "(default), moses, xces or tmx": (
            "json（默认）、tsv，或 ladder：每组对应的句子一行；"
            "语料库为 jsonl（默认）、moses、xces 或 tmx"
        ),
        "every line is one sentence, and the two files are the two sides": (
            "每行一句，两个文件各为一侧"
        ),
        "the first alignment of the window, without refinement": (
            "只做窗口最初显示的那种对齐，不再细化"
        ),
        "a corpus": "语料库",
        "All documents of a folder, paired by name and by content, become pairs of sentences in "
        "another. A run that was stopped is gone on with by the same command.": (
            "把一个文件夹中的全部文档按名称和内容配对，对齐成句对，写入另一个文件夹。"
            "中断之后，用同一条命令继续。"
        ),
        "align all that is in this folder": "对齐这个文件夹中的全部文档",
        "the folder to write the corpus into": "写入语料库的文件夹",
        "so many processes (default: one a core)": "进程数（默认每个核心一个）",
        "align on the cluster of this Dask scheduler": "在这个 Dask 调度器的集群上对齐",
        "only documents in these two languages; A becomes the source": (
            "只要这两种语言的文档；A 作为原文"
        ),
        "leave out pairs that came before": "去掉重复的句对",
        "leave out pairs of which a side is not in its language": "去掉有一侧语言不符的句对",
        "leave out pairs of which a side is more than X times as long as usual": (
            "去掉有一侧的长度超出通常 X 倍的句对"
        ),
        "leave out pairs with a lower score, 0 to 1": "去掉 score 低于此值的句对，0 到 1",
        "leave out pairs that say the same with a lower probability, 0 to 1": (
            "去掉两侧意思相同的概率（pair）低于此值的句对，0 到 1"
        ),
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
    }
)
