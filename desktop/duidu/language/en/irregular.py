"""Irregular inflections of English, which a stemmer misses: went and go, children and child."""

# One lemma a line with its irregular forms: verbs, then nouns, adjectives, pronouns and names.
_VERBS = """
arise arose arisen
awake awoke awoken
be am is are was were been being
bear bore borne born
beat beaten
become became
begin began begun
bend bent
bet betting
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
build built
burn burnt
buy bought
can could ca
catch caught
choose chose chosen
cling clung
come came
creep crept
deal dealt
dig dug
do did done does
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fling flung
fly flew flown flies
forbid forbade forbidden
forecast forecasting
foresee foresaw foreseen
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten getting
give gave given
go went gone goes
grind ground
grow grew grown
hang hung
have had has
hear heard
hide hid hidden
hold held
keep kept
kneel knelt
know knew known
lay laid
lead led
lean leant
leap leapt
learn learnt
leave left
lend lent
lie lay lain lying
light lit
lose lost
make made
mean meant
meet met
mistake mistook mistaken
overcome overcame
overtake overtook overtaken
pay paid
plead pled
prove proven
rebuild rebuilt
repay repaid
ride rode ridden
ring rang rung
rise rose risen
run ran
say said says
see saw seen
seek sought
sell sold
send sent
sew sewn
shake shook shaken
shine shone
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
slide slid
sow sown
speak spoke spoken
speed sped
spend spent
spill spilt
spin spun
spit spat
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
stink stank stunk
strike struck stricken
strive strove striven
swear swore sworn
sweep swept
swell swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
thrive throve
tread trod trodden
undergo underwent undergone
understand understood
undertake undertook undertaken
uphold upheld
wake woke woken
wear wore worn
weave wove woven
weep wept
will would wo
win won
wind wound
withdraw withdrew withdrawn
withhold withheld
withstand withstood
wring wrung
write wrote written
"""
_OTHERS = """
man men
woman women
child children
foot feet
tooth teeth
goose geese
mouse mice
louse lice
ox oxen
person people persons
knife knives
wife wives
life lives
leaf leaves
half halves
wolf wolves
shelf shelves
thief thieves
loaf loaves
calf calves
self selves
scarf scarves
crisis crises
thesis theses
basis bases
analysis analyses
hypothesis hypotheses
datum data
medium media
phenomenon phenomena
criterion criteria
bacterium bacteria
good better best
bad worse worst
far farther further farthest furthest
little less least
many more most
much more most
I me my mine myself
we us our ours ourselves
you your yours yourself yourselves
he him his himself
she her hers herself
it its itself
they them their theirs themselves
who whom whose
this these
that those
China Chinese
Japan Japanese
France French
England English
Britain British
Germany German
Spain Spanish
Russia Russian
Afghanistan Afghan
"""


def irregular_forms() -> dict[str, tuple[str, ...]]:
    """The lemmas of each irregular form, lower case: lay is a form of lie."""
    return _lemmas(_VERBS + _OTHERS)


def irregular_verbs() -> dict[str, tuple[str, ...]]:
    """The same of verbs alone."""
    return _lemmas(_VERBS)


def _lemmas(table: str) -> dict[str, tuple[str, ...]]:
    lemmas: dict[str, list[str]] = {}
    for line in table.lower().splitlines():
        lemma, *forms = line.split() or [""]
        for form in forms:
            lemmas.setdefault(form, []).append(lemma)
    return {form: tuple(found) for form, found in lemmas.items()}
