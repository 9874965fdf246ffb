"""Everyday English that says the same thing: the tables by which a typed line is matched to a choice.

``SAME`` has words that can stand for one another where a player and a writer choose differently: *mend*, *fix*.
``PHRASES`` has turns of phrase, each line with what they come to before the colon: plain words, or a mark that begins
with ``@``. They are looked for in base forms (``heard.py`` makes them), line by line. In them ``_`` is somebody, ``…``
up to three words that are kept, ``%`` one word of any kind; what stands in brackets may be missing, and ``$`` is the
end of what is to be done, ``~`` whatever comes before it. ``NEAR`` says which mark can do for which,
and how well: *wait* means “Let time pass”, or where there is none, “Let it be”.

It is all to be true of English, not of one world.
"""

from __future__ import annotations

import re
from functools import cache


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


SAME = """
say tell speak admit confess state mention declare announce explain inform shout whisper yell
answer reply respond
ask inquire enquire question demand
go walk head move run step climb wander travel ride proceed enter hurry march
take grab seize hold grasp clasp touch reach
take fetch get bring carry collect
carry take drag lug haul remove
pass give offer lend
put place set lay stow
look search hunt find seek
hug embrace hold cuddle
cry weep sob
laugh giggle chuckle snigger
sleep doze nap
make brew prepare
mend fix repair heal
steal rob pinch thieve
split share divide halve
strike cross delete remove erase
sign initial
open unwrap
refuse decline reject
choose pick select
protest insist object say
mention name
warn warning alert caution
support help
offer give
listen hear eavesdrop
thank thanks
light lamp
goodbye farewell bye
tram train bus trolley
picture photo photograph image
phone telephone
bag suitcase case luggage
attic loft
court courtyard yard
room bedroom bed
door doorway
stair staircase step
paper sheet form document
kill murder
kiss smooch
close shut
honest truth
good kind nice well
word message note
boy lad
towel cloth
mean meaningless
explain why reason
go flee escape
comfort console soothe
hate loathe despise
love adore
sorry apologise apologize apology
promise swear vow
beg plead implore
stop quit cease end
begin start
wake waken awaken
drink sip
eat taste
burn ignite
break smash
push shove
pull draw tug drag
write scribble
read study
lie fib
help assist aid
big large
small little
dad father
mum mother mom
child kid
quiet silent
angry cross furious
clean wash wipe
throw toss chuck fling hurl
drop release
cup mug
money cash coin
gun pistol revolver
letter note message
meet greet
kitchen scullery
street road
river water
station platform
photo snap
evening night
saucer dish plate
"""

