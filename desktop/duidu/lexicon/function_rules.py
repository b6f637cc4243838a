"""Rules by which the text around a Chinese word tells its sense: function words, complements.

One rule a line; a line that begins with four spaces goes on with the rule before. The columns stand
two or more spaces apart: the word, its surroundings, the sense and, where it is not the usual one,
the weight.

The surroundings are regular expressions for what stands before and after the word, with an
underscore in its place, then perhaps @ and what the English has. A rule with the underscore alone
is the default. The sense is the beginning of a gloss, with a reading and = before it where the
reading decides.

{N} is a number or an indefinite one, {D} a number or a demonstrative, {P} a pronoun, {E} the end of
a clause, {M} a measure word.
"""

FUNCTION_RULES = r"""
了  (?<![取获觉值懂记晓赢博])[得不]_  liao3=(used with  0.9
了  (?:太|可|真|极|死|坏)[^，。！？]{0,8}_{E}  le5=(modal particle intensifying  0.5
了  _(?:吗|吧|呢|啊|呀|嘛)?{E}  le5=(modal particle indicating change  0.4
了  _(?:吗|吧|呢|啊|呀|嘛)?{E} @has|have|had|was|were|\w+ed  le5=(completed action  0.35
了  _  le5=(completed action  0.5
着  [睡][不得]?_  zhao2=(coll.) to fall asleep  1.0
着  [找猜打见碰遇摸买逮][不得]?_(?:了|{E})  zhao2=(after a verb)  0.9
着  不_  zhao2=(after a verb)  0.9
着  (?:一点就|点|烧|[不没]|就|[灯火柴炉烟])_(?:了|{E}|火|起) @fire|burn\w*|light|lit|flames?
      zhao2=to catch fire  0.9
着  [身衣]_  zhuo2=to wear  0.9
着  _  zhe5=aspect  0.8
过  _(?:马路|街|河|江|桥|海|山|铁路|边境|线)  guo4=to cross  0.9
过  _(?:年|节|生日|春节|圣诞|中秋|端午|元旦|周末|除夕|寿)  guo4=to celebrate  0.9
过  (?:日子|生活)[^，。]{0,4}_  guo4=to live  0.9
过  (?:时间|岁月|假期)[^，。]{0,4}_  guo4=to pass (time)  0.9
过  _(?:着[^，。]{1,8}(?:生活|日子))  guo4=to live  0.9
过  _(?:高|低|多(?!次|少|回|遍|久)|少|快|慢|大|小|重|早|晚|度|热|长|于|分)  guo4=excessively  0.6
过  _  guo5=(experienced  0.6
得  (?:{P}|[就也都还总又可非必先只]|^|[，。！？；：“])_  dei3=to have to  0.9
得  (?:怎么|再)[^，。]*[，也]_  dei3=to have to  0.9
得  _(?:了|上|过)?[^，。]{0,6}(?:病|炎|癌|感冒|症|流感)  de2=to catch  1.3
得  (?<![跑跳走长写说唱打学])_(?:了|过|到)?[^，。]{0,5}(?:奖|牌|冠军|
    [0-9一二两三四五六七八九十]分|票|第)  de2=to obtain  1.1
得  (?:饭|菜|衣服|做)_(?:了|{E}) @ready|done|finished  de2=ready  1.1
得  不_[^了到]  de2=to permit  0.7
得  _  de5=structural  0.7
地  _(?:里|上|下|面|方|板|位|价|[，。！？；]|$)  di4=ground  0.5
地  _里  di4=field  0.6
地  (?:种|耕|田|荒|土|一块|这块|那块)_  di4=land  0.6
地  _  de5=  0.5
地  _  de5=structural  0.52
的  是[^，。]{0,12}(?:来|去|买|做|写|到|出|说|生|死|回|走|建|学|认识)_{E}  de5=(used at the end
      0.8
的  (?:会|挺|够|怪)[^，。]{1,8}_{E}  de5=(used at the end  0.8
的  似_{E}  de5=(used at the end  0.5
的  [装说想做写吃看买用穿住要]_是  de5=(used after a noun, verb  0.8
的  _(?:{E}|一样|吗|就|也|都)  de5=(used after a noun, verb  0.6
的  (?:{P}|[^，。]{0,3}(?:先生|女士|老师|爸爸|妈妈|父亲|母亲|公司|国家|政府|人民|朋友))_  de5=of;
      0.7
的  [国省市县村山校院家里]_  de5=of;  0.55
的  _  de5=(used after an attribute  0.5
把  一_(?:抓|拉|推|抱|夺|抢|揪|扯)  ba3=classifier: handful  1.1
把  {D}_(?:米|沙|土|糖|盐|汗|泪|花生|豆|瓜子|草|花|头发|胡子|钱|泥)  ba3=classifier: handful  1.0
把  {D}_(?:刀|伞|雨伞|椅|扇|锁|钥匙|茶壶|剪|剑|枪|琴|斧|尺|勺|梳|牙刷|小提琴|吉他|铲|锤)
      ba3=classifier for things with  1.0
把  [壶刀伞勺门锅]的?_|_儿  ba4=handle  0.8
把  _  ba3=(used to put  0.9
被  (?:床|条|棉|盖|叠|厚|薄|铺)(?:一床|着|了)?_  bei4=quilt  0.9
被  _  bei4=used to indicate passive  1.0
将  (?:[大名老虎上中少猛良主武]|[我敌]军)_(?:军|领|士|帅|才|{E}|亲)  jiang4=(bound form) a general
      1.0
将  _[军领士帅]  jiang4=(bound form) a general  0.8
将  _ @will|would|shall|ll|going to|due to|set to|is to|are to|expected to|comes?  jiang1=will
      0.7
将  _(?:于|在|会|要|有|是|继续|不|成为|对)  jiang1=will  0.55
将  _[^，。]{1,12}(?:成|到|至|给|为|入|出|在|掉|下|上|放|撤|送|交|移|撕)  jiang1=(introduces  0.6
将  _  jiang1=will  0.3
将  _  jiang1=(introduces  0.3
就  _[^，。]{1,12}(?:举行|进行|交换|展开|达成|发表|提出|争论|讨论|谈|磋商|协商|作出|做出)
      jiu4=with regard  0.9
就  _(?:[住坐站躺放]?在|是)[^，。]{0,4}(?:这|那|此|里|旁边|附近|对面|隔壁)  jiu4=(same as  0.9
就  _(?:如何|是否|此|有关)  jiu4=with regard  0.9
就  一[^，。]{1,10}，?[^，。]{0,3}_  jiu4=(after a clause  0.8
就  (?:如果|要是|若|假如|只要|既然|倘若|的话|万一|要)[^。]*_  jiu4=(after a suppositional  0.8
就  不是[^。]{1,12}_是  jiu4=(pattern: 不  0.9
就  ^_(?:算|是)[^。]*也  jiu4=(pattern: 就  0.9
就  _[着著]  jiu4=(often followed  0.8
就  _(?:{N}|{P}|剩)[^，。]{0,6} @only|just|alone|merely  jiu4=only;  0.8
就  从?小_  jiu4=(after a clause  0.4
就  _(?:是|像|在|要|这么|那么|不)  jiu4=(same as  0.45
就  _[到来走能可给]  jiu4=(after a clause  0.45
就  _ @then|so  jiu4=(after a suppositional  0.5
就  _ @as soon as|once|the moment|immediately|right away|when  jiu4=(after a clause  0.6
就  _ @if  jiu4=(after a suppositional  0.6
就  _ @just|simply|exactly|precisely  jiu4=(same as  0.45
就  _  jiu4=(after a suppositional  0.4
才  _{N}(?:岁|个|天|年|块|点|分|次|斤|公里|米|[人])  cai2=(before an expression  0.9
才  (?:有|多|奇|天|口|人|英|文|高|很有)_(?:{E}|的|华|能|干|智)  cai2=ability  0.8
才  (?:只有|除非|直到|必须|先|点|年|月|天|夜|晚|后来|这样|那时|怎么)[^。]{0,10}_
      cai2=then and only  0.7
才  (?:我|你|他|她|们|刚|方)_[^{N}] @just|only just  cai2=just now  0.9
才  _  cai2=then and only  0.4
还  _(?:钱|债|书|给|清|款|贷|礼|账)  huan2=to pay  0.9
还  _ @pa(?:y|id) back|repa(?:y|id)|return(?:s|ed|ing)?|g[ia]ve\w* back  huan2=to pay  0.8
还  比[^。，]*_  hai2=even  0.8
还  _(?:可以|行|不错|凑合|好|过得去)  hai2=fairly  0.7
还  _(?:有|买|说|去|写|会|能|给|做|前往|带|包括|将|可|需|要求|曾)  hai2=also  0.6
还  _ @also|too|as well|besides|in addition|another  hai2=also  0.6
还  _ @still|yet  hai2=still  0.7
还  _(?:在|没|不|留|剩|活|像|未|是|住)  hai2=still  0.65
还  _  hai2=still  0.4
都  (?:首|古|故|国|京|迁|建|定)_  du1=capital  0.9
都  _[^，。]{1,8}了 @already|are \w+ed|is  dou1=already  0.7
都  _[{N}十][^，。]{0,5}了  dou1=already  0.8
都  [们俩两].{0,2}_  dou1=all;  0.8
都  连[^。，]*_  dou1=(used for  0.9
都  (?:一[点个句声口眼天次步][^，。]{0,3}|谁|什么|哪[儿里]?)_[没不别]  dou1=(not) at all  0.7
都  (?:一[点个句声口眼天次步][^，。]{0,3}|再[^，。]*|最[^，。]*|比谁|闭着[^，。]*)_
      dou1=(used for  0.75
都  _ @even  dou1=(used for  0.7
都  _ @already  dou1=already  0.7
都  (?:脸|头发|腿|眼睛|嗓子|天|饭|菜|衣服|鞋|汗)_  dou1=(used for  0.6
都  _ @nobody|no one|none  dou1=all;  0.6
都  _  dou1=all;  0.5
会  (?:开|次|个|场|完|散|上|议)(?:了|过)?(?:个|一个|一次)?_(?:{E}|上|议|[，。])  hui4=meeting  0.9
会  ^_[上议]  hui4=meeting  0.7
会  (?:工|学生|协|商|委员|理事|基金|红十字|联合|奥委|联)_  hui4=(suffix)  0.8
会  [一这那多]_儿?(?:{E}|再|就|功夫)  hui4=(bound form) a moment  0.7
会  _ @can|could|knows? how|able  hui4=can;  0.8
会  _(?:说|讲|唱|写|用|弹|画|游泳|开车|做饭|骑|[几]|{N}[种门])  hui4=can;  0.5
会  (?:可能|也许|肯定|一定|将|明天|就|不|都|还|要|才|便|总|没想到)[^，。]{0,4}_  hui4=to be likely
      0.65
会  _ @will|would|ll|going to|likely|sure to  hui4=to be likely  0.7
会  _  hui4=to be likely  0.4
能  (?:核|太阳|电|热|动|势|光|原子|节|化学|巨大的)_(?:{E}|量|源|的)  neng2=(physics)  0.8
能  _  neng2=can  0.5
要  (?:紧|重|首|主)_|_(?:紧|点|闻|道|务|职)  yao4=(bound form) important  0.9
要  (?:^|[，。！？；“])_(?:不|是)?[^，。]{1,15}，  yao4=if  0.75
要  _ @if|had  yao4=if  0.3
要  (?:快|就|将|正|马上|即将|都|又)_  yao4=will  0.6
要  _[^，。]*了{E} @about to|going to|soon|will|ll  yao4=will  0.7
要  _ @will|about to|going to|ll  yao4=will  0.5
要  _ @must|should|have to|has to|ought|need  yao4=need to  0.65
要  _(?:什么|几|多少|哪|这|那|现金|{N})  yao4=to want  0.55
要  _ @want\w*|like|wish\w*|ask\w*  yao4=to want  0.65
要  _  yao4=to want  0.35
可  (?:^|[，。；！？“])_[^以能] @but|however|yet|still|though  ke3=but  0.8
可  _(?:真|好|太|不|别|要|得|是|把|就|了不得)[^。]*[了啊呢！]  ke3=(particle  0.75
可  _(?:以|能|在|用|见|供|由|通过|根据|选|与|被|将|从|按|看|靠|怕|笑|信|用于)  ke3=(prefix)  0.6
可  {P}_别  ke3=(particle  0.8
可  _ @can|could|may|able  ke3=(prefix)  0.55
可  _  ke3=(prefix)  0.3
来  (?:年|月|天|日|周|世纪|长期|时间)_(?:，|的|,|{E}|一直|[^年])  lai2=for the past  0.7
来  [十百千万]_[^，。]  lai2=(after a round  1.0
来  _[世日生春]  lai2=(prefix) the coming  0.8
来  (?:用|通过|以|靠|办法|方法|机会|钱|时间|行动|措施)[^，。]{0,10}_[^了，。]  lai2=(between two
      0.8
来  [不得]_{E}  lai2=(used after  0.8
来  (?:[拿寄送带搬传跑飞买叫取引招换]|带给[^，。]{1,3}|走|传)_  lai2=hither  0.7
来  _  lai2=to come  0.4
去  _(?:年|冬|春|夏|秋|岁)  qu4=(of a time  1.0
去  _(?:皮|壳|核)  qu4=to remove  0.8
去  _[火污湿味油痛]  qu4=to get rid  0.8
去  [寄送带拿发走跑飞游爬开出进回过上下][不得]?_(?:了|{E}|[，])  qu4=(after a verb of motion  0.6
去  [死失减除省抹逝离删擦脱]_  qu4=(used after certain  0.7
去  _(?:了|过)?(?:[^，。]{1,4}(?:开会|旅游|旅行|出差|上学|工作|看病))  qu4=to go to  0.5
去  _  qu4=to go  0.35
上  _(?:大学|小学|中学|学|课|班|高中|初中|幼儿园|夜校)  shang4=to attend  0.9
上  [关穿戴合闭锁盖贴带填装扣爱考赶追遇碰添加换迷踏登迎写][不得]?_(?!面|边|课|学)
      shang4=(directional  0.65
上  _(?:个|一|半|周|星期|次|回|级|述|月|辈)  shang4=(bound form) up  0.7
上  _[册集卷部篇]  shang4=first  0.8
上  (?:^|[，。想要会能不别去我你他们快一])_(?:山|楼|车|船|飞机|台|岸|树|马)  shang4=to climb  0.8
上  _  shang4=(noun suffix)  0.5
下  _(?:个)?(?:月|周|星期|次|一|回|届|季|站|辈|学期|礼拜|个)  xia4=next  0.8
下  {N}_  xia4=measure  0.9
下  _[册集卷部篇]  xia4=second  0.8
下  _(?:结论|定义|决心|判断|断言|命令|诊断)  xia4=to arrive  0.8
下  (?:[脚床桌树灯地楼山底之手名零阳光]|零|月|伞|屋檐|条件)_(?![雪雨车班课])  xia4=below  0.55
下  [放坐躺留脱掉跪流滴倒取拿记停剩写买打生踩陷咽丢扔][不得]?_(?![雪雨])  xia4=down  0.55
下  [雨雪雹霜]_|_(?:雨|雪|雹)|_(?:山|楼|车|船|台|床|马|海|岸|河)  xia4=to go down  0.65
起  {D}_[^，。]{0,6}(?:事|案|祸|纠纷|故|件|灾|袭击|爆炸)  qi3=classifier for occ  1.0
起  (?:从|自)[^，。]{1,14}_  qi3=starting from  0.9
起  [日年月天今号时明]_  qi3=starting from  0.8
起  _[床身]  qi3=to get up  0.8
起  [说想问谈提唱响引举抬拿买看对点燃涌][不得]?_  qi3=verb suffix  0.7
起  站_  qi3=to rise  0.5
到  从[^，。]*_  dao4=to (a place)  0.8
到  [找看听见买收受想碰遇感猜梦学闻拿达做办谈提][不得]?_  dao4=(verb complement  0.8
到  [走跑飞搬送寄停移回带调开睡等推持续撤流落掉]_  dao4=to (a place)  0.65
到  _(?:了|达|期)  dao4=to reach  0.6
到  _[^，。]{0,4}(?:点|月|年|号|底|才)  dao4=to (a place)  0.6
到  _  dao4=to reach  0.4
在  正_  zai4=(used before  0.9
在  (?:不|都|还|已不|父母.{0,2}不)_了?{E}  zai4=to exist  0.9
在  _[^，。]{0,9}(?:[里上下中内外间前后旁边处方国市省家校店馆院站路城京海会村部室年月日时]|公司)
      zai4=(of sb  0.6
在  _ @(?:am|is|are|was|were|been|be|'s|'m|'re) \w+ing  zai4=(used before  0.55
在  (?<![住坐站躺放])_(?:[吃喝看写做睡等打学听说洗找玩读唱跑想哭笑修教画]|工作|开会|下雨|准备)
     @(?:am|is|are|was|were|been|be|'s|'m|'re) \w+ing  zai4=(used before  0.8
在  _  zai4=(of sb  0.4
给  (?<!提)[补供自配薪]_  ji3=to supply  1.0
给  [把将][^，。]*_[^{P}]  gei3=(sentence  0.8
给  _[^，。{P}]{1,3}[淋打骗偷弄撞咬吹晒]  gei3=(grammatical equivalent of 被  0.8
给  _{P}[^，。]{1,3}[破坏走掉死光完丢] @by  gei3=(grammatical equivalent of 被  0.9
给  [卖送寄还交递借发传留带嫁献介绍扔指][^，。]{0,4}_  gei3=to  0.6
给  _{P}[^，。]{0,3}(?:打|买|做|写|倒|讲|介绍|看|开|带|送|寄|发|织|洗|唱|说|找|动|量|盛|拿)
      gei3=for  0.65
给  _[^，。]{1,4}(?:打电话|讲故事|写信|打个|倒|量|做饭)  gei3=for  0.65
给  _(?:了|过)?{P}{N}  gei3=to give  0.7
给  _([^，。我你他她])\1  gei3=to do sth  0.8
给  _ @g[ia]ven?|giv\w+  gei3=to give  0.6
给  _  gei3=to  0.4
对  {N}_[^，。]  dui4=classifier  0.9
对  (?:说|做|猜|答|{P}|算|写)(?:得|的)?_(?:了|{E}|吧|啊)  dui4=right  0.9
对  ^_[，。！了吧啊]  dui4=right  0.9
对  队_|_[^，。]{1,4}队  dui4=to face  0.8
对  _(?:一)?(?:遍|下|表|账|答案)  dui4=to check  0.9
对  _[着著]  dui4=to face  0.6
对  _[^，。]{1,12}(?:来说|而言|问题|没有|有意见|看法)  dui4=concerning  0.5
对  _  dui4=towards  0.5
向  _  xiang4=towards  0.8
跟  [鞋脚高后]_(?:{E}|断|很|太|儿)  gen1=heel  0.9
跟  _[^，。]{1,10}(?:一样|相同|差不多|不同|相比)  gen1=compared  0.65
跟  _ @follow\w*  gen1=to follow  0.7
跟  _  gen1=with  0.6
为  (?:称|视|选|成|定|改|作|分|列|认|译|变|当选|任命|命名|名)[^，。]{0,8}_  wei2=as  0.7
为  (?:时间|长|宽|高|重|期|率|值|额|量|名|均)_  wei2=to be  0.8
为  _[{N}0-9]  wei2=to be  0.8
为  _[^，。]{1,6}所  wei2=by  0.8
为  _[了此何]|_{P}  wei4=for  0.8
为  _[^，。为所]{2,8}(?:吵|争|哭|烦|担心|忙|骄傲|高兴|生气|奋斗|服务|操心|着急|准备|提供|举行|
    庆祝)  wei4=for  0.9
为  _  wei4=for  0.4
以  _(?:便|求|防|免|期|达|使|满足|保证|示)  yi3=in order to  0.8
以  _ @according to|judging|in my  yi3=according  0.6
以  _[^，。]{1,10}(?:速度|形式|方式|态度|价格|名义|身份|手段)  yi3=by means  0.7
以  _  yi3=by means  0.5
由  _[^，。]{1,8}(?:负责|主持|决定|承担|支付|担任|处理)  you2=(before a noun  0.8
由  _(?:于)  you2=because of  0.8
由  _[^，。]{1,8}(?:组成|构成)  you2=from  0.5
由  _  you2=by;  0.5
从  _[军政业商事]  cong2=(bound form) to engage  1.0
从  _[不没未]  cong2=(used before  1.0
从  _  cong2=from  0.8
让  _[^，。我你他她]{1,5}(?:吃|叼|拿走|抓|发现|看见|听见|弄|赶走|杀|淹|烧|拆) @by  rang4=by  0.9
让  _[^，。]{1,4}(?:给|偷|骗|打|咬|淋|撞|抢)  rang4=by  0.75
让  _(?:座|路|位|行人|步|先)  rang4=to yield  0.8
让  _ @ma[kd]e\w*|left  rang4=to make  0.7
让  不_|_ @let\w*|allow\w*|permit\w*  rang4=to permit  0.5
让  _[^，。]{1,4}(?:难过|高兴|失望|吃惊|感动|害怕|想起|觉得|着急)  rang4=to make  0.7
让  _ @ha[ds]|have|asked|told|got  rang4=to have sb  0.5
让  _  rang4=to let  0.4
叫  _[^，。]{0,3}(?:个|了|两|几|一|份)[^，。]{0,3}(?:菜|饭|外卖|咖啡|车|酒|面)  jiao4=to order
      0.9
叫  (?:大|喊|惨|尖|狗|鸡|鸟)_|_(?:起来|喊|声|了一声)  jiao4=to shout  0.8
叫  _[^，。]{1,4}(?:打碎|弄|骗|偷|给|吃|咬)  jiao4=by  0.7
叫  _{P}[^，。]*[去来做回快别过]  jiao4=to ask  0.6
叫  _(?:什么|[^，。]{1,5}(?:{E}))  jiao4=to be called  0.6
叫  _ @called|names?|named  jiao4=to be called  0.6
使  [大特天公]_|_[者节]  shi3=envoy  0.7
使  _  shi3=to make  0.5
个  _  ge4=(classifier  0.9
只  {D}_(?!有|是|要|能|会|好|见|想)  zhi1=classifier  1.0
只  _  zhi3=only  0.9
条  第{N}_  tiao2=article  1.0
条  {D}_(?:信息|新闻|消息|规定|建议|意见|日志|短信|命令|记录)  tiao2=item  0.9
条  {D}_  tiao2=classifier  0.8
张  _[嘴口开]  zhang1=to open  0.8
张  {D}_  zhang1=classifier for flat  0.9
本  {D}_  ben3=classifier  1.0
本  _(?:月|周|年|季度|世纪|届|次|赛季|星期|学期)  ben3=(bound form) this;  1.0
本  [亏赔老资保够][了]?_  ben3=capital  0.8
本  _(?:公司|人|校|报|站|书|店|机构|院|国|市|产品|单位|台|室|文)  ben3=(bound form) one's own  0.9
家  {D}_(?:公司|店|厂|医院|银行|企业|餐|饭|酒|媒体|报|人|书|超市|工厂|机构|咖啡|小|新|大|网|外)
      jia1=classifier  1.0
家  (?:科学|作|画|音乐|专|思想|政治|艺术|歌唱|企业|革命|银行|哲学|文学|历史|批评|小说|探险|实业|
    发明|资本|收藏)_  jia1=noun suffix  1.0
家  (?:回|在|离|到|搬|想)_  jia1=home  0.6
场  {D}_[^，。]{0,4}(?:雨|雪|病|梦|战争|灾|火|架|风|洪水|革命|争论|误会|戏|空)  chang2=classifier
      1.0
场  {D}_[^，。]{0,4}(?:球|比赛|赛|电影|演出|考试|音乐会|报告)  chang3=classifier for sport  1.0
次  (?:{D}|[上下首多再])_  ci4=classifier  1.0
回  {D}_(?:{E}|事|[，])  hui2=time  0.8
回  {N}_{E} @chapters?  hui2=section  1.0
回  _[了过]?(?:信|答|电话|话|复|应|邮件)  hui2=to answer  0.8
回  _  hui2=to go back  0.35
所  {D}_  suo3=classifier  1.0
所  _(?:有|谓|见|需|说|做|用|担|[^，。]{1,4}的)  suo3=particle  0.8
而  不是[^。]*，_|_(?:不|非|是)  er2=but  0.8
而  (?:因|由于|为)[^，。]*_  er2=(indicates causal  0.7
而  _ @but|yet|instead|while|whereas|not  er2=but  0.6
而  _  er2=and  0.4
也  (?:一[^，。]{0,4}|连[^，。]*|谁|什么|哪|怎么|再[^，。]*|即使[^。]*|就是[^。]*)_[没不]?
      ye3=(used after a verbal  0.75
也  _  ye3=also  0.6
又  _[^，。]{1,6}又|又[^，。]{1,6}_  you4=both  0.7
又  _(?:不是|没有|不会)  you4=(used for  0.6
又  _  you4=(once)  0.5
再  先[^。]*_|(?:等|以后|后|了|完|之后|明天|然后|，)_(?![怎])|_说  zai4=then  0.7
再  _(?:怎么|多|大|忙|难|苦)[^，。]*(?:，|也|都)  zai4=no matter  0.9
再  _(?:大|小|多|少|快|慢|便宜|长|高|好|早)一?[点些]  zai4=(before an adj  0.9
再  _ @again|once more|another|re\w+  zai4=again  0.6
再  _  zai4=again  0.45
没  _ @drown\w*|submerg\w*|inundat\w*|flood\w*|sank|sunk  mo4=to inundate  0.7
没  _  mei2=(negative  0.6
"""
