"""English that the glosses of the dictionary lack, with the Chinese that answers it, as tables.

Phrases, idioms, names in an older spelling and abbreviations: each with headwords, the usual one
first. Written by hand of common phrasal verbs and idioms whose Chinese the index did not find.
"""

PHRASES = """
take after: 像 相像 | look up to: 尊敬 敬仰 | look out: 小心 当心 | get on: 上车 | get off: 下车
get over: 克服 恢复 | get used to: 习惯 | used to: 过去 以前 | give away: 送人 送
give back: 归还 还 | go ahead: 前进 | come up with: 想出 | come true: 实现 | come of age: 成年
set fire to: 放火 | break in: 闯入 | break into: 闯入 | bring about: 引起 造成 带来
call for: 要求 需要 | call up: 打电话 | care for: 照顾 关心 | check in: 登记 入住
check out: 退房 | clean up: 清理 打扫 | do without: 没有 | drop off: 下降 | drop out: 退学 辍学
eat out: 下馆子 | figure out: 想出 弄懂 | fill out: 填写 填 | hand out: 分发 | hold up: 举起
keep in mind: 记住 牢记 | keep up with: 跟上 | knock down: 撞倒 打倒 | knock out: 击倒
leave out: 遗漏 漏掉 | let down: 辜负 | let go: 放开 松手 | live on: 靠 | make sure: 确保 保证
make sense: 有道理 | make up: 编造 组成 | make a face: 做鬼脸 | make room: 腾
make out: 辨认 看出 | make ends meet: 收支相抵 | move on: 前进 | pass out: 晕倒 昏倒
pass by: 经过 路过 | pick out: 挑选 | play a trick: 捉弄 | play a role: 扮演 | pull down: 拆 拆除
put out: 熄灭 扑灭 | put up: 张贴 搭 | put up with: 忍受 容忍 | queue up: 排队 | read aloud: 朗读
ring up: 打电话 | run out of: 用完 | save up: 积攒 | sell out: 卖完 出卖 | sold out: 卖完
send for: 请 | slow down: 减速 放慢 | speak up: 大声 | stick to: 坚持 | take a break: 休息
take a look: 看看 | take a photo: 照相 拍照 | take apart: 拆开 拆 | take care: 当心 保重
take for granted: 理所当然 | take into account: 考虑 | take notes: 记录 | take on: 承担
take over: 接管 | tell off: 责备 骂 | throw away: 扔掉 扔 | tie up: 捆 系 | try on: 试穿
try out: 试 试用 | turn around: 转身 | turn back: 转身 | use up: 用完 | wear out: 磨损
wipe out: 消灭 | burst into tears: 大哭 放声大哭 | burst out laughing: 大笑
burst out crying: 大哭 | in love: 恋爱 | afraid of: 怕 害怕 | proud of: 自豪 骄傲
able to: 能 能够 | supposed to: 应该 | about to: 即将 | get well: 康复 | out of breath: 气喘吁吁
as though: 好像 仿佛 | as far as: 至于 | as a rule: 通常 | no one: 没有 无人
not at all: 毫不 | by no means: 决不 绝不 | by oneself: 独自 | by and by: 不久
by and large: 大体上 | for ever: 永远 | for good: 永远 | for sure: 肯定 一定
for the time being: 暂时 | for the sake of: 为了 | in a hurry: 匆忙 急忙 | in addition: 此外 另外
in bloom: 盛开 | in brief: 总之 | in common: 共同 | in favour of: 赞成 | in favor of: 赞成
in half: 一半 | in public: 当众 公开 | in the long run: 长远 | in the meantime: 同时
in the middle of: 中间 | in time: 及时 | in trouble: 困境 | in turn: 依次 轮流
in other words: 换句话说 | on board: 载客 | on earth: 究竟 到底 | on fire: 着火 失火
on one's own: 独自 | on sale: 出售 | on strike: 罢工 | on vacation: 度假 休假
one another: 互相 彼此 | out of the blue: 突然 忽然 | out of work: 失业 | rather than: 与其
the other day: 前不久 日前 | up to date: 最新 | under the weather: 不舒服 不适 | under way: 进行
what about: 怎么样 | what if: 万一 | flying colours: 出色 成功 | flying colors: 出色 成功
a great deal: 大量 | a good deal: 大量 | a number of: 一些 若干 | all over: 到处 遍
all the same: 还是 | all the time: 一直 老是 | piece of cake: 小菜一碟
cats and dogs: 倾盆大雨 瓢泼大雨 | pull someone's leg: 开玩笑 | spill the beans: 泄露 露馅
cost an arm and a leg: 昂贵 | arm and a leg: 昂贵 | drop in the ocean: 沧海一粟
add fuel to the fire: 火上浇油 | turn a blind eye: 视而不见 | at a loss: 不知所措
make a fuss: 大惊小怪 | out of the question: 不可能 | apple of one's eye: 掌上明珠
like father like son: 有其父必有其子 | step by step: 逐步 循序渐进 | little by little: 渐渐 逐渐
here and there: 到处 处处 | excuse me: 对不起 劳驾 | you're welcome: 不客气 | never mind: 没关系
see you: 再见 | once in a blue moon: 千载难逢 | on cloud nine: 兴高采烈
over the moon: 高兴 兴高采烈 | break a leg: 好运 | call it a day: 收工 | hit the road: 上路 出发
hit the books: 用功 | feel blue: 难过 | in hot water: 困境 | keep one's word: 守信
lend a hand: 帮忙 | give a hand: 帮忙 | make it up: 和好 | off the record: 私下
on second thoughts: 转念 | on second thought: 转念 | so long: 再见 | take it easy: 放松
to and fro: 来回 | to tell the truth: 说实话 | wet blanket: 扫兴 | what's up: 怎么了
with regard to: 关于 至于 | with respect to: 关于 | in terms of: 就
in accordance with: 根据 按照 | due to: 由于 | owing to: 由于 | prior to: 之前 | apart from: 除了
except for: 除了 | as opposed to: 而 | along with: 连同 和 | next to: 旁边 | close to: 接近
far from: 远离 | in case of: 万一 | in the course of: 期间 | let alone: 何况 | nothing but: 只
anything but: 决不 | all but: 几乎 | every other: 每隔 | would rather: 宁可 宁愿
nobody: 没有 无人 | incorrect: 不对 错误 不正确 | favorite: 喜爱 喜欢 | Tibet: 西藏
Tibetan: 藏族 藏语 | Xinjiang: 新疆 | Ningxia: 宁夏 | Guangxi: 广西 | Inner Mongolia: 内蒙古
Peking: 北京 | Nanking: 南京 | Canton: 广州 | Tientsin: 天津 | Amoy: 厦门 | Szechuan: 四川
Burma: 缅甸 | Laos: 老挝 | Belgium: 比利时 | Churchill: 丘吉尔 | Xi'an: 西安
Peking University: 北京大学 | Summer Palace: 颐和园 | Opium War: 鸦片战争
World War I: 第一次世界大战 一战 | Chinese: 中文 中国人 汉语 中国
Japanese: 日语 日本人 日本 日文
"""