PHRASES = """
after: not before | not until | not till | not til
well: no thank | no , thank
not say anything: not say word | not speak | not talk | not make sound | not tell _ anything
@silent: not say anything (to) (_) (yet) | say nothing (to) (_) | (keep) quiet | stay quiet | be quiet | go quiet
@silent: (keep) silent | stay silent | be silent | shut up | without word | say not word | keep mum | silence
@silent not ask: ask nothing | ask _ nothing | not ask anything | not ask _ anything
@silent: keep to self | keep it to self
@hold: hold back truth | hold truth back | hold it back | hold tongue | bite tongue | hold it in | keep it in
@hold: hold back
@hold: keep it back | leave it unsaid | restrain self
@watch _: wait and see what _ (will) do | wait and watch _ | what will _ do | let _ speak first | look what _ do
@watch _: watch what _ (will) do | see what _ (will) say | see what _ (will) do | wait for _ to ~ | wait for _
@watch _: watch _
@wait: wait and see
@wait: let moment pass | let it all pass
@wait: let (little) (some) (more) time pass | let hour pass | let time go by | let (some) time go by
@wait: let time go past | let time go past | wait for time to pass | time pass
@wait: wait (for) bit | wait while | wait moment | wait minute | wait here | wait on | wait | do nothing for now
@be: let it go by | let it alone | let thing be | let it pass | let it rest | let _ alone | let it lie | let it be
@be: let _ be
@be: let all be | leave _ alone | leave _ be | leave _ in peace | leave thing be
@leave-it: leave it alone | leave it at that | leave it there | leave it be | leave it here | leave thing
@leave-it: leave question | let it drop | end it here | give it up | forget it | stop here | leave it | give up
@leave-it: drop it | stop it | enough
@leave-it @let-go: let it go
@later: for another night | call it a night | until tomorrow | call it night | til tomorrow | not tonight
@later: for tonight | for night | tomorrow | not now | tonight | for now
@later: another night | another time | later
@be: not do anything | do nothing | just sit there | just sit here | sit there | sit here | stand here | stand there
@be: stay where i be | stay where be | stay here | stay there | stay put | pass | nothing for now
make tea: put kettle on | boil kettle | put tea on
go in: go in and see _ | go in to see _ | visit _ | go to see _ | go and see _ | walk in to _
@rise: get out of bed | get up | stand up | rise
sign: put name on | put name to | put name under
kneel: get on knee | go down on knee | fall on knee | get down on knee | kneel down | drop to knee
take tram: catch tram | get on tram | get tram | board tram | ride tram | leave on tram | go by tram | hop on tram
go in: enter (room) (flat) (house) | step in | come in | walk in
give self up: turn self in | hand self in | surrender | give self in
go up: go upstairs | climb upstairs | upstairs
go down: go downstairs | downstairs
back: be back | come back | get back | be home | come home | get home | return home | return
@keep walk: keep on walk | keep walk | carry on walk | walk on | keep go | not stop walk | go on walk | keep on go
@apart: stay apart | stay away | keep apart | keep away | keep out of it | stay out of it | stand aside
@turn: turn round | turn around | turn back | turn to _
@off: leave for good | walk out with | walk out on | walk out $ | get out $ | walk away | clear off | go out $
@off: run away | go away
@off: leave _ | leave with | depart | leave $ | go $
carry out: get rid of
carry out …: throw … out | toss … out | chuck … out | take … out | bring … out | carry … out | put … out of
steal from …: pick … pocket
answer: pick up phone | pick up $ | take call | answer phone | answer it | pick it up
take: pick up
@let-ring: let it ring (out) | not answer phone | not answer (it) | let phone ring | ignore phone | ignore call
@let-ring: ignore it
pack bag: grab bag | take bag | get bag | pack up | pack thing | pack stuff | pack bag | pack suitcase | pack
put-out lamp: put out lamp | turn off lamp | switch off lamp | turn out lamp | blow out lamp | put lamp out
put-out lamp: turn lamp off | turn lamp out | switch lamp off | blow lamp out | put out light | turn off light
light lamp: turn on lamp | switch on lamp | put on lamp | turn lamp on | switch lamp on | put lamp on
light lamp: turn on light | switch on light | put on light | turn light on | switch light on | put light on
put-out lamp: switch off light | switch light off | turn out light | turn light off
put-out lamp: turn light out | put light out | light out | lamp out
put away …: put … away
strike …: cross out … | strike out … | strike off … | cross … out | strike … out | strike … off | scratch out …
give …: hand over … | hand … over | let _ have …
say sorry: apologise | apologize
sleep: go back to sleep | go to sleep | get some sleep | fall asleep | get some rest
bed: back to bed
refuse: turn _ down | no way | no , and | turn down | turn it down | not accept | not give … | say no | not hand it over
@back-off: pull away hand | pull hand back | pull hand away | take hand back | draw hand back | shrink back
@back-off: draw back | pull back | draw away | step back
cry: let tear come | shed tear | burst into tear | have cry | break down
laugh: burst out laugh | have laugh | lol
ask: tell i | let i know | let know
@again what: what do _ say
@again: one last time | once more | one more time | once again | again
mention: tell _ about | talk about | speak about | talk to _ about | bring up | bring it up
say @again: repeat it | repeat
ask _ choose: make _ choose | make _ decide
lie still: lie there | keep still | stay still | pretend to be asleep | pretend to sleep | play asleep | lie quietly
lie still: be still | not move | keep lie still | lie still | lie there quietly
nobody: nobody else | no one else | no one | anybody else | anyone else
none: say not $ | there not (be) (next) one | there not | be none | there will be none | be never
meaningless: mean nothing | not mean anything | not mean thing
name: what be _ call | what _ be call | what be _ name
when: what time
how: be there any way to | be there way to | be there any way | be there way
fine: right
"""

