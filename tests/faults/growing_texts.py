"""Chinese sentences with their translations, as many as wanted, and a ZIP to put files in."""

import io
import random
import re
import zipfile

Files = list[tuple[str, bytes]]
Pair = tuple[str, str]

_WORDS = re.findall(
    r"(\S+)=(\S+)",
    "雨=rain 河=river 山=mountain 书=book 老师=teacher 学生=student 城市=city 村子=village "
    "船=boat 桥=bridge 灯=lamp 门=door 窗户=window 夜晚=night 早晨=morning 冬天=winter "
    "夏天=summer 火车=train 马=horse 猫=cat 狗=dog 朋友=friend 母亲=mother 父亲=father "
    "信=letter 茶=tea 米饭=rice 市场=market 商人=merchant 士兵=soldier 医生=doctor 病人=patient "
    "声音=voice 故事=story 歌=song 花=flower 树=tree 石头=stone 道路=road 海=sea",
)


def sentences(size: int, seed: int = 1) -> list[Pair]:
    """So many Chinese sentences with their translations, the same ones every time."""
    chance = random.Random(seed)
    found = []
    for number in range(size):
        words = chance.choices(_WORDS, k=4)
        chinese, english = (list(side) for side in zip(*words, strict=True))
        found.append(
            (
                f"{chinese[0]}在{chinese[1]}旁边，{chinese[2]}看见{number}个{chinese[3]}。",
                f"The {english[0]} by the {english[1]}: a {english[2]} saw {number} {english[3]}s.",
            )
        )
    return found


def numbered(size: int) -> list[tuple[int, Pair]]:
    """So many sentences with their numbers."""
    return list(enumerate(sentences(size)))


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP container of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()
