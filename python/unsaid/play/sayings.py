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
put-out lamp: light out | lamp out | switch off light | turn out light | put light out | turn light off | turn light out | switch light off
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

LOOSE_SAME = """
accuse blame fault scapegoat snitch grass guilty
ill sick cold flu fever sneeze cough unwell
fireplace mantelpiece mantel hearth fire chimney
spotlight lighting lamp bulb light
newspaper clipping photograph picture photo portrait
ledger book record accounts
police cop authority law station
surrender yield
stair staircase stairway landing corridor hallway hall
door doorway porch threshold exit
bed pillow blanket mattress cover duvet quilt sheet
kiss lip mouth
hug arm embrace hold
hand finger palm grip fist
phone mobile cell number line receiver voicemail
bag stuff thing clothes belongings
unpack empty tip
pack stuff cram fill throw
sum tally total number figure maths
tea brew cuppa kettle drink hot
kitchen sink fridge drink water thirsty hungry food
cry tear weep bawl sob eye
river bank water shore
home house flat apartment
scarf wool warm
umbrella rain wet
boat row oar ferry skiff sail
passport paper document
piano key bench stool keyboard
stove fire burn flame oven
envelope packet parcel
hat coat leave
comet sky star deck
soup broth
stone gem diamond jewel rock sapphire
alarm bell ring siren button
insurer insurance company
guard watchman
road journey way
price cost much pay charge
lid tin cover
milk cat
wedding bride groom couple newlyweds marriage invitation
mend fix repair work save together
wrong mistake fault offend upset hurt
good treat kind nice happy care
choose decide between either pick
distant withdraw cold avoid strange away pull
loved love adore
back return home
bright light shine glow
early soon short quick
envelope open unopened
ring call dial
enter in inside
turn round face
wait stay linger
lean rest press
comfort pat soothe
truth honest real really
lamp switch
late night hour
copy burn destroy
last rest end finish
casually nothing offhand incidentally
praise compliment applaud well
settle agree accept deal bargain buy sell purchase haggle shake
goodbye bye farewell wish road journey travel part
wedding marry married bride groom newlyweds newlywed couple
compliment praise flatter wonderful gorgeous nice lovely splendid beautiful light
ill sick cold unwell poorly flu chest cough
decline refuse excuse apology cannot
distant cold withdraw withdrawn remote far pull away
hurry rush haste time wait quick
betray denounce report police inform arrest
right perfect fine good wrong nothing okay ok fault flawless
wrong mistake fault error amiss bad
shore ashore land disembark
fix mend repair save rescue solve better
together both us join with
alone without single own
kind good treat nice gentle decent
mistake error wrong fault slip
hide shut close keep conceal closed fist
look inspect examine check study investigate
shelf display stand show
throw bin dump trash rubbish remove rid carry
flee escape run leave boat
reach hold extend stretch hand
lean rest head shoulder cheek against
open lift raise part
choose decide ultimatum choice either
recording message voicemail machine
sum count list add
insist defend maintain protest say right
lie pretend claim
offer invite ask
postpone delay adjourn put-off later tide
hard difficult vague unsure maybe know
everything all whole story
back return
pull lean move away shrink
hug hold embrace cling clutch squeeze cuddle arm
love adore fond mad
tram train station
glass sandglass hourglass sand timer
hat coat scarf
leave go depart walk quit
shout call yell cry back
@own confess admit guilty responsible
@own tell truth confess
@stay stay remain linger
@be nothing ignore relax idle still
catch take grab fetch get collect
accuse blame charge
agree accept admit yes consent
speak talk chat discuss say tell mention
beg implore plead entreat stay
know understand realise see
follow after chase pursue
toss throw remove chuck dump bin carry
show present reveal display hand
repair mend fix restore
strange odd weird funny
happy glad pleased
sad unhappy upset cry
afraid scared frighten fear
cheap dear expensive
secret hide hush
lift raise carry pick
turn face twist spin
close shut lock fasten
open unlock unlatch latch
stand rise up
sit chair bench seat
walk stroll wander pace step
drink sip cup
wake woken awake
hurt harm pain wound wrong
need want wish long
alone solitary nobody single
woman lady girl she
man fellow chap guy bloke he
passport paper papers document
deny not lie never
thank thanks grateful gratitude
toast cheers drink
prove proof evidence book
innocent guilty blame clear
tell inform report police
@stay @wait @be @silent @hold still stay sit idle wait
@silent @hold mum nothing quiet hush tongue mute
@watch watch see observe wait
@off go leave depart quit exit run flee scram
@phone ring call phone telephone dial number
@later postpone delay defer put-off later tomorrow tonight adjourn
away hide conceal pocket stow stash tuck keep drawer
steal nick pinch swipe nab rob take grab snatch lift
unwrap wrapping wrapper open tear undo unseal rip ribbon
sum count add reckon figure arithmetic total calculate calculation maths math number work-out
ill sick cold unwell poorly flu
new fresh another more second other
gem stone jewel diamond rock ruby
pretend claim lie fib bluff
truth honest honestly outright straight frankly plain plainly openly directly bluntly
fine right good ok okay well alright perfect splendid
touch hand stroke pat caress lay rest palm finger put
reach hold grasp take clasp squeeze hand
look see peek glance peer watch view inspect examine study gaze
ask beg request please plead question
lamp light lantern bulb candle
light shine glow bright lit brighten
lovely beautiful praise pretty compliment admire flatter
morning light dawn day sunrise daybreak
night evening dark darkness dusk
hour day week month summer winter time while
cost price worth pay much money expensive charge
give gift present hand offer donate
wrap parcel wrapping gift present
house home
book log journal diary page
dish plate saucer bowl
picture photograph photo snapshot image
boy child lad kid youngster
laugh joke joking funny ha chuckle haha grin
love dear darling adore fond
hate dislike ugly horrid hideous loathe detest despise
cry weep tear sob bawl
paper pencil write writing sheet document list
pen ink nib inkwell quill
sign signature name initial
sea tide water wave ship boat
message letter note word
envelope letter post sealed
soup bowl dish food
taste flavour tongue season salt
sleep bed nap rest doze tired pillow dream
bag case suitcase luggage pack
boot shoe lace
sorry apologise apology forgive fault regret mistake wrong
trust believe faith
answer reply respond
end stop finish over done
tea kettle brew cup cuppa
kettle boil
down downstairs descend
up upstairs ascend climb raise lift
alarm warn ring bell police
police cop officer
money coin pay penny
cloak coat jacket scarf shawl
hat coat
rope climb cord line
piano play music tune key
listen hear ear
burn fire destroy ash
strike cross delete remove erase off
name call who
refuse decline no reject
why reason because
know aware
kiss embrace hug hold
kneel knee
choose pick decide
window pane glass
break smash shatter
door doorway
insure insurance insurer
milk cream
cat kitty puss
wedding marry married bride
"""
"""Words that go together, by which it is guessed what is asked about, and nothing is done: rows as in ``SAME``."""