# As they are written: WHO is no who.
ABBREVIATIONS = """
CEO: 首席执行官 总裁 | CFO: 首席财务官 | WHO: 世界卫生组织 | WTO: 世界贸易组织 世贸组织
UAE: 阿联酋 | PRC: 中华人民共和国 | ROC: 中华民国 | CCP: 中国共产党 中共 | CPC: 中国共产党 中共
PLA: 解放军 | KMT: 国民党 | FIFA: 国际足联 | IOC: 国际奥委会 | MBA: 工商管理硕士
PC: 电脑 个人电脑 | AI: 人工智能 | IT: 信息技术 | HR: 人力资源 | NGO: 非政府组织 | MP: 议员
PM: 首相 总理 下午 | AD: 公元 | BC: 公元前 | BCE: 公元前 | CE: 公元 | UN: 联合国 | EU: 欧盟
UK: 英国 | US: 美国 | USA: 美国 | GDP: 国内生产总值 | NATO: 北约 | IMF: 国际货币基金组织
FBI: 联邦调查局 | CIA: 中央情报局 | USSR: 苏联 | DNA: 脱氧核糖核酸 | HIV: 艾滋病病毒
AIDS: 艾滋病 | TV: 电视 | VIP: 贵宾 | NPC: 人大 | HK: 香港 | NYC: 纽约 | LA: 洛杉矶
CPI: 居民消费价格指数 | CCTV: 中央电视台 | OK: 好 行 | SOS: 求救 | UFO: 飞碟 不明飞行物 | IQ: 智商
EQ: 情商 | ID: 身份证 | ASAP: 尽快 | FAQ: 常见问题 | RMB: 人民币 | USD: 美元
GMT: 格林威治标准时间 | GPS: 全球定位系统 | CPU: 中央处理器 | SARS: 非典 | TCM: 中医 | HSR: 高铁
SME: 中小企业 | DPRK: 朝鲜 | ROK: 韩国 | EEC: 欧共体 | UNESCO: 联合国教科文组织
APEC: 亚太经合组织 | OPEC: 欧佩克 | NASA: 美国宇航局 | ASEAN: 东盟
"""
