"""Words that anybody has, whatever they know: of manners, weather, kitchens and roads. They say nothing of a world.

``CORE`` is so common that no world's text makes it telling; ``SMALL_TALK`` is harmless unless a fact is made of it;
so is ``DOING``, which says what anybody does with anything, and how things look. ``EVERYDAY`` is harmless where the
world has not the word.
"""

from __future__ import annotations

from unsaid.telling.voice.words import stem, word_set


def _all(words: str) -> frozenset[str]:
    """The words of a list, and their stems."""
    plain = word_set(words)
    return plain | frozenset(map(stem, plain))


CORE = _all(
    """
    be have do say go come take give know think see look want tell ask put get make let keep find feel seem leave
    stand sit turn use try call need mean hear stay begin start stop like love hope wish believe suppose wonder
    remember forget understand care mind matter trouble talk speak answer listen wait help work live
    thing time day night morning evening year week month hour minute moment today tonight yesterday tomorrow way
    place side word name life man woman boy girl people person friend good bad well better best worse old young new
    little small big great large long short right wrong true sure hard easy own same other another sorry glad tired
    happy afraid angry sir madam mister yes no please thank thanks perhaps maybe course rather quite certainly
    really only just even still yet again never always often sometimes once twice first last enough much many
    lie lay far idea notice happen ought worth perfect view real lose somebody nobody everybody anybody
    thursday friday saturday sunday monday tuesday wednesday
    ll ve s d re m ca wo don didn wasn isn doesn shan t o clock am pm
    """
)

SMALL_TALK = _all(
    """
    water tea coffee cup glassful bread milk sugar fire range chair table bed kitchen house home room door step
    stairs yard road way gate hill village town mile weather rain wind snow sun winter summer spring autumn
    storm blow wet cold hot warm dark light dog cat bird horse hand eye face foot head heart elbow arm hair
    mother father sister brother daughter son child husband wife family neighbour guest master
    age trade business price coin money shoe coat apron dress world
    beautiful fine handsome tidy steep lovely nice kind pretty clean dirty dear poor rich busy quiet
    drink eat cook sleep rest walk run hurry cry laugh smile write read sing carry bring fetch mean
    angry hungry thirsty married ill sick healthy nervous upset ashamed proud lonely worry worried
    fault world end bit lot cup bottle plate spoon bowl soup fish meat dinner supper breakfast
    ordinary common particular useful interesting fond trust promise excuse pardon liar fool
    owe fast fit rule roof window wall floor garden tree river field bench corner lamp candle thread
    """
)

DOING = _all(
    """
    set hang open close shut lock push pull pick drop throw catch cut break mend fix wash wipe polish rub brush sweep
    dust scrub fill pour spill boil burn cool lift raise lower move shift slide roll fall rise climb jump kick knock
    bang slam ring shout whisper creak rattle shake nod sigh cough sneeze breathe swallow bite chew sip bake roast
    stir serve order spend save earn lend borrow share offer accept agree choose decide plan intend manage fail try
    repair build draw paint count add measure weigh check test wave touch stare glance peer dream doubt argue quarrel
    fight complain blame scold praise greet meet visit return arrive travel ride drive rush wander follow lead guide
    send receive deliver wrap fold tie fasten wear change grow shrink gather collect join divide spoil waste ruin hurt
    heal wake remain finish continue pause occur appear teach learn practise prefer enjoy bother tease shrug admire
    empty full half straight flat cheap costly plain simple fancy strange odd funny usual regular proper decent honest
    foolish silly stupid clever wise sharp dull blunt soft rough smooth loud silent sudden slow quick early late deep
    shallow high low thick thin heavy strong weak fresh stale sour sweet bitter raw ripe whole spare extra main careful
    careless gentle rude polite civil patient stubborn wicked brave timid loyal faithful grateful red green blue white
    black brown grey yellow aloud awake asleep alive dead empty loose tight broken
    """
)

EVERYDAY = _all(
    """
    palate tongue nose mouth ear lip chin cheek neck shoulder chest knee leg toe finger thumb skin bone blood belly
    stomach pocket purse bag box basket drawer cupboard shelf counter stove oven pan pot kettle jug mug knife fork towel
    cloth sheet blanket pillow mirror clock key bell chimney attic cellar passage parlour landing ladder gutter fence
    hedge barn stable shed penny shilling pound farthing crockery pottery letter paper pen ink book newspaper page
    picture market church school inn station bridge street lane square soldier sailor doctor nurse priest teacher farmer
    baker butcher maid servant waiter policeman constable tenant widow bargain cost bill debt wages job apple egg butter
    cheese pie pudding cake onion potato carrot pepper vinegar oil wood stone mud ash smoke story tale joke song
    mantelpiece nephew niece uncle aunt cousin lady pride nerve temper mood habit manners noon midnight breath
    january february march april june july august september october november december
    """
)

QUIET = word_set(
    "be is are was were am look seem sound have has had got keep may might can could must should want need ve re"
)
"""Verbs by which something may be said of others in anybody's words: that they look tired, or may sit down."""


INDEFINITE = word_set(
    """
    somebody someone something anybody anyone whoever everybody everyone one some people man woman gentleman other
    both whichever others few who what which whose
    """
)

FUTURE = word_set("will ll shall soon")
EARLIER = word_set("had already longer yet before since previously formerly ago then")

WEATHER = _all("rain snow wind storm weather winter summer spring autumn cold hot warm sun fog frost blow hard")

TODAY = word_set("tonight today yesterday tomorrow")
