"""A text without a title in it is called as its file, without the language in the name."""

import pytest

from duidu.app.opening.file_titles import title_of_file


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("ep.zh.srt", "ep"),
        ("ep.en.srt", "ep"),
        ("第三集.zh-CN.srt", "第三集"),
        ("news.zh-en.txt", "news"),
        ("story_en.txt", "story"),
        ("story-zh_TW.txt", "story"),
        ("story zh.txt", "story"),
        ("en_story.txt", "story"),
        ("zh-CN.story.txt", "story"),
        ("故乡（中文）.docx", "故乡"),
        ("The River [English].docx", "The River"),
        ("【译文】河.txt", "河"),
        ("report.translation.txt", "report"),
        ("Film.2019.1080p.chs.eng.srt", "Film.2019.1080p"),
        ("film.chs&eng.ass", "film"),
        ("片子.简体&英文.ass", "片子"),
        ("片子.中英双语.srt", "片子"),
        ("故事【双语】.txt", "故事"),
        ("The River (bilingual).epub", "The River"),
        # Words of a title stay.
        ("双语.txt", "双语"),
        ("双语学习.txt", "双语学习"),
        ("bilingual children.txt", "bilingual children"),
        ("lost-in-translation.txt", "lost-in-translation"),
        ("Lost in Translation.txt", "Lost in Translation"),
        ("learning english.txt", "learning english"),
        ("golden.txt", "golden"),
        ("coup-de.txt", "coup-de"),
        ("version 1.2.txt", "version 1.2"),
        ("zh.txt", "zh"),
        ("原文.txt", "原文"),
        ("README", "README"),
    ],
)
def test_the_language_is_no_part_of_the_title(name: str, title: str) -> None:
    assert title_of_file(name) == title
