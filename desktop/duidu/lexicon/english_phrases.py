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
look through: 浏览 翻阅 | put aside: 搁置 | put together: 组装 拼 | take down: 拆
take charge: 负责 | take effect: 生效 | take notice: 注意 | take a seat: 坐下 | give out: 分发
give way: 让路 让步 | break off: 中断 断绝 | break one's promise: 失信 食言 | break the news: 透露
bring in: 引进 | bring out: 拿出 推出 | bring together: 团结 | carry out: 执行 进行 实施
carry off: 夺走 | come to power: 上台 | come to one's senses: 醒悟 | come off: 脱落
come around: 苏醒 | come to life: 复活 | cut out: 剪 切 | cut up: 切碎 | do one's best: 尽力
do the dishes: 洗碗 | do harm: 伤害 危害 | fall apart: 散 | fall off: 掉 跌落 | fall short: 不足
feel sorry for: 同情 可怜 | find fault with: 挑剔 挑毛病 | get together: 聚会 相聚 | get hurt: 受伤
get away with: 逃脱 | get in the way: 妨碍 | get down to: 着手 | get the better of: 战胜
get hold of: 抓住 | get wet: 淋湿 | get divorced: 离婚 | go on: 继续 | go off: 爆炸
go over: 复习 检查 | go down: 下降 | go in for: 从事 | go blind: 失明 | go swimming: 游泳
go fishing: 钓鱼 | hang on: 等一下 | have a look: 看看 | have a cold: 感冒 | have a word with: 谈
have no choice: 别无选择 | have a baby: 生孩子 | hold back: 抑制 阻止 | hold on: 坚持 等一下
hold out: 伸出 | hold one's tongue: 住口 | hold hands: 牵手 | keep back: 隐瞒 | keep up: 保持
keep silent: 沉默 | keep an eye on: 照看 留意 看 | keep a secret: 保密 | keep waiting: 等
keep in touch: 联系 | keep away: 远离 | keep track of: 跟踪 | knock at: 敲 | knock over: 打翻
laugh at: 嘲笑 笑话 | lay off: 解雇 裁员 | lean on: 靠 | leave alone: 别管 | let in: 放进
let slip: 泄露 | lie down: 躺下 | light up: 照亮 | live up to: 不负 | lose sight of: 看不见
make a living: 谋生 | make a promise: 许诺 承诺 | make a phone call: 打电话
make an excuse: 找借口 | make a fool of: 愚弄 | make ready: 准备 | make war: 打仗
open up: 打开 开放 | own up: 坦白 | pay a visit: 拜访 访问 | play cards: 打牌
play tricks on: 捉弄 | pull through: 渡过 | see through: 看穿 | seek out: 寻找
settle down: 安顿 定居 | nod one's head: 点头 | show off: 炫耀 卖弄 | stand by: 待命
stand out: 突出 | stand up: 站起来 起立 | stand up for: 维护 | stick out: 伸出 | stir up: 煽动
talk into: 说服 | tell the truth: 说实话 | throw out: 扔掉 | track down: 追踪
try one's best: 尽力 | use one's head: 动脑筋 | watch out: 小心 当心 | wear off: 消失
wish for: 希望 盼望 | worn out: 筋疲力尽 疲惫 | back up: 支持 备份 | blow out: 吹灭
boil over: 溢出 | burn down: 烧毁 | burst into laughter: 大笑 | catch up: 赶上 追上
close down: 关闭 倒闭 | cool down: 冷却 | drive away: 赶走 | fed up with: 厌倦 | fed up: 厌倦
fight back: 反击 还击 | in charge: 负责 | in tears: 哭 | in the morning: 早上 | in vain: 徒劳 白白
in need of: 需要 | in no time: 马上 | in return: 回报 | in the dark: 黑暗 | in the distance: 远处
in the nick of time: 及时 | at ease: 自在 安心 | at most: 最多 | at peace: 和平 | at risk: 危险
at sea: 海上 | at war: 交战 | at your service: 效劳 | at the mercy of: 任凭
at the top of one's voice: 大声 | at stake: 利害攸关 | on the contrary: 相反 | on and on: 不停
on the rise: 上升 | on the point of: 正要 | on the basis of: 根据 | on credit: 赊账
on good terms: 友好 | by turns: 轮流 | by virtue of: 凭借 | by all means: 务必
for the present: 暂时 | for want of: 缺乏 | for no reason: 无缘无故 | for rent: 出租
from scratch: 从头 | of no use: 没用 | of one's own accord: 自愿 | out of control: 失控
out of danger: 脱险 | out of reach: 够不着 | out of sight: 看不见 | out of stock: 缺货
out of tune: 走调 | out of hand: 失控 | out of curiosity: 好奇 | out of nowhere: 突然
out of doors: 户外 | under construction: 施工 | under no circumstances: 决不 | no doubt: 无疑
not yet: 尚未 | as usual: 照常 照例 | as yet: 至今 | ahead of time: 提前 | over and over: 反复 再三
once and for all: 彻底 | all at once: 突然 | all day and night: 日夜 | above all: 尤其 首先
across the street: 对面 | better late than never: 亡羊补牢 | hand in hand: 手拉手 | how often: 多久
how are you: 你好 | instead of: 代替 | last but not least: 最后 | never again: 再也
now that: 既然 | per cent: 百分之 | plenty of: 许多 充足 | provided that: 只要
these days: 最近 如今 | to begin with: 首先 | to be honest: 说实话 | up to now: 至今
what a shame: 可惜 | would like: 想 想要 | have got to: 必须 | bite the bullet: 硬着头皮
beat around the bush: 拐弯抹角 | let the cat out of the bag: 泄露 | cut corners: 偷工减料
down in the dumps: 沮丧 | fish out of water: 不自在 | go the extra mile: 格外
hit the nail on the head: 一针见血 | in the same boat: 同舟共济 | keep one's fingers crossed: 祈祷
make a mountain out of a molehill: 小题大做 | play it by ear: 随机应变 | save face: 面子
skating on thin ice: 如履薄冰 | speak of the devil: 说曹操，曹操到 | stab in the back: 背叛
take with a grain of salt: 半信半疑 | the last straw: 导火线 | through thick and thin: 同甘共苦
twist one's arm: 强迫 | walk on eggshells: 小心翼翼 | wild goose chase: 徒劳
bring home the bacon: 养家 | in the blink of an eye: 一眨眼 转眼 | in the twinkling of an eye: 转眼
cross one's mind: 想到 | pros and cons: 利弊 | ins and outs: 来龙去脉 | Foreign Ministry: 外交部
Defence Ministry: 国防部 | Defense Ministry: 国防部 | Finance Ministry: 财政部
Education Ministry: 教育部 | Dream of the Red Chamber: 红楼梦
Romance of the Three Kingdoms: 三国演义 | Three Kingdoms: 三国 | Book of Songs: 诗经
Analects: 论语 | Three Gorges: 三峡 | Chinese New Year: 春节 | National Day: 国庆节
Second World War: 第二次世界大战 二战 | First World War: 第一次世界大战 一战
World Trade Organization: 世界贸易组织 世贸组织 | Vice President: 副总统 | Outer Mongolia: 外蒙古
Manchuria: 满洲 | Atlantic: 大西洋 | Mao Tse-tung: 毛泽东 | Lao Tzu: 老子 | Chuang Tzu: 庄子
Li Po: 李白 | Tu Fu: 杜甫 | Lu Hsun: 鲁迅 | Mount Tai: 泰山 | Everest: 珠穆朗玛峰
Ming Dynasty: 明朝 明代 | Tang Dynasty: 唐朝 唐代 | Han Dynasty: 汉朝 汉代
Yuan Dynasty: 元朝 元代 | Zhou Dynasty: 周朝 | Manchu: 满族 | Buddhist: 佛教 佛教徒
Taoist: 道教 道士 | Daoist: 道教 道士 | Confucian: 儒家 | Marxist: 马克思主义 | Frenchmen: 法国人
Englishmen: 英国人 | Cantonese: 粤语 广东话 | drop by: 串门 拜访 | stop by: 路过
in memory of: 纪念 | in honour of: 纪念 | in honor of: 纪念 | turn down: 拒绝 回绝
not to mention: 何况 别说 | in progress: 进行
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
