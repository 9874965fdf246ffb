"""Everyday English that goes together, by which it is guessed what a line may mean.

``LOOSE_SAME`` has words that go together where a player and a writer speak of the same thing: *fire*, *burn*, *stove*.
``LOOSE`` has turns of phrase; it is looked through before and after ``PHRASES``, and its rows are read in the same way
(``sayings.py``). ``OPPOSED`` has words that come to the same where one of them is denied.

What is guessed is asked about, unless everything else speaks for it too (``sure.py``), so these tables are generous. It
is all to be true of English, not of one world.
"""

from __future__ import annotations

import re
from functools import cache

from unsaid.play.meant.sayings import rows, turns

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

LOOSE = """
@off: i be out | be off now | must be go | must go | have to go | got to go | get to go | be go now
goodbye @off: bye | bye bye | cheerio | see you | see _ | so long | farewell | mind how _ go | ta ta | goodbye flat
laugh: hahaha | haha | ha ha | lmao | rofl | hehe | not keep straight face | lose it
hard: dunno | do not know | hard to tell | can not tell | could be late | not say when | no clue
say back: i too | love _ too | i love _ too
what wrong: be it something i do | do i do something | something i do | do i do thing | what matter | be matter
what wrong: be it i
@stay: not _ stay | can _ stay | will _ stay | would _ stay | could _ stay | not leave | not leave i | not off
cost: how much | name your price | what be it worth
leave word: hear from i | hear of i | let _ know | write to _
@turn: look _ in face | look _ in eye | look at _
@own: guilty | culprit be i
well do: good job | nicely do | bravo | very good
@stay: stay please | please stay | do stay | stay here please | wait please | please not go | remain here
@wait: sit up | sit up until | see night out | stay till | while away
@let-ring: leave it to ring | leave it ring
accuse …: throw … under bus | point finger at … | shift blame to … | shift blame on … | snitch on … | tell on …
accuse …: rat out …
@be: go along with it | stare at ceiling | look at ceiling | look at floor | enjoy moment | play along | smile | sigh
@be: nod
unpack: empty bag | take everything out | put everything back | put it all back | put thing back | put clothes back
@turn: face _ | look round
praise: well do | congratulate _ | tell _ she do well | tell _ he do well | applaud _
keep: hold on to
right: nothing be wrong with | nothing wrong with | nothing be wrong | as it should be | nothing wrong | not be wrong
right: all right
goodbye: send _ on way | safe journey | safe travel | say goodbye | safe trip | see _ off | take care | good day
goodbye: so long
open not: leave closed | leave it closed | leave it shut | keep it closed | keep it shut | keep closed
@keep walk: not stop $
say back love: love _ too | say same | say it too | feel same
hard: not know | not sure | no idea | be vague | who know | not tell when
hurry: not have to rush | there be time | take P time | it can wait | take time | not hurry | no hurry | can wait
hurry: no rush
accuse …: let … take blame | put blame on … | blame _ | pin it on … | fault be … | be … fault
tell go: send _ away | show _ door | throw _ out | chuck _ out | kick _ out | go on then | leave then | just go
tell go: go then
ask choose: give _ ultimatum | _ must choose | _ have to choose | make up _ mind
@own: tell everything | it be own do | i put it out | tell _ truth | it be fault | i be guilty | tell truth
@own: mea culpa | tell all | fault $ | own do
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
@let-ring: ignore (it) ring | not answer phone | not take call | ignore phone | ignore call | not pick up
@let-ring: let it ring
@silent @let-ring: not answer
@watch _: let _ (be) (one) (to) speak | let _ (make) (next) move | let _ explain | let _ respond | let _ answer
@watch _: let _ talk
@watch _: let _ react | let _ say it | let _ reply | let _ finish | let _ continue | let _ carry on | let _ choose
@watch _: let _ play (on) | let _ handle it | let _ do (rest) | let _ tell it | let _ deal with it | let _ see to it
@watch _: leave it to _ | leave (last) (of) (it) to _ | up to _ | it be _ turn | it be _ move | your move | after you
@watch _: what will _ (say) (do) (answer) | how will _ react | how do _ react | how will _ take it | see if _
@watch _: see how _ take it | see what _ have to say | hear what _ (have) (to) (say) | wait to hear _ | hear _ out
@watch _: wait to see (what) (if) (how) _ (do) (say) | look at _ and wait | wait for _ answer | wait for _ reply
@watch _: observe _
@watch _: keep my eye on _ | give _ chance to | keep eye on _ | watch _ face | wait until _ | listen to _
@watch _: wait till _
@watch: see what % (will) say | see what % (will) do | let % answer | let % speak | let % go on | let % talk
@watch: let % play
@watch: hear what % (have) (to) (say) | wait to hear what % say | wait to see what % do | wait for % answer
@watch: hear % out
@watch: watch % $ | keep watch | look on | just watch | just look
@wait: lie awake | stay awake | keep awake | stay up | wait up | let time slip by | let minute pass | let it come to
@wait: let evening come | wait some more | wait and hope | take breath | wait until | wait till | wait til | wait for
@wait: wait out
@wait: let summer go by | let month go by | let month pass | let week pass | let day go by | hang about | not rush
@wait: linger
@wait: let it get late | let % go by | wait longer | let % pass | let % come | keep wait | stand by | hold off
@wait: not yet
@be: carry on as (usual) (normal) (before) | as if nothing happen | as if nothing be | go on as before | act normal
@be: as usual
@be: pretend nothing happen | pretend not to notice | shrug (it) (off) | turn blind eye | not notice | look away
@be: let go $
@be: keep lie there | keep listen | just listen | stand there | stay in bed | stand here | keep stir | keep cool
@be: keep sit
@be: do not do anything | not lift finger | not do that $ | not do it $ | keep still | stay still | sit still
@be: be still | freeze
@be: not move (muscle) | take no notice | ignore it all | stay as i be | let thing be | ignore noise | ignore that
@be: stay calm
@be: pay no attention | not care | who care | no matter | let matter rest
@silent: keep trap shut | keep lip shut | say not thing | not speak up | not say more | fall silent | say little
@silent: stay shut
@silent: not mention (it) | not tell (_) yet | not tell (_) $ | remain silent | remain quiet | lip be seal
@silent: speechless | stay dumb
@silent: give _ no answer | not give answer | give no answer | make no reply | not say that | not say it | keep shtum
@silent: not word
@hold: keep in | swallow word | bite back | stop self | check self | keep it from _ | hide it from _ | not let it out
@hold: keep feel to self | leave it unspoken | hold your tongue | leave it unsaid | hold P tongue | choke it back
@hold: think twice
@hold: pull self together | not go through with it | not push (it) | not dare | chicken out | lose nerve | bottle out
@leave-it: let it rest | let it lie | call it quits | that be it | that be that | be enough | end there | end it there
@leave-it: no more question | not ask any more | not say any more | no more word | say not more | leave it so
@leave-it: it be over
@leave-it: not go into it | not press (it) | not pursue it | cut it short | finish here | have enough | abandon it
@leave-it: stop there
@later: until morning comes | some other time | talk tomorrow | leave it till | sleep on it | another day | put it off
@later: not today
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


@cache
def loose_groups() -> dict[str, frozenset[int]]:
    """The rows of ``LOOSE_SAME`` that each word stands in."""
    return rows(LOOSE_SAME)


@cache
def opposed() -> frozenset[tuple[str, str]]:
    """The pairs of ``OPPOSED``, both ways round."""
    pairs = [(row.split()[0], row.split()[1]) for row in OPPOSED.split("\n") if row]
    return frozenset([*pairs, *((b, a) for a, b in pairs)])


@cache
def loose_phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those of ``LOOSE``."""
    return turns(LOOSE)
