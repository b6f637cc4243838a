"""Rules, written as in function_rules.py, for what stands behind a verb and what needs an object.

How a deed comes out (花光, 气坏), who does it (叫雨淋湿), what it is done with (打篮球).
"""

COMPLEMENT_RULES = r"""
光  [花吃用喝卖输跑抢烧败掉赔拔脱剃忘死烂落拿偷搬走砍杀喝售][得不]?_(?:了|{E}|的)
      guang1=used up  1.2
光  _(?:是|有|说|靠|会|想|看|听|凭|知道|顾|吃|喝|做|这|那|{N})|(?:不能|别|不)_  guang1=only  0.9
光  _着?(?:脚|头|膀子|身子|屁股|背|腿)|_着  guang1=to leave  0.9
光  (?:很|真|太|特别|非常|[磨擦刨打]得?[很真]?|又滑又|又)_{E}  guang1=bright  0.8
叫  _[^，。{P}]{1,6}(?:[淋咬骗偷吃打撞吹晒弄拿抢抓看听猜说赶烧淹刮叮踩压]|拿走|发现|看见)[^，。]{0
    ,3}{E} @(?:was|were|is|are|been|being|be|got|gets?) (?:\w+ )?\w+(?:ed|en|t|un|own|ught)|by
      jiao4=by  1.0
叫  _{P}[^，。]{0,2}(?:[骗偷打抢猜拿弄]|看见|发现)[^，。]{0,3}{E} @by  jiao4=by  1.0
叫  _了?{N}(?:[份个盘碗杯瓶壶道辆客桌打]|点儿?)|_了?(?:辆|份|车|外卖|点)  jiao4=to order  1.0
叫  _ @order\w*  jiao4=to order  0.9
叫  _ @shout\w*|scream\w*|bark\w*|cr(?:y|ied|ies|ying)|yell\w*|crow\w*|mew\w*|chirp\w*|quack\w*|
    howl\w*|moo\w*|neigh\w*|bray\w*|sing\w*  jiao4=to shout  0.9
叫  _{P}[^，。]{1,8} @told|tells?|asked?|asks|have|has|had|wake|woke|called?  jiao4=to ask  0.5
让  _[^，。]{1,6}(?:[淋咬骗偷撞吹晒抢烧淹刮叮踩压弄吃叼]|拿走|发现|看见|打翻|打破|打碎)[^，。]{0,3
    }{E} @(?:was|were|is|are|been|being|be|got|gets?) (?:\w+ )?\w+(?:ed|en|t|un|own|ught)|by
      rang4=by  0.95
让  (?:互|谦|礼|请|一|谁也不|{P})_(?:一让|{E}|开|过)|_(?:开|道|道儿|座|一让|一下|了?一步)
      rang4=to yield  0.9
给  _[^，。]{1,6}(?:[淋咬骗偷撞吹晒抢烧淹刮叮踩压弄打]|拿走|发现|看见)[^，。]{0,4}{E} @(?:was|
    were|is|are|been|being|got|gets?) (?:\w+ )?\w+(?:ed|en|t|un|own|ught)|by
      gei3=(grammatical equivalent of 被)  0.9
把  {N}_[^，。]{0,3}(?:[刀伞椅扇锁匙壶剪剑枪琴斧尺勺梳刷铲锤锯叉钳弓锹锄]|提琴|吉他|二胡)
      ba3=classifier for things with  1.1
把  {N}_(?:大|小)?(?:米|沙|土|糖|盐|汗|泪|花生|豆|瓜子|草|花|头发|胡子|钱|泥|药|筷子|青菜|葱|韭菜|
    香|火|雪|骨头|年纪)  ba3=classifier: handful  1.05
才  _第?(?:{N}){1,5}(?:岁|个|天|年|块|点|分|次|斤|公里|米|[人]|本|张|页|口|名|位|层|元|小时|周|遍)
      cai2=(before an  1.0
从  _[不没未][^，。]|_来[不没]  cong2=(used before  1.0
过  (?:再|才|先|快|一起|能|要|想|不让|让{P}|难|敢|车)_{E}  guo4=to cross  0.8
过  _ @cross\w*|went over|go over  guo4=to cross  0.9
过  (?:日子|生活|假期?|节|年|生日)[^，。]{0,5}_[得完了]  guo4=to live  0.8
的  (?:{P}|[^，。]{0,5}(?:妹妹|哥哥|姐姐|弟弟|爷爷|奶奶|外婆|叔叔|阿姨|同学|同事|邻居|朋友|老板|
    经理|医生|孩子|儿子|女儿|丈夫|妻子|司机|作者|主人|主席|总统))_[^，。] @(?!it|that|he|she|
    there|here|what|let|who|where|how)\w+'s|\w+s'|of|my|your|his|her|our|their  de5=of;  0.75
透  [湿熟烂看猜想坏恨伤冷凉黑红吃摸糟渗浇淋晒咸气][得不]?_(?:了|{E}|的)  tou4=thoroughly  1.0
透  _(?:露|漏|信|风)  tou4=to tell  0.5
透  (?:白里|里)_|_(?:着|出)  tou4=to appear  0.7
掉  [忘扔丢撕卖删改戒输吃喝用花拆关换死逃跑溜走辞毁除剪砍擦洗抹脱甩取毙废干灭杀倒烧烂删推拿赔割锯
    切拔冲漏错浪费失][得不]?_(?:了|{E}|的|[^，。下在到进])  diao4=(used after  1.0
掉  _(?:了|过)?(?:头|转|车头|个头|过头|方向)  diao4=to turn  0.9
掉  (?:头发|毛|叶子|牙)_|_(?:头发|毛|叶子|牙)  diao4=to shed  0.7
掉  _(?:下|到|进|在|落)|(?:书|苹果|杯子|雨点)_  diao4=to fall  0.6
坏  [急气忙累饿乐吓笑渴愁想冻闷馋美激羞乐憋疼][得]?_|(?:高兴|激动|担心|紧张|着急)_
      huai4=(suffix)  1.1
坏  [打摔弄用砸碰踩撞敲碎摸玩压损][得不]?_  huai4=broken  0.8
坏  (?:奶|肉|菜|饭|鱼|虾|水果|蛋|面包|食物|苹果|桃|梨|东西|汤)[^，。]{0,3}_了  huai4=spoiled  0.9
坏  _ @spoil\w*|gone off|gone bad|went bad|went off|rotten|sour|turned  huai4=spoiled  0.8
坏  _了?{E} @break\w* down|broke down|broken down|out of order|doesn't work|not working|
    isn't working  huai4=to break down  0.8
坏  _ @broken|damaged|broke  huai4=broken  0.6
坏  _(?:人|蛋|事|消息|习惯|主意|天气|孩子|脾气|话)|[很太真最更]_  huai4=bad  0.8
打  _(?:了|过|着|完)?(?:一?[场局个])?(?:[网篮排足羽棒垒台橄]|乒乓|高尔夫|球|麻将|扑克|牌|太极|
    游戏|毛衣|领带|工|呼噜|鼾|嗝|盹|瞌睡|哈欠|喷嚏|招呼|官司|交道|主意|比方|手势|草稿|基础|赌|猎|
    鱼|柴|酒|酱油|饭|开水|车|的|雷|伞|灯|井|包|捆|折|针|电话|手机|字|印|卡|勾|叉|分|扫|滚|转)
      da3=a semantically  1.0
打  _(?:那|这|今|明|小|哪|头|一开|心[里眼])[^，。]{0,4}(?:起|来|去|儿|里|以后|之后|过|说|后)?|
    _[东西南北]边? @from|since|ever since  da3=(coll.) from  1.0
打  {N}_(?!{P})[^，。]{1,4} @dozens?  da2=(loanword)  1.0
走  [拿偷带开取抢跑飞寄送抱借逃骑搬赶牵拉吹冲推拐抓接调嫁卷抬端夺放][得不]?_(?:了|{E}|的|[^，。])
      zou3=from  1.3
打  (?:招呼|电话|球|牌|字|伞|针|工|官司|比方|哈欠|喷嚏|毛衣)[^，。]{0,4}_(?:了|{E}|完|过|得)
      da3=a semantically  1.0
动  _(?:手|脑筋?|笔|筷子?|刀|枪|武)(?!术)  dong4=to make use  0.8
靠  _(?:岸|站|边|近|拢)  kao4=to come near  1.0
靠  _(?:不住|得住|不上|得上|谱) @rel\w*|depend\w*|trust\w*  kao4=to depend  1.0
照  _着?[^，。]{0,4}(?:样子|做|办|原样|规定|计划|说明)  zhao4=according  0.9
照  _(?:了|过)?[^，。]{0,2}(?:相|照片)  zhao4=to take  0.9
管  (?:水|油|气|烟|钢|血|吸)_  guan3=tube  0.9
走  (?:表|钟|车|船|机器|火车|手表|挂钟|闹钟)[^，。]{0,4}_  zou3=to move  0.9
走  _ @leave|leaves|leaving|left|depart\w*|be going|get going|gone|go now|go away
      zou3=to leave  0.8
走  _(?:亲戚|人家|亲访友)  zou3=to visit  0.9
走  _(?:着|路|回|到|了[^，。]{0,5}(?:路|里|公里|天|小时))|_ @walk\w*|on foot  zou3=to walk  0.7
跑  [吓赶带拐偷飞放撵吹拿冲][得不]?_  pao3=(verb comp  1.0
跑  _ @escap\w*|r[au]n away|fled|flee\w*|got away|r[au]n off  pao3=to run away  0.8
背  (?:的|[我你他她您手脚刀椅马牛驴驼书]|直|弯|挺)_(?:{E}|[上有很痛疼后部影靠挺直都])
      bei4=the back  1.0
背  _(?:着|对|过|朝)[^，。]{0,3}(?:身|脸|面|风|光|门|窗|墙|阳|人)  bei4=to turn  0.8
背  _(?:着)(?:{P}|人|大家|父母|丈夫|妻子)[^，。]{1,8} @behind|secret\w*|without|hid\w*
      bei4=to hide  0.9
背  _(?:着)?[^，。]{0,4}(?:婴儿|娃|老人|伤员|柴|包袱|背包|竹篓|枪|药箱|粮|妹妹|弟弟|妈妈|父亲)|
    _ @on (?:my|your|his|her|its|their|our|the) backs?  bei1=to carry  0.9
背  (?:会|能|要|天天|每天|正在)_{E} @by heart|memori\w*|recit\w*  bei4=to learn  0.9
白  _(?:[跑忙等费走来去干说做花学哭活死教养疼问看写挨吃]|辛苦|担心|操心|高兴|浪费|努力|准备)
      bai2=in vain  0.8
白  _(?:[吃喝拿送给住看用坐玩得捡]) @free|free of charge|for nothing|without pay\w*|without charge
      bai2=free of charge  1.0
白  _了?{P}(?:一眼|两眼)  bai2=to stare  1.0
活动  (?:火山|地震|太阳|经济|商业|社会|人类)_  huo2dong4=(volcanic  0.9
活动  (?:[牙门桌椅腿]|有[点些]|钉子|螺丝)[^，。]{0,5}_  huo2dong4=shaky  1.0
活动  _(?:一?下|活动|身体|筋骨|手脚|四肢|腿脚|腰)  huo2dong4=to exercise  0.9
活动  _ @activit(?:y|ies)|events?|campaigns?  huo2dong4=(outdoor  0.6
大意  (?:太|很|真|粗心|一时|别|不能|千万|不可|疏忽|过于|有些|稍一|因)_|_ @careless\w*|negligen\w*
      da4yi5=careless  0.9
大意  的_|_(?:是|为|如下|讲) @gist|general|main|means?|mean\w*|idea|saying|summary  da4yi4=  0.8
硬  _(?:要|逼|拉|说|把|让|是|不|往|拖|撑|着头皮|塞|抢|闯|拼|挺|拽|留|叫|说)  ying4=resolutely  0.9
硬  (?:很|太|真|又|更|比|最|变|发|冻得|[^，。]得)_{E}|_(?:的|得|邦|木|座|币|纸|板)  ying4=hard  0.7
老  _(?:[是在想爱说看问骗忘输来去做不没]|迟到|生病|下雨|加班|出错|吵架|那么|这么) @always|keeps?|
    kept|all the time|forever|constantly|never  lao3=always  0.9
老  (?:肉|菜|牛排|鸡|笋|豆角)[^，。]{0,4}_(?:了|{E}) @tough|overcooked  lao3=(of meat  1.0
老  _(?:了|{E})|[很太真最更比]_|变_  lao3=old  0.6
热  _(?:一下|一热|热|了|好|过|饭|菜|牛奶) @(?:re)?heat\w*|warm\w*  re4=to warm  1.0
折  [打]{N}?_|{N}_(?:优惠|出售|销售)?{E}|_ @discount\w*|percent off|per cent off|% off|off
      zhe2=discount  1.0
拖  _(?:地|地板|楼道|走廊|一?下地) @mop\w*  tuo1=to mop  1.0
拖  (?:[再别往一不]|事情?|病|案子)_|_(?:到|延|时间|了|着不|下去) @delay\w*|put off|postpon\w*|
    drag\w*|stall\w*|play for time|long  tuo1=to delay  0.9
装  _(?:作|出|成|病|死|傻|睡|糊涂|着|聋|哑|样子|得|没) @pretend\w*|feign\w*|play\w*|fak\w*|act\w*
      zhuang1=to pretend  1.0
装  _(?:满|在|进|到|上|了?[^，。]{0,6}(?:书|衣服|水|货|行李|东西)) @fill\w*|pack\w*|load\w*|
    contain\w*|held|holds?|full  zhuang1=to load  0.8
装  _ @install\w*|fitted|fit|put in|put up  zhuang1=to install  0.9
盖  _(?:了|着|好|起|过)?[^，。]{0,5}(?:房|楼|屋|桥|庙|厂|学校|教堂|仓库|宫|棚) @buil\w*|put up|
    erect\w*  gai4=to build  1.0
盖  _ @cover\w*|lid on|pull\w* .{0,20}over|spread  gai4=to cover  0.7
挂  _(?:了|断|上)?(?:电话|机) @hung up|hang\w* up  gua4=to hang up  1.0
挂  _(?:号|专家|内科|外科)  gua4=to register  1.0
接  _(?:了|过|听|一下)?[^，。]{0,3}(?:电话|手机)  jie1=to answer  1.0
接  (?:车站|机场|码头|门口|学校|去|来)[^，。]{0,3}_|_[^，。]{0,4}(?:孩子|客人|人|朋友|机|站|妻子|
    你|我|他) @meet\w*|met|pick\w* up|fetch\w*|collect\w*|welcom\w*  jie1=to meet  1.0
接  _(?:球|住) @c[au]\w*t?ch|caught  jie1=to catch  0.9
送  _[^，。]{0,8} @see\w* \w+(?: \w+)? off|see off|saw \w+ off|seeing  song4=to see  1.1
送  _(?:了|过)?(?:{P})[^，。]{0,10} @gave|give\w*|present\w*|gift  song4=to give  0.9
送  _[^，。]{0,6}(?:信|货|报|快递|牛奶|外卖) @deliver\w*|brings?|brought|sen[dt]\w*
      song4=to send  0.8
换  _[^，。]{0,3}(?:衣服?|鞋|裤|裙|尿布|床单|袜)  huan4=to change  0.9
换  _[^，。]{0,4}(?:钱|美元|人民币|外币|零钱|英镑|日元|欧元)  huan4=to convert  0.7
交  _了?[^，。]{0,5}(?:朋友|男友|女友)  jiao1=to make friends  1.0
交  _[^，。]{0,5}(?:作业|钱|费|卷|税|租|报告|材料|罚款|给|稿)  jiao1=to hand over  0.9
省  _(?:了|着|下|点)?[^，。]{0,4}(?:时间|钱|电|水|力气|油|事|心|吃) @sav\w*|economi\w*|spar\w*
      sheng3=to save  1.0
省  _(?:去|略|掉) @omit\w*|leave out|left out|skip\w*|delet\w*  sheng3=to omit  1.0
生  _(?:了|过|下|完|的)?[^，。]{0,4}(?:孩子|儿子|女儿|女孩|男孩|双胞胎|娃|小猫|小狗|宝宝)
      sheng1=to give birth  1.0
生  _(?:在|于|下来) @born  sheng1=to be born  1.0
生  (?:[肉菜鱼饭蛋]|还是|半)[^，。]{0,4}_(?:的|吃|{E})|_(?:吃|鱼|肉|菜|鸡蛋|米) @raw|uncooked|
    underdone  sheng1=raw  1.0
熟  (?:路|人|地方|跟|和|很|不太|不|混)[^，。]{0,6}_{E} @know\w*|knew|familiar|acquaint\w*
      shu2=familiar  1.0
熟  _ @ripe\w*  shu2=ripe  1.0
熟  [煮烤烧蒸炒炖做][得不没]?_|_ @cooked|done  shu2=thoroughly  1.0
熟  睡[得]?[很正]?_  shu2=(of sleep  1.0
干  _(?:什么|啥|吗|活|得|了|过|完|着|下去|坏事|大事|起来) @do|does|did|doing|done|work\w*|job
      gan4=to do  0.9
干  [晒晾烤擦吹烘风][得不]?_|(?:衣服|头发|地|嘴|口|河|井)[^，。]{0,3}_(?:了|{E}) @dr(?:y|ied|ies|
    ying)  gan1=dry  1.0
疼  [头牙肚脚腿手腰背嗓胃眼心][^，。]{0,3}_|_(?:得|死|极) @hurt\w*|ach\w*|pain\w*|sore
      teng2=(it)  0.9
疼  _[^，。]{0,6} @lov\w*|dot\w*|fond|adore\w*|cherish\w*  teng2=to love  0.9
酸  [腿胳膊腰背肩手眼浑身脖][^，。]{0,4}_ @ach\w*|sore|stiff|tired  suan1=sore  1.0
酸  [心鼻][^，。]{0,3}_  suan1=sick at  0.7
淡  (?:汤|菜|味道|茶|酒|粥|咖啡|太|口味)[^，。]{0,3}_ @bland|tasteless|weak|insipid|light|salt|
    watery  dan4=tasteless  1.0
淡  _ @(?:pale|light) \w+|pale|light|faint  dan4=light in  0.5
紧  (?:手头|钱|经济|日子)[^，。]{0,4}_  jin3=hard up  1.2
紧  (?:鞋|衣服|裤子|领子|帽子|[拧绑系扎捆抓握抱闭关咬盯跟][得不]?)[^，。]{0,3}_ @tight\w*|firm\w*|
    hard  jin3=tight  0.9
松  _(?:一松|开|了|口气|手|绑|一下) @loos\w*|relax\w*|let go|releas\w*|slack\w*
      song1=to loosen  0.9
松  _(?:树|林|针|果|柏|木|枝)|_ @pines?  song1=pine  1.0
重  (?:病|伤|罪|责任|刑|灾)[^，。]{0,4}_ @serious\w*|bad\w*|sever\w*|grave\w*|heav\w*
      zhong4=serious  0.9
重  (?<![太很真更最这那么的])_(?![了的得量要大点病伤])[^，。]{1,3} @again|over|re\w+
      chong2=again  0.8
分  _[^，。]{0,2}(?:成|开|为|家|手|组|班) @divid\w*|separat\w*|split\w*|cut|broke\w*|part\w*
      fen1=to divide  0.9
分  (?:得|考|差|扣|满|领先|比)[^，。]{0,5}{N}_|_ @points?|marks?|scor\w*  fen1=a point  0.8
分  _(?:给|到|了|发)? @distribut\w*|allocat\w*|shar\w*|hand\w* out  fen1=to distribute  0.8
分  _(?:得|不)?(?:清|出|辨) @tell|distinguish\w*|difference  fen1=to distinguish  0.9
气  (?:把|让|使|叫|别|被|惹|受)[^，。]{0,4}_|_(?:死|坏|得|极|人|哭|病|{P}) @ang\w*|furi\w*|mad|
    annoy\w*|rage|fum\w*|infuriat\w*|cross|livid  qi4=to make angry  1.0
火  (?:很|太|特别|真|非常|最近|大|更)_(?:了|{E}|的|过|起来) @popular\w*|hot|hit|famous|rage|
    trend\w*|success  huo3=hot  1.2
"""