NEAR: dict[tuple[str, str], float] = {
    ("@silent", "@hold"): 0.8,
    ("@silent", "@be"): 0.7,
    ("@silent", "@wait"): 0.7,
    ("@silent", "@apart"): 0.5,
    ("@hold", "@silent"): 0.8,
    ("@hold", "@be"): 0.6,
    ("@hold", "@wait"): 0.6,
    ("@wait", "@be"): 0.8,
    ("@wait", "@watch"): 0.7,
    ("@wait", "@hold"): 0.6,
    ("@be", "@wait"): 0.8,
    ("@be", "@watch"): 0.7,
    ("@be", "@hold"): 0.7,
    ("@be", "@silent"): 0.7,
    ("@leave-it", "@be"): 0.75,
    ("@leave-it", "@wait"): 0.6,
    ("@later", "@leave-it"): 0.6,
    ("@later", "@be"): 0.6,
    ("@later", "@wait"): 0.6,
    ("@watch", "@wait"): 0.75,
    ("@watch", "@be"): 0.75,
    ("@off", "go"): 0.6,
}
"""How well the second does for the first, where it is all that a choice says."""

LIGHT = words(
    "go walk move head run get take make give have do put place set be let come say tell speak ask keep start try "
    "see look shout leave stay turn hold bring want stop hand pass reach state find pull draw admit explain"
)
"""Verbs that say little by themselves: what goes with them decides."""

SOFT = words("truth loud aloud loudly quietly softly slowly quickly first straight thing anything something")
"""Words that count only where the menu has them."""

READY = words("@rise @turn stop come start go turn head sit stand")
"""What is often said first, on the way to the act that is meant."""

SPEECH = words(
    "say tell speak ask answer reply admit confess protest insist warn voice explain refuse thank name whisper "
    "shout mention announce inquire deny promise call object apologise apologize offer state"
)
"""Verbs of speaking."""

PARTICLES = words("out away back off up down in on over round home again through")
QUESTIONING = words("who what when where why how which whose whether")

FILLERS = words(
    "a an the to of at for with from by into onto some any this that these those there here then and but or so as "
    "if please just now really very well oh hey ok okay hi um er i be have do will would can could shall should "
    "may might must want like try decide let us we our my mine me self mr mrs miss ms dr try too also about it "
    "than all everything more much own both while after anyway instead maybe perhaps even yet ,"
)
"""Words that say nothing about which act is meant."""

PEOPLE = words("he him his she her hers they them their theirs you your yours")


@cache
def groups() -> dict[str, frozenset[int]]:
    """The rows of ``SAME`` that each word stands in."""
    return rows(SAME)


def rows(table: str) -> dict[str, frozenset[int]]:
    """The rows of a table that each word stands in."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(table.split("\n")):
        for word in row.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(rows) for word, rows in found.items()}


@cache
def phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The turns of phrase as patterns, a row at a time, with what they come to."""
    return turns(PHRASES)


def turns(table: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Turns of phrase as patterns, a row at a time, with what they come to."""
    rows = [line.partition(": ") for line in table.split("\n") if line]
    return tuple((_row(many), f"{comes} ") for comes, _, many in rows)


def _row(many: str) -> re.Pattern[str]:
    """The pattern of a row: the longer of its phrases first. Each word is followed by one space."""
    ways = sorted(many.split(" | "), key=len, reverse=True)
    return re.compile("(?<!\\S)(?:" + "|".join("".join(map(_part, way.split())) for way in ways) + ")")


def _part(word: str) -> str:
    bare = word.strip("()")
    one = {
        "_": r"([A-Z]\S*(?: [A-Z]\S*)?) ",
        "…": r"((?:[^\s,]+ ){0,3}?)",
        "$": r"(?=$|, |and |then )",
        "~": r"(?:[^\s,]+ )*?(?=$|, |and |then )",
        "%": r"[a-z][^\s,]* ",
    }.get(bare)
    one = one or re.escape(bare) + " "
    return f"(?:{one})?" if bare != word else one


@cache
def vocabulary() -> frozenset[str]:
    """Every word of the tables."""
    said = {word.strip("()") for word in PHRASES.replace(":", "").split()}
    return frozenset(w for w in said | groups().keys() | FILLERS | LIGHT | PARTICLES if w.isalpha() and w.islower())
