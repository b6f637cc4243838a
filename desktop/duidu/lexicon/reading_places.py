"""Where a reading can stand at all, so that the translation decides only what is open.

A translation that happens to have a word of a gloss must not overrule a reading that the sentence
itself settles: 给 behind 提供 is gěi, whatever is supplied. The table names readings that only
certain surroundings allow; it is written as the rules of function_rules.py. A reading that it does
not name is possible everywhere; one that it names several times, wherever one of the lines holds.
"""

from duidu.lexicon.entry import Entry
from duidu.lexicon.rules import Rules

PLACES = r"""
给  [补自配薪]_  ji3=
给  _[养予与]  ji3=
了  [^，。！？不取获觉值懂记晓赢夺博]得_(?:吗|吧|呢|啊|的)?{E}  liao3=
了  (?<![取获觉值懂记晓赢夺博])不_  liao3=
了  _[结断却解望]  liao3=
中  (?<!生)[打射击猜看选命押考砍料相投切]_|(?<![传小学论演解听])说_  zhong4=
中  _(?:[了过奖毒弹计箭暑风邪枪举招标彩圈刀签肯听用意]|{P})  zhong4=
中  (?<![打射猜看选命押考砍料投])_(?![了奖毒弹暑邪枪彩])  zhong1=
得  (?<=[^，。！？必须还都也总就可非])_(?![等按照])  de5=
得  _(?!了)  dei3=
得  (?<=[^，。！？])_(?![很十太更最挺非特够不])  de2=
得  ^_  de2=
长  (?<![很太更最挺极长])_  zhang3=
长  [最更]_ @eld\w+|older|oldest|senior|grow\w*|grew  zhang3=
地  [^，。！？田雪土草拖扫耕种荒何之此该各某本异]_(?![里上中下后前外]|面|方|点)[^，。！？、；]  de5=
地  (?<![静慢悄轻渐默偷匆深狠牢])_  di4=
地  _[里上中下，。！？、；]  di4=
吧  [网贴氧迪]_  ba1=
吧  _ @bars?|pubs?|cafes?|cafés?|tavern  ba1=
只  (?<![一二两三四五六七八九十百千万几每另半0-9有是像象])_  zhi3=
只  _(?=[有是要能会好见想]) @only|just|merely|alone|simply|solely|nothing|nobody|none|no  zhi3=
只  {D}_|[有是像象买养抓杀吃]_  zhi1=
只  _(?:身|影|字|言)  zhi1=
哪  (?<![住在去到从打往由])_{E}  na5=
好  [爱喜嗜偏最很真]_  hao4=
好  (?<![个名位的些种])_[^，。！？了的吗吧呢几多久像]  hao4=
差  (?<![很太真最更越挺较])_  cha1=
难  _(?![^，。！？、；的了我你他她在时过之中临])  nan4=
教  (?:[请任受宗诸传佛回家执施管]|基督|天主)_  jiao4=
教  _(?:[师材会堂徒育]|学(?!生|校|习))  jiao4=
当  [上典恰适家得]_|把[^，。]{1,8}_|_[真作做铺票掉天晚年月]  dang4=
当  _(?!铺) @pawn\w*|treat\w*|regard\w*|take \w+ for|took \w+ for|mistook|trap\w*|tricked|cheated
      dang4=
率  (?<![比税利汇概频效速脂成功死亡出生])_  shuai4=
率  [^，。！？]_  lv4=
雨  天_|_(?:雪|雹|血|粟)|(?:^|[，。])_我  yu4=
食  [以饮]_(?!为)[^，。]|_之  si4=
语  [人莫弗]_|_之|_[人曰]|不以  yu4=
衣  [解]_|_(?:锦|褐|布|帛|绣|我|之)  yi4=
王  (?<![欲])_(?!之)  wang2=
王  (?:[不欲可能足以未始得当遂先先自称]|天下|之)_|_(?:天下|之|关中|秦|蜀|汉中|于|三秦)|_{E}  wang4=
妻  _(?!之{E}|焉{E})  qi1=
妻  [以欲愿遂而因]_|(?:女|妹|子|之)_|_(?:之|以|焉|公)  qi4=
女  _(?:安|知|乎|何|与|等|曹|亦|为|勿)|[语谓告吾]_  ru3=
数  (?<![没无有人岁个次总指参])_(?![个十百千万年日月小分次名位天周倍])  shu3=
重  {N}_|_(?![点要大量视心任力工金型担伤病])|双_  chong2=
重  _[写做说讲来] @heav\w*|hard\w*|weight\w*|strong\w*|harsh\w*  zhong4=
重  (?<!{N})_(?!新|复|来|逢|申|演|返|建|读|组|启|版|试|装|启|名|做|写|考|庆|阳|九)  zhong4=
过  (?<![怎么样来去时难经度通超渡胜逃不越飞流穿开游走跑骑])_
    (?![一二两三四五六七八九十几半0-9]*(?:分|小时|天|年|个|秒|周|月))
    (?![蜜日冬夏节生圣假周马河街桥江海境来去头年])  guo5=
过  [流开走跑飞穿跳越绕游骑爬]_[^，。] @have|has|had|'ve|ever|never  guo5=
过  _(?!了?{E})  guo4=
过  _(?!的) @pass\w*|cross\w*|over|past|through|across|by|liv\w*|led|lead\w*|spen\w*|celebrat\w*|
    observ\w*|after|later|exceed\w*|go|went|gone|undergo|escap\w*|surviv\w*  guo4=
为  (?<![”』」》皆均即乃称视作成认分变改列译任选命沦化转])_[^，。！？；]  wei4=
为  (?<![因])_ @is|are|was|were|be|being|been|am|as|becom\w*|became|by|call\w*|nam\w*|turn\w*|into|
    equal\w*|'s|make\w*|made|at|from|with|ha[sd]|appoint\w*|elect\w*|rang\w*|total\w*|of|to|in
      wei2=
为  (?<![因])_{N}[^，。]{0,4}{E}  wei2=
着  (?<![沉熟昏])[睡找猜打见碰遇摸买逮用犯数管够轮点烧][不得]?_|不_  zhao2=
着  _(?:火|凉|急|迷|慌|魔|忙|三不着|地(?=[，。]|$))  zhao2=
着  (?:[一几高妙这那下])_|一不  zhao1=
着  [身衣穿]_|_(?:装|色|手|陆|眼|重|落|力|想|笔)  zhuo2=
还  _(?!在|没|不|是|会|能|要|可|应|得|比|有人|帮|替|跟|和|把|从|向|客气|以为|算|说|想|打算|
    像|用|请|来|去|很|挺|更|真|未|曾)  huan2=
起来  (?<![站坐爬跳])_  qi5lai5=
起来  (?:^|[，。！？快早晚不没能想他她我你们起再刚才就站坐爬了])_|_(?:吧|了|！|，|后|得)  qi3lai5=
出来  [^，。！？]_  chu5lai5=
东西  _  dong1xi5=
子  _  zi5=
子  (?<![票瓜橡种房车桌椅李杏栗椰橘柚桃梅])_  zi3=
疏散  _(?!了|人|到|开)  shu1san3=
处  (?<![没沒无有各何别好坏长短用难到])_  chu3=
冲  _(?![到进出上下向过入])  chong4=
贾  [商书大良富多善]_|_[人竖市者商]  gu3=
儿  (?:^|[，。！？、女婴幼孤健男生育托])_|_[女童子孙媳科]  er2=
告诉  _ @su\w+|lawsuit|complain\w*|charge\w*|prosecut\w*|litigat\w*  gao4su4=
"""


class ReadingPlaces:
    """Tells whether a reading is possible where a word stands."""

    def __init__(self) -> None:
        self._rules = Rules(PLACES)

    def allow(self, entry: Entry, before: str, after: str, english: str) -> bool:
        """Whether the entry's reading is possible between these simplified texts."""
        reading = "".join(entry.reading)
        named = [rule for rule in self._rules.of(entry.simplified) if rule.reading == reading]
        return not named or any(rule.holds(before, after, english.lower()) for rule in named)
