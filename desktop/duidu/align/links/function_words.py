"""Function words of Chinese and English, and which answer which.

A dictionary of meanings says little about them.
"""

from collections.abc import Mapping

_ANSWERS = """
的 of 's that which who whose
之 of 's
了 have has had 've was were did been
过 have has had 've been ever
着 is was being with
在 in at on during is was
于 in at on to by from
和 and with
与 and with
跟 with and
同 with and
及 and
以及 and as well
或 or
或者 or
是 is are was were be been being 's
有 have has had there is are was were 's 've with
没有 no not n't did nobody never have has
没 no not n't did never
不 not n't no do does did never
不是 not n't is was no
不能 can not n't cannot ca could
不会 not n't wo will ca
别 do not n't other
我 i me my
我们 we us our
咱们 we us our let 's
你 you your
您 you your
你们 you your
他 he him his
她 she her hers
它 it its
他们 they them their
她们 they them their
它们 they them their
自己 himself herself itself themselves myself own self
这 this these the it that
这些 these those the
这个 this the
那 that those the
那些 those the these
那个 that the
其 its their his her the
此 this that
该 the this
将 will would to shall be
会 will would can could
要 will would to must be going want have
能 can could able
可以 can could may
可能 may might could
必须 must have to
应 should
应该 should ought
得 to have must
把 the
被 by was were been be is are being
给 to for give
对 to for on of at toward
对于 for to on
为 for as to is of be
为了 for to in order
因 because due to for of
因为 because for
以 to with by in for as
从 from since
自 from since
向 to toward at
由 by from of
到 to until till at
至 to until
上 on in at up
中 in of among during
里 in inside
内 in within
下 under down
间 between among
之间 between among
时 when while at during time
后 after later since
以后 after later
之后 after
前 before ago
之前 before
以前 before ago
而 and but while
且 and
并 and also
但 but however
但是 but however
也 also too as well and
还 also still yet and even
都 all both
就 then just on
又 and again also
再 again then more
才 only until just
只 only just a
很 very
最 most
更 more
已 has have had already been
已经 has have had already been
曾 had have has been once
正在 is are was were being
等 and other others such as etc
等等 etc
所 that which what
说 said says that told
称 said says
表示 said says that
一 a an one the
一个 a an one the
一种 a an one kind
个 a an
名 a an
位 a an
张 a
条 a
年 in year years
月 in
日 on
如果 if
要是 if
比 than more
吗 do does did is are
吧
呢
啊
与否 whether
者 who those
让 to let
使 to
地
令 to
用 with to use by in
按 by according to
按照 under according to
据 according to
根据 according to under on
关于 on about of
通过 through by via
随着 with as
虽然 although though while
尽管 although though despite
所以 so therefore
因此 so therefore thus
什么 what anything
谁 who
哪 which
怎么 how
如何 how
为什么 why
多少 how much many
几 several few how many
"""

_ENGLISH = """
the a an of to in on at for by with from as and or but nor so if than that which who whom whose
this these those it its he him his she her they them their i me my we us our you your is are was
were be been being am have has had having do does did done will would shall should can could may
might must 's 're 've 'll 'd 'm n't no not there here up out off over into onto upon about between
among through during before after then when while where what how why also too very just only even
still yet again all both each every some any such own same other another more most much many
"""

# These say nothing inside a longer gloss: "to be able to" is about able.
_WEAK = (
    "the a an of to in on at for by with from as and or be is are it its one oneself that which "
    "have do get make up out off"
)

Answers = Mapping[str, frozenset[str]]


def chinese_answers() -> Answers:
    """For each Chinese function word (simplified) the English ones that often answer it."""
    return {line.split()[0]: frozenset(line.split()[1:]) for line in _ANSWERS.strip().splitlines()}


def english_function_words() -> frozenset[str]:
    """English function words as tokenisers write them: lower case, plain apostrophe."""
    return frozenset(_ENGLISH.split())


def english_weak_words() -> frozenset[str]:
    """Words that do not count when a gloss of several words is searched in a sentence."""
    return frozenset(_WEAK.split())