LOOSE = """
@off: i be out | be off now | must be go | must go | have to go | got to go | get to go | be go now
goodbye @off: bye | bye bye | cheerio | see you | see _ | so long | farewell | mind how _ go | ta ta | goodbye flat
laugh: hahaha | haha | ha ha | lmao | rofl | hehe | not keep straight face | lose it
hard: dunno | do not know | hard to tell | can not tell | could be late | not say when | no clue
say back: i too | love _ too | i love _ too
what wrong: be it i | do i do something | something i do | do i do thing | be it something i do | what matter | be matter
@stay: not _ stay | can _ stay | will _ stay | would _ stay | could _ stay | not leave | not leave i | not off
cost: how much | name your price | what be it worth
leave word: hear from i | hear of i | let _ know | write to _
@turn: look _ in face | look _ in eye | look at _
@own: guilty | culprit be i
well do: good job | nicely do | bravo | very good
@stay: stay please | please stay | do stay | stay here please | wait please | please not go | remain here
@wait: sit up | sit up until | see night out | stay till | while away
@let-ring: leave it to ring | leave it ring
accuse …: throw … under bus | shift blame to … | shift blame on … | point finger at … | snitch on … | tell on … | rat out …
@be: enjoy moment | go along with it | play along | smile | nod | stare at ceiling | look at ceiling | look at floor | sigh
unpack: empty bag | take everything out | put everything back | put it all back | put thing back | put clothes back
@turn: face _ | look round
praise: well do | congratulate _ | tell _ she do well | tell _ he do well | applaud _
keep: hold on to
right: nothing wrong with | nothing wrong | nothing be wrong | nothing be wrong with | not be wrong | all right | as it should be
goodbye: good day | safe travel | safe journey | safe trip | see _ off | say goodbye | send _ on way | so long | take care
open not: leave closed | leave it closed | leave it shut | keep it closed | keep it shut | keep closed
@keep walk: not stop $
say back love: love _ too | say same | say it too | feel same
hard: not know | not sure | no idea | be vague | who know | not tell when
hurry: no rush | no hurry | take P time | take time | not hurry | it can wait | can wait | there be time | not have to rush
accuse …: let … take blame | put blame on … | blame _ | pin it on … | fault be … | be … fault
tell go: send _ away | show _ door | throw _ out | chuck _ out | kick _ out | go on then | just go | go then | leave then
ask choose: give _ ultimatum | _ must choose | _ have to choose | make up _ mind
@own: it be fault | fault $ | own do | it be own do | mea culpa | i put it out | i be guilty | tell truth | tell _ truth | tell everything | tell all
not come: not attend | send apology | make excuse | turn down
wrap give: give away | pass on | regift | re-gift | pass it on | give it away
call back: come back | shout after _ | call after _ | shout name | call out | yell after _ | call _ name
go: leave town | get away | make off | make leave
kiss: give _ kiss | peck
hold _: not let go | keep hold _ | keep hold of _ | hold on to _ | hold _ hand | squeeze _ hand | take _ hand
go together _: go with _ | come with _ | leave with _ | leave together | go together
name: who be _ | who be it | what be she call
what wrong: what be wrong | what be matter | what be up | what i do
wish: good luck | all best
@silent @leave-it: say no more | not go on
@let-ring stop: let it ring out | ring out
sleep: close (P) eye | shut (P) eye
@let-ring: ignore (it) ring | ignore phone | ignore call | not pick up | not take call | not answer phone | let it ring
@silent @let-ring: not answer
@watch _: let _ (make) (next) move | let _ (be) (one) (to) speak | let _ talk | let _ answer | let _ explain | let _ respond
@watch _: let _ react | let _ say it | let _ reply | let _ finish | let _ continue | let _ carry on | let _ choose
@watch _: let _ play (on) | let _ handle it | let _ do (rest) | let _ tell it | let _ deal with it | let _ see to it
@watch _: leave it to _ | leave (last) (of) (it) to _ | up to _ | it be _ turn | it be _ move | your move | after you
@watch _: what will _ (say) (do) (answer) | how will _ react | how do _ react | how will _ take it | see if _
@watch _: see how _ take it | see what _ have to say | hear what _ (have) (to) (say) | wait to hear _ | hear _ out
@watch _: wait to see (what) (if) (how) _ (do) (say) | wait for _ answer | wait for _ reply | look at _ and wait | observe _
@watch _: keep my eye on _ | keep eye on _ | watch _ face | listen to _ | give _ chance to | wait until _ | wait till _
@watch: see what % (will) do | see what % (will) say | let % speak | let % talk | let % answer | let % go on | let % play
@watch: wait for % answer | wait to see what % do | wait to hear what % say | hear what % (have) (to) (say) | hear % out
@watch: watch % $ | keep watch | look on | just watch | just look
@wait: lie awake | stay awake | keep awake | stay up | wait up | let time slip by | let minute pass | let it come to
@wait: wait until | wait till | wait til | wait for | wait out | wait and hope | let evening come | wait some more | take breath
@wait: let summer go by | let month go by | let month pass | let week pass | let day go by | hang about | linger | not rush
@wait: let % go by | let % pass | let % come | keep wait | wait longer | stand by | hold off | not yet | let it get late
@be: as usual | act normal | go on as before | carry on as (usual) (normal) (before) | as if nothing happen | as if nothing be
@be: pretend nothing happen | pretend not to notice | not notice | look away | turn blind eye | shrug (it) (off) | let go $
@be: keep listen | just listen | keep stir | keep sit | keep lie there | stand there | stand here | stay in bed | keep cool
@be: not do it $ | not do that $ | do not do anything | not lift finger | sit still | keep still | stay still | freeze | be still
@be: not move (muscle) | stay calm | stay as i be | let thing be | ignore noise | ignore that | ignore it all | take no notice
@be: pay no attention | not care | who care | no matter | let matter rest
@silent: stay shut | keep trap shut | keep lip shut | say not thing | not speak up | not say more | say little | fall silent
@silent: remain silent | remain quiet | stay dumb | lip be seal | not mention (it) | not tell (_) $ | not tell (_) yet | speechless
@silent: not say it | not say that | not word | keep shtum | give no answer | give _ no answer | make no reply | not give answer
@hold: keep in | swallow word | bite back | stop self | check self | keep it from _ | hide it from _ | not let it out
@hold: hold your tongue | hold P tongue | keep feel to self | choke it back | leave it unsaid | leave it unspoken | think twice
@hold: pull self together | not go through with it | not push (it) | not dare | chicken out | lose nerve | bottle out
@leave-it: let it rest | let it lie | call it quits | that be it | that be that | be enough | end there | end it there
@leave-it: leave it so | it be over | no more question | no more word | not ask any more | not say any more | say not more
@leave-it: not go into it | not press (it) | not pursue it | abandon it | cut it short | finish here | stop there | have enough
@later: sleep on it | until morning comes | talk tomorrow | leave it till | put it off | another day | some other time | not today
@leave-it: forget about it | forget about % | forget % $
@stay: stay (here) with i | not @off | not go away | not go | not leave | not walk out
@own: own up | come clean | fess up | take (all) blame | be it i | it be i | i do it | be fault | own it
@own: i be one | be one who do it | blame i
@off: out of here | outta here | be off | be do here | head out | head off | be gone | be out | bail
@off: cut and run | push off | shove off | buzz off | call it day | time to go | split
@off: get lost | beat it | be through | storm out | show self out | see self out
@off: hop it | scarper | skedaddle | vamoose
@off: make exit | make self scarce | take leave | set off | get go | hit road | be on way | go own way | slip away
@watch: let _ go first | let _ do it | let _ begin | see how _ react | let _ make move | let _ move first
@watch: let _ answer | let _ decide | let _ do talk | see what _ | see how _ | keep eye on | what be _ up to
@wait: let time do it work | let day pass | pass time | while away time | sit it out | ride it out | wait it out
@wait: not rush | take it slow | be patient | see how thing go | see how it go | let thing take course | stall
@be: leave thing as they be | leave thing like that | let sleep dog lie
@be: keep out of it | not interfere | not get involve
@be: mind own business | go with flow | let it happen | accept it | sit back | not react | not touch it | chill
@wait: hang on | hold on | sit tight | bide time | until morning | til morning | until it get light | hang round
@wait: hold still | hold fire | see what happen | let hour go over | let hour go by | let it get light
@wait: let it get dark | let _ come | let night go | kill time | give it (bit) (more) time | take time | stay up
@silent: not answer _ (question) | not answer question | not reply | not respond | ignore (_) (it) | not say | zip it
@silent: not breathe word | keep lip seal | keep mouth shut | keep secret | shut trap
@silent: hush up | not utter word | swallow it
@hold: bottle it up | keep inside | leave unspoken | rein it in | restrain self | stop self | resist
@silent: button lip | stay mum | clam up | say zilch | not comment | no comment | not let on
@leave-it: drop subject | change subject | not mind | not bother | move on | let it slide | call it off
@leave-it: shrug (it) off | no matter | whatever | not matter | leave matter
sleep: hit hay | hit sack | turn in | nod off | drop off | lie down | go bed | get shut-eye | kip
@phone: get on phone | make call | phone up | call up | ring up | dial number | buzz | try _ number | reach _ by phone
@phone: be you there | where be you | please answer | hello be it | pick up | give _ call | give _ ring | on line
carry out: out it go | out with it
put-off: put it off | another day | put off
write paper: in write | write down | jot down
light: get light
outright: come out and | come right out | point blank | straight out | straight up
look: cast eye | lay eye | have gander | eyeball | size up | give it look | go over it | take closer look
ask: pop question | find out | want to know | wonder | sound out | quiz | grill | inquire
say: spill bean | let cat out of bag | blurt out | get it off chest | fill _ in | put card on table | come out with
laugh: crack up | laugh off | see funny side | make light
give: hand over | fork over | let _ have | pass over | slip _
take: help self to | get hold of | get hand on | lay hand on | make off with | walk off with
cry: well up | let it out | have good cry | bawl eye out | weep
steal: make off with | run off with | help self
touch: put hand on | put arm round | lay hand on | reach out
hug: put arm round | hold close | take in arm
refuse: say no | no way | no deal | not on life | over dead body
sign: put name | put signature
beg: get down on knee
look: have look | take look | check out | have peek | take peek
say sorry: beg pardon | forgive i | my bad | make amend
love: mean world | be everything
sit: take seat | have seat
leave word: let _ know | send word | be in touch | keep _ post
hate: can not stand | not bear | not stand | be sick of
give-up: throw in towel
"""
"""Turns of phrase in the same way: rows as in ``PHRASES``, looked for after those."""

OPPOSED = """
wrong right
show hide
show keep
open shut
open close
go stay
tell hide
accept refuse
lie truth
start stop
love hate
like hate
trust doubt
remember forget
let hold
latch leave
"""
"""Words that come to the same where one of them is denied."""

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
    return _rows(SAME)


@cache
def loose_groups() -> dict[str, frozenset[int]]:
    """The rows of ``LOOSE_SAME`` that each word stands in."""
    return _rows(LOOSE_SAME)


@cache
def opposed() -> frozenset[tuple[str, str]]:
    """The pairs of ``OPPOSED``, both ways round."""
    pairs = [(row.split()[0], row.split()[1]) for row in OPPOSED.split("\n") if row]
    return frozenset([*pairs, *((b, a) for a, b in pairs)])


def _rows(table: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(table.split("\n")):
        for word in row.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(rows) for word, rows in found.items()}


@cache
def phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The turns of phrase as patterns, a row at a time, with what they come to."""
    return _turns(PHRASES)


@cache
def loose_phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those of ``LOOSE``."""
    return _turns(LOOSE)


def _turns(table: str) -> tuple[tuple[re.Pattern[str], str], ...]:
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
