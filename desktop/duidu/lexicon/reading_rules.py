"""English that tells how a common character of several readings is read.

The glosses of the dictionary name few of the words by which a translator says them: a tree falls,
topples or collapses where 倒 is dǎo, and is poured, reversed or upside down where it is dào. The
table is written as that of function_rules.py.
"""

# A weight of its own, less than that of a construction: such a word may answer another one.
READING_RULES = r"""
倒  _ @fall\w*|fell|toppl\w*|tip\w* over|knock\w* (?:\w+ ){0,2}(?:over|down)|collaps\w*|
    overthr\w+|bankrupt\w*|stumbl\w*  dao3=  0.35
倒  _ @pour\w*|upside|revers\w*|back(?:ed|ing|s)|back up|invert\w*|backwards?|empt\w+|
    dump\w*|on the contrary  dao4=  0.35
教  _ @religio\w+|faith|church|sect\w*  jiao4=  0.35
看  _ @guard\w*|tend(?:s|ed|ing)?|mind(?:s|ed|ing)?|look\w* after|watch\w* over|babysit\w*|
    keep\w* an eye|kept (?:guard|an eye)  kan1=  0.35
看  _ @look\w* at|s[ae]w|see\w*|read\w*|watch\w* (?:tv|television|a film)|visit\w*|think\w*|
    view\w*  kan4=  0.35
背  _ @memori[sz]\w*|by heart|recit\w*|behind|back to  bei4=  0.35
背  _ @carr(?:y|ies|ied|ying)|shoulder\w*|
    on (?:his|her|my|your|their|its|our|one's) backs?  bei1=  0.35
调  _ @transfer\w*|swap\w*|exchang\w*|reassign\w*|melody|accents?|tones?|
    deploy\w*  diao4=  0.35
调  _ @adjust\w*|tuned|tuning|mix\w*|season\w*|blend\w*|mediat\w*|set|
    turn\w* (?:up|down)  tiao2=  0.35
转  _ @spin\w*|spun|revolv\w*|rotat\w*|circl\w*|whirl\w*|round and round|stroll\w*|
    twirl\w*  zhuan4=  0.35
转  _ @turn\w* (?:left|right|back|over|away)|pass\w* (?:\w+ )?on|transfer\w*|forward\w*|
    chang\w*  zhuan3=  0.35
散  _ @scatter\w*|loose\w*|c[ao]me (?:apart|undone)|untied  san3=  0.35
散  _ @dispers\w*|br[eo]\w* up|clear\w*|lift\w*|dissipat\w*|end\w*  san4=  0.35
涨  _ @swell\w*|swoll\w*|bloat\w*|expand\w*|flush\w*|turned red  zhang4=  0.35
涨  _ @r[io]se\w*|rising|risen|w[e]nt up|go\w* up|gone up|increas\w*|dearer|price\w*|
    cost\w*  zhang3=  0.35
冲  _ @punch\w*|pungent|rude\w*|blunt\w*|stamp\w*|strong  chong4=  0.35
冲  _ @rush\w*|charg\w*|rins\w*|flush\w*|brew\w*|wash\w*|infus\w*|dash\w*  chong1=  0.35
蒙  _ @fool\w*|trick\w*|cheat\w*|deceiv\w*|kidding|guess\w*|dup\w+  meng1=  0.35
蒙  _ @cover\w*|veil\w*|blindfold\w*|ignoran\w*  meng2=  0.35
塞  _ @frontier|borders?|fortress|pass  sai4=  0.35
塞  _ @stuff\w*|plug\w*|cram\w*|cork\w*|squeez\w*|jam\w*  sai1=  0.35
丧  _ @mourn\w*|funerals?|bereave[dm]\w*|burial  sang1=  0.35
丧  _ @los[et]\w*|dejected|depress\w*|downcast  sang4=  0.35
泥  _ @plaster\w*|daub\w*  ni4=  0.35
泥  _ @mud\w*|clay  ni2=  0.35
磨  _ @mills?|millstones?|grindstones?  mo4=  0.35
磨  _ @grind\w*|sharpen\w*|polish\w*|wear\w*|worn|rub\w*|chaf\w*  mo2=  0.35
钉  _ @
    (?:a|an|the|any|no|some|these|those|need|of|with|many|few|more|rusty|iron) nails?  ding1=  0.35
钉  _ @nail(?:ed|ing)|hammer\w*|sew\w*|bind\w*|bound|dr[io]ven?  ding4=  0.35
铺  _ @shops?|stores?|stalls?|bunks?|berths?|beds? (?:is|are|on)  pu4=  0.35
铺  _ @spread\w*|pav\w*|la(?:y|id|ying)|ma(?:ke|de|king) (?:\w+ )?beds?|
    beds? (?:\w+ ){1,3}made|unroll\w*|cover\w*  pu1=  0.35
缝  _ @cracks?|seams?|slits?|gaps?|crevices?  feng4=  0.35
缝  _ @sew\w*|stitch\w*|mend\w*  feng2=  0.35
和  _ @knead\w*  huo2=  0.35
和  _ @mix\w*|blend\w*|stir\w*  huo4=  0.35
空  _ @free|spare|vacan\w*|blank|leisure|time  kong4=  0.35
空  _ @hollow|in vain|sky|emptied  kong1=  0.35
难  _ @disasters?|calamit\w*|refugees?|distress|suffer\w*  nan4=  0.35
难  _ @difficult\w*|hard|tough|awkward  nan2=  0.35
差  _ @send\w*|sent|errands?|dispatch\w*|business trip  chai1=  0.35
差  _ @lack\w*|short|bad|poor|wors\w*|missing  cha4=  0.35
差  _ @differ\w*|margin|gap  cha1=  0.35
处  [之各何四好坏长短高低远深痛妙用益害难错]_  chu4=  0.9
处  _ @offices?|departments?|places?|bureau  chu4=  0.35
处  _ @g[eo]ts? along|getting along|dat(?:ed|ing)|punish\w*|between  chu3=  0.35
假  _ @on leave|leave|holidays?|vacations?|days? off  jia4=  0.35
假  _ @fakes?|false|counterfeit\w*|forg\w+|phon\w+|artificial|untrue|sham  jia3=  0.35
当  _ @pawn\w*|(?:take|took|taken|taking) (?:\w+ ){1,3}(?:for|as)|regard\w*|mist[ao]\w*|
    treat\w* (?:\w+ ){1,3}as  dang4=  0.35
当  _ @becom\w*|became|serv\w* as|act\w* as|work\w* as|posts?|when  dang1=  0.35
吐  _ @vomit\w*|sick|thr[oe]w\w* up|thrown up|nause\w*  tu4=  0.35
吐  _ @spit\w*|spat|stick\w* out|stuck out  tu3=  0.35
数  _ @count\w*|miscount\w*  shu3=  0.35
数  _ @numbers?|amounts?|figures?|several|digits?  shu4=  0.35
量  _ @measur\w*|took (?:\w+ ){1,3}temperature  liang2=  0.35
量  _ @amounts?|quantit\w*|volumes?|capacity  liang4=  0.35
扇  _ @fanned|fanning|fan (?:me|him|her|it|us)|slap\w*  shan1=  0.35
扇  _ @(?:a|the|my|your|his|her|any) fans?|doors?|windows?  shan4=  0.35
挑  _ @pick\w*|choos\w*|chose\w*|select\w*|fussy|carr(?:y|ied|ies|ying)  tiao1=  0.35
挑  _ @stir\w*|prov\w*|incit\w*|pok\w*|prick\w*|rais\w*  tiao3=  0.35
卷  _ @roll\w*|curl\w*|swe[ep]\w*|wrap\w*  juan3=  0.35
卷  _ @exam\w*|test\w*|papers?|volumes?|scrolls?  juan4=  0.35
应  _ @should|ought|must  ying1=  0.35
应  _ @answer\w*|respon\w*|repl\w*|agree\w*  ying4=  0.35
称  _ @suit\w*|match\w*|fit\w*  chen4=  0.35
称  _ @call\w*|weigh\w*|prais\w*|nam\w*|claim\w*|known  cheng1=  0.35
省  _ @sav\w*|provinces?|omit\w*|thrift\w*|skip\w*  sheng3=  0.35
省  _ @reflect\w*|examin\w*|aware\w*|self-examination  xing3=  0.35
折  _ @somersault\w*|tumbl\w*  zhe1=  0.35
折  _ @snap\w*|los[set]\w*  she2=  0.35
折  _ @fold\w*|discounts?|bend\w*|bent  zhe2=  0.35
禁  _ @forbid\w*|forbade|prohibit\w*|bann?\w*|not allowed  jin4=  0.35
禁  _ @stand|endur\w*|last\w*|durable|hold\w* up|help  jin1=  0.35
落  _ @left|leave|forg[eo]t\w*|omit\w*|miss\w*|lag\w*|behind  la4=  0.35
落  _ @fall\w*|fell|drop\w*|land\w*|set(?:s|ting)?  luo4=  0.35
横  _ @rude\w*|unreasonable|fierce|harsh|insolent|brutal\w*  heng4=  0.35
横  _ @horizontal\w*|cross\w*|across|sideways  heng2=  0.35
晃  _ @dazzl\w*|flash\w*|glar\w*  huang3=  0.35
晃  _ @sway\w*|sh[ao]\w*k\w*|rock\w*|swing\w*|swung|wobbl\w*  huang4=  0.35
抹  _ @wip\w*  ma1=  0.35
抹  _ @appl\w*|smear\w*|rub\w* on|put\w* on  mo3=  0.35
抹  _ @plaster\w*|daub\w*  mo4=  0.35
拧  _ @pinch\w*|wr[iu]ng\w*  ning2=  0.35
拧  _ @screw\w*|unscrew\w*|turn\w*  ning3=  0.35
盛  _ @fill\w*|ladl\w*|help\w* (?:\w+ )?to|contain\w*  cheng2=  0.35
盛  _ @flourish\w*|prosper\w*|in full bloom|grand\w*  sheng4=  0.35
夹  _ @lined|lining|double  jia2=  0.35
夹  _ @pinch\w*|clip\w*|squeez\w*|caught|between  jia1=  0.35
卡  _ @stuck|jam\w*|chok\w*|wedged  qia3=  0.35
卡  _ @cards?|trucks?|calories?  ka3=  0.35
观  _ @temples?|taoist|monastery  guan4=  0.35
号  _ @wail\w*|howl\w*|cr(?:y|ied|ying)|yell\w*  hao2=  0.35
号  _ @number\w*|marks?|horns?|size  hao4=  0.35
炸  _ @explo\w*|bomb\w*|bl[eo]w\w* up|blown up|blast\w*|burst\w*  zha4=  0.35
炸  _ @fr(?:y|ied|ies|ying)|deep-fr\w+  zha2=  0.35
喝  _ @shout\w*|bellow\w*|yell\w*  he4=  0.35
喝  _ @dr[aiu]nk\w*|sip\w*  he1=  0.35
圈  _ @pens?|sty|sties|fold  juan4=  0.35
圈  _ @circles?|circled|rings?|laps?  quan1=  0.35
圈  _ @penned|pen (?:\w+ )?in|lock\w*|shut  juan1=  0.35
干  _ @dry|dried|dries|drying  gan1=  0.35
干  _ @do|does|did|done|doing|work\w*  gan4=  0.35
朝  _ @mornings?|dawn  zhao1=  0.35
朝  _ @fac(?:e|es|ed|ing)|toward\w*|dynast\w*|court  chao2=  0.35
传  _ @biograph\w*|lives of|life of  zhuan4=  0.35
传  _ @pass\w*|spread\w*|hand\w*|summon\w*|rumou?r\w*  chuan2=  0.35
载  _ @years?|record\w*|publish\w*  zai3=  0.35
载  _ @carr\w*|load\w*  zai4=  0.35
曲  _ @songs?|tunes?|melod\w*|music\w*  qu3=  0.35
曲  _ @bent|crook\w*|curv\w*|winding  qu1=  0.35
弹  _ @bullets?|bombs?|shells?|pellets?  dan4=  0.35
弹  _ @play\w*|pluck\w*|spr[aiu]ng\w*|flick\w*|bounc\w*|shot  tan2=  0.35
藏  _ @hid\w*|conceal\w*|collect\w*|stor\w*  cang2=  0.35
藏  _ @tibet\w*  zang4=  0.35
系  _ @t(?:ie|ies|ied|ying)|fasten\w*|button\w*|buckl\w*|knot\w*  ji4=  0.35
系  _ @departments?|faculty|systems?  xi4=  0.35
行  _ @all right|ok\w*|will do|travel\w*|walk\w*|capable|journey\w*  xing2=  0.35
行  _ @lines?|rows?|trades?|profession\w*|firms?  hang2=  0.35
降  _ @surrender\w*|subdu\w*|tam(?:e|ed|ing)  xiang2=  0.35
降  _ @fall\w*|fell|drop\w*|lower\w*|reduc\w*|land\w*|cut  jiang4=  0.35
相  _ @looks?|photo\w*|appearance|physiognomy|minister  xiang4=  0.35
相  _ @each other|one another|mutual\w*  xiang1=  0.35
模  _ @mou?lds?|moulded  mu2=  0.35
累  _ @tired\w*|weary|exhaust\w*|tiring  lei4=  0.35
累  _ @accumulat\w*|implicat\w*|involv\w*|repeated\w*  lei3=  0.35
闷  _ @stuffy|airless|muffled|sultry  men1=  0.35
闷  _ @bor(?:ed|ing)|depress\w*|gloomy|sealed|sad  men4=  0.35
少  _ @young|youth\w*  shao4=  0.35
种  _ @plant\w*|grow\w*|grew|sow\w*  zhong4=  0.35
种  _ @kinds?|types?|seeds?|sorts?|breeds?  zhong3=  0.35
乐  _ @music\w*  yue4=  0.35
乐  _ @happ\w*|joy\w*|pleas\w*|laugh\w*|cheerful  le4=  0.35
角  _ @roles?|parts?|actors?|actress\w*  jue2=  0.35
角  _ @corners?|horns?|angles?|antlers?  jiao3=  0.35
供  _ @confess\w*|sacrific\w*|offer\w* to|testif\w*  gong4=  0.35
供  _ @suppl\w*|provid\w*|support\w*  gong1=  0.35
扎  _ @t(?:ie|ied|ying)|bind\w*|bound|braid\w*  za1=  0.35
扎  _ @prick\w*|stab\w*|pierc\w*|camp\w*|stung|sting\w*  zha1=  0.35
宁  _ @rather  ning4=  0.35
待  _ @stay\w*|spen[dt]\w*  dai1=  0.35
待  _ @treat\w*|wait\w*|entertain\w*  dai4=  0.35
奔  _ @head\w* for|nearing|approach\w*  ben4=  0.35
咽  _ @swallow\w*|gulp\w*  yan4=  0.35
切  _ @cut\w*|slic\w*|chop\w*  qie1=  0.35
吧  _ @bars?|pubs?  ba1=  0.35
正  _ @first month  zheng1=  0.35
分  _ @elements?|components?  fen4=  0.35
没  _ @sank|sunk|sink\w*|submerg\w*|drown\w*|inundat\w*|under water  mo4=  0.35
没  _ @gone|no longer|not|no|n't  mei2=  0.35
间  _ @gaps?|crack  jian4=  0.35
间  _ @rooms?|between|among  jian1=  0.35
钻  _ @diamonds?|drills?  zuan4=  0.35
钻  _ @crawl\w*|drill(?:ed|ing)|squeez\w*|dug  zuan1=  0.35
"""
